"""Stop acting for an organisation."""

import datetime

from django.db import transaction

from innoway.apps.accounts.enums import DelegationRole
from innoway.apps.accounts.errors import LastOwner, PrincipalMissing
from innoway.apps.accounts.events import OrganisationLeft
from innoway.apps.accounts.models import Delegation, Principal
from innoway.apps.accounts.rules import lasting_owner_remains
from innoway.foundation.audit import record_act
from innoway.foundation.events import publish


@transaction.atomic
def leave_organisation(
    *, organisation_id: int, account_id: int, at: datetime.datetime
) -> list[Delegation]:
    """End all of a person's own roles for an organisation, present and to come.

    Raises:
        PrincipalMissing: The person does not act for the organisation.
        LastOwner: The person is its last owner without an end date.
    """
    if not Principal.objects.select_for_update().filter(pk=organisation_id).first():
        raise PrincipalMissing
    held = list(
        Delegation.objects.filter(
            principal_id=organisation_id, account_id=account_id, revoked_at=None
        ).not_over(at)
    )
    if not held:
        raise PrincipalMissing
    mine = tuple(delegation.pk for delegation in held)
    owns = any(delegation.role == DelegationRole.OWNER for delegation in held)
    if owns and not lasting_owner_remains(organisation_id, at, without=mine):
        raise LastOwner
    for delegation in held:
        delegation.revoked_at = at
        delegation.revoked_by_id = account_id
        delegation.save(update_fields=["revoked_at", "revoked_by"])
    record_act(
        "accounts.organisation-left",
        account_id=account_id,
        object_kind="organisation",
        object_id=organisation_id,
        organisation_id=organisation_id,
        facts={"roles": [delegation.role for delegation in held]},
    )
    publish(OrganisationLeft(account_id, organisation_id))
    return held
