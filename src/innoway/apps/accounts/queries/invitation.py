"""Invitations as their recipients meet them."""

import datetime
from collections.abc import Sequence

from allauth.account.models import EmailAddress
from django.core import signing

from innoway.apps.accounts.errors import InvitationInvalid
from innoway.apps.accounts.models import Invitation
from innoway.apps.accounts.models.invitation import SALT


def invitation_of_token(token: str) -> Invitation:
    """Return the invitation that a signed link names, whatever its state; one query.

    Raises:
        InvitationInvalid: The signature is not ours, or the invitation is gone.
    """
    try:
        number = signing.loads(token, salt=SALT)
    except signing.BadSignature as fault:
        raise InvitationInvalid from fault
    invitation = Invitation.objects.select_related("principal").filter(pk=number).first()
    if invitation is None:
        raise InvitationInvalid
    return invitation


def invitations_for(account_id: int, at: datetime.datetime) -> Sequence[Invitation]:
    """Return the open offers to the confirmed mailboxes of an account; one query."""
    mailboxes = EmailAddress.objects.filter(user_id=account_id, verified=True).values("email")
    rows = Invitation.objects.open(at).filter(email__in=mailboxes)
    return list(rows.select_related("principal").order_by("expires_at"))
