"""Give a person another role for the same organisation."""

import datetime

from django.db import transaction

from innoway.apps.accounts.enums import DelegationRole
from innoway.apps.accounts.errors import RoleUnchanged
from innoway.apps.accounts.events import RoleChanged
from innoway.apps.accounts.models import Delegation
from innoway.apps.accounts.operations.grant_delegation import grant_delegation
from innoway.apps.accounts.operations.revoke_delegation import revoke_delegation
from innoway.foundation.audit import record_act
from innoway.foundation.events import publish


@transaction.atomic
def change_role(
    *, delegation_id: int, role: DelegationRole, changed_by_id: int, at: datetime.datetime
) -> Delegation:
    """End one role and begin another at the same moment, with the same end.

    The old row stays as it was until now: who approved what last year remains answerable.

    Raises:
        DelegationMissing: There is no such delegation, or the actor may not know of it.
        NotAnOwner: The actor does not manage the organisation's people.
        DelegationOver: It ended or was revoked before.
        RoleUnchanged: The role is the present one.
        DelegationHeld: The person has the new role already.
        LastOwner: The person is the last owner without an end date.
    """
    ended = revoke_delegation(delegation_id=delegation_id, revoked_by_id=changed_by_id, at=at)
    if ended.role == role:
        raise RoleUnchanged
    new = grant_delegation(
        organisation_id=ended.principal_id,
        account_id=ended.account_id,
        role=role,
        granted_by_id=None,
        at=at,
        start=max(at, ended.start),
        end=ended.end,
    )
    new.granted_by_id = changed_by_id
    new.save(update_fields=["granted_by"])
    record_act(
        "accounts.role-changed",
        account_id=changed_by_id,
        object_kind="delegation",
        object_id=new.pk,
        organisation_id=new.principal_id,
        facts={"from": ended.role, "to": new.role, "person": new.account_id},
    )
    publish(RoleChanged(new.pk, new.account_id, new.principal_id, new.role))
    return new
