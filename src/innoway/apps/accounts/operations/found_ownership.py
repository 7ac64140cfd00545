"""Give an organisation its first owner."""

import datetime

from django.db import transaction

from innoway.apps.accounts.enums import DelegationRole
from innoway.apps.accounts.errors import OwnerExists, PrincipalMissing
from innoway.apps.accounts.models import Delegation, Principal
from innoway.apps.accounts.operations.grant_delegation import grant_delegation


@transaction.atomic
def found_ownership(*, organisation_id: int, account_id: int, at: datetime.datetime) -> Delegation:
    """Make a person owner, without an end, of an organisation that has no owner.

    The app that keeps organisations decides whether the person has shown the right to it.

    Raises:
        PrincipalMissing: Nobody told this app of the organisation.
        OwnerExists: Somebody owns the organisation at the moment.
        AccountMissing: The account does not exist or is closed.
    """
    if Principal.objects.select_for_update().filter(pk=organisation_id).first() is None:
        raise PrincipalMissing
    owners = Delegation.objects.filter(principal_id=organisation_id, role=DelegationRole.OWNER)
    if owners.in_force(at).exists():
        raise OwnerExists
    return grant_delegation(
        organisation_id=organisation_id,
        account_id=account_id,
        role=DelegationRole.OWNER,
        granted_by_id=None,
        at=at,
    )
