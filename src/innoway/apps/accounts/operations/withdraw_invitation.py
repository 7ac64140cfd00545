"""Take an offer back before it is answered."""

import datetime

from django.db import transaction

from innoway.apps.accounts.errors import InvitationInvalid, InvitationOver
from innoway.apps.accounts.events import InvitationWithdrawn
from innoway.apps.accounts.models import Account, Invitation
from innoway.apps.accounts.rules import can_view_invitation
from innoway.foundation.audit import record_act
from innoway.foundation.events import publish


@transaction.atomic
def withdraw_invitation(
    *, invitation_id: int, withdrawn_by_id: int, at: datetime.datetime
) -> Invitation:
    """Make the link in the mail worthless.

    Raises:
        InvitationInvalid: There is no such invitation for an owner of its organisation.
        InvitationOver: It was answered or withdrawn, or has expired.
    """
    invitation = Invitation.objects.select_for_update().filter(pk=invitation_id).first()
    actor = Account.objects.get(pk=withdrawn_by_id)
    if invitation is None or not can_view_invitation(actor, invitation, at):
        raise InvitationInvalid
    if invitation.answered_at or invitation.withdrawn_at or invitation.expires_at <= at:
        raise InvitationOver
    invitation.withdrawn_at = at
    invitation.save(update_fields=["withdrawn_at"])
    record_act(
        "accounts.invitation-withdrawn",
        account_id=withdrawn_by_id,
        object_kind="invitation",
        object_id=invitation.pk,
        organisation_id=invitation.principal_id,
    )
    publish(InvitationWithdrawn(invitation.pk, invitation.principal_id))
    return invitation
