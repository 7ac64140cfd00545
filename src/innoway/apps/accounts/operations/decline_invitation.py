"""Say no to an offered role."""

import datetime

from django.db import transaction

from innoway.apps.accounts.errors import InvitationForAnother, InvitationInvalid, InvitationOver
from innoway.apps.accounts.events import InvitationDeclined
from innoway.apps.accounts.models import Invitation
from innoway.apps.accounts.queries.address import owns_address
from innoway.foundation.audit import record_act
from innoway.foundation.events import publish


@transaction.atomic
def decline_invitation(*, invitation_id: int, account_id: int, at: datetime.datetime) -> Invitation:
    """Close an open invitation without taking the role.

    Raises:
        InvitationInvalid: There is no such invitation.
        InvitationForAnother: The invited address is not a confirmed one of this account.
        InvitationOver: It was answered, withdrawn or has expired.
    """
    invitation = Invitation.objects.select_for_update().filter(pk=invitation_id).first()
    if invitation is None:
        raise InvitationInvalid
    if not owns_address(account_id, invitation.email):
        raise InvitationForAnother
    if invitation.answered_at or invitation.withdrawn_at or invitation.expires_at <= at:
        raise InvitationOver
    invitation.answered_at = at
    invitation.accepted = False
    invitation.save(update_fields=["answered_at", "accepted"])
    record_act(
        "accounts.invitation-declined",
        account_id=account_id,
        object_kind="invitation",
        object_id=invitation.pk,
        organisation_id=invitation.principal_id,
    )
    publish(InvitationDeclined(invitation.pk, invitation.principal_id))
    return invitation
