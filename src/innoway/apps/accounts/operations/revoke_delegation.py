"""End a person's role for an organisation."""

import datetime

from django.db import transaction

from innoway.apps.accounts.enums import DelegationRole
from innoway.apps.accounts.errors import (
    DelegationMissing,
    DelegationOver,
    LastOwner,
    NotAnOwner,
)
from innoway.apps.accounts.events import DelegationRevoked
from innoway.apps.accounts.models import Account, Delegation, Principal
from innoway.apps.accounts.rules import (
    can_appoint_staff,
    can_manage_people,
    can_view_delegation,
    lasting_owner_remains,
)
from innoway.foundation.audit import record_act
from innoway.foundation.events import publish


@transaction.atomic
def revoke_delegation(
    *, delegation_id: int, revoked_by_id: int, at: datetime.datetime
) -> Delegation:
    """Take a role away at once; owners do it for their organisation, administrators for any.

    The organisation's row is locked first, so that two owners who end each other's role at the
    same moment cannot both succeed.

    Raises:
        DelegationMissing: There is no such delegation, or the actor may not know of it.
        NotAnOwner: The actor sees the delegation but does not manage the organisation.
        DelegationOver: It ended or was revoked before.
        LastOwner: No owner without an end date would remain.
    """
    delegation = Delegation.objects.filter(pk=delegation_id).first()
    if delegation is None:
        raise DelegationMissing
    Principal.objects.select_for_update().get(pk=delegation.principal_id)
    delegation.refresh_from_db()
    _check_actor(Account.objects.get(pk=revoked_by_id), delegation, at)
    if not _not_over(delegation, at):
        raise DelegationOver
    keeps = delegation.role != DelegationRole.OWNER or lasting_owner_remains(
        delegation.principal_id, at, without=(delegation.pk,)
    )
    if not keeps:
        raise LastOwner
    delegation.revoked_at = at
    delegation.revoked_by_id = revoked_by_id
    delegation.save(update_fields=["revoked_at", "revoked_by"])
    record_act(
        "accounts.delegation-revoked",
        account_id=revoked_by_id,
        object_kind="delegation",
        object_id=delegation.pk,
        organisation_id=delegation.principal_id,
        facts={"role": delegation.role, "person": delegation.account_id},
    )
    publish(
        DelegationRevoked(
            delegation.pk, delegation.account_id, delegation.principal_id, delegation.role
        )
    )
    return delegation


def _check_actor(actor: Account, delegation: Delegation, at: datetime.datetime) -> None:
    if not can_view_delegation(actor, delegation, at):
        raise DelegationMissing
    if not (can_manage_people(actor, delegation.principal_id, at) or can_appoint_staff(actor)):
        raise NotAnOwner


def _not_over(delegation: Delegation, at: datetime.datetime) -> bool:
    return delegation.revoked_at is None and (delegation.end is None or delegation.end > at)
