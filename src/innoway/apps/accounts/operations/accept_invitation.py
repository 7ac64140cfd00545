"""Take the role that an owner offered."""

import datetime

from django.db import transaction

from innoway.apps.accounts.enums import DelegationRole
from innoway.apps.accounts.errors import InvitationForAnother, InvitationInvalid, InvitationOver
from innoway.apps.accounts.events import InvitationAccepted
from innoway.apps.accounts.models import Account, Delegation, Invitation
from innoway.apps.accounts.operations.grant_delegation import grant_delegation
from innoway.apps.accounts.queries.address import owns_address
from innoway.apps.accounts.rules import can_manage_people
from innoway.foundation.audit import record_act
from innoway.foundation.events import publish


@transaction.atomic
def accept_invitation(*, invitation_id: int, account_id: int, at: datetime.datetime) -> Delegation:
    """Turn an open invitation into a delegation of the account that owns the mailbox.

    The right to invite is asked again: an owner who was removed in the meantime leaves no
    open doors behind.

    Raises:
        InvitationInvalid: There is no such invitation.
        InvitationForAnother: The invited address is not a confirmed one of this account.
        InvitationOver: It was answered, withdrawn, expired, or the inviter is no owner any more.
        DelegationHeld: The person has this role already.
        PeriodOver: The role would have ended before it begins.
    """
    invitation = Invitation.objects.select_for_update().filter(pk=invitation_id).first()
    if invitation is None:
        raise InvitationInvalid
    if not owns_address(account_id, invitation.email):
        raise InvitationForAnother
    if not _still_stands(invitation, at):
        raise InvitationOver
    delegation = grant_delegation(
        organisation_id=invitation.principal_id,
        account_id=account_id,
        role=DelegationRole(invitation.role),
        granted_by_id=invitation.invited_by_id,
        at=at,
        end=invitation.delegation_end,
        consented=True,
    )
    invitation.answered_at = at
    invitation.accepted = True
    invitation.save(update_fields=["answered_at", "accepted"])
    record_act(
        "accounts.invitation-accepted",
        account_id=account_id,
        object_kind="invitation",
        object_id=invitation.pk,
        organisation_id=invitation.principal_id,
        facts={"delegation": delegation.pk},
    )
    publish(InvitationAccepted(invitation.pk, delegation.pk, invitation.principal_id))
    return delegation


def _still_stands(invitation: Invitation, at: datetime.datetime) -> bool:
    if invitation.answered_at or invitation.withdrawn_at or invitation.expires_at <= at:
        return False
    inviter = Account.objects.filter(pk=invitation.invited_by_id or 0).first()
    return inviter is not None and can_manage_people(inviter, invitation.principal_id, at)
