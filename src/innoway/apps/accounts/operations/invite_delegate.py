"""Ask somebody, by e-mail, to act for an organisation."""

import datetime

from django.db import transaction

from innoway.apps.accounts.enums import DelegationRole
from innoway.apps.accounts.errors import (
    InvitationSent,
    NotAnOwner,
    PeriodOver,
    PrincipalMissing,
    TooManyInvitations,
)
from innoway.apps.accounts.events import DelegateInvited
from innoway.apps.accounts.models import Account, Invitation, Principal
from innoway.apps.accounts.rules import can_manage_people
from innoway.foundation.audit import record_act
from innoway.foundation.events import publish
from innoway.foundation.jobs import queue

ANSWER_WITHIN = datetime.timedelta(days=14)
OPEN_AT_ONCE = 50


@transaction.atomic
def invite_delegate(
    *,
    organisation_id: int,
    email: str,
    role: DelegationRole,
    invited_by_id: int,
    at: datetime.datetime,
    delegation_end: datetime.datetime | None = None,
    language: str = "",
) -> Invitation:
    """Offer a role to a mailbox; the answer is awaited for 14 days.

    Whether the address has an account here is not asked and not told.

    Raises:
        PrincipalMissing: Nobody told this app of the organisation.
        NotAnOwner: The inviting account does not own the organisation.
        PeriodOver: The role would end before it can begin.
        InvitationSent: The same offer to the same address is still open.
        TooManyInvitations: Fifty answers are awaited.
    """
    email = email.strip().lower()
    if Principal.objects.select_for_update().filter(pk=organisation_id).first() is None:
        raise PrincipalMissing
    if not can_manage_people(Account.objects.get(pk=invited_by_id), organisation_id, at):
        raise NotAnOwner
    if delegation_end is not None and delegation_end <= at:
        raise PeriodOver
    _check_open(organisation_id, email, role, at)
    invitation = Invitation.objects.create(
        principal_id=organisation_id,
        email=email,
        role=role,
        delegation_end=delegation_end,
        language=language,
        invited_by_id=invited_by_id,
        invited_at=at,
        expires_at=at + ANSWER_WITHIN,
    )
    queue.configure_task("accounts.send_invitation").defer(invitation_id=invitation.pk)
    record_act(
        "accounts.delegate-invited",
        account_id=invited_by_id,
        object_kind="invitation",
        object_id=invitation.pk,
        organisation_id=organisation_id,
        facts={"role": str(role)},
    )
    publish(DelegateInvited(invitation.pk, organisation_id))
    return invitation


def _check_open(
    organisation_id: int, email: str, role: DelegationRole, at: datetime.datetime
) -> None:
    """Refuse a second open offer, and put expired ones out of its way."""
    offers = Invitation.objects.filter(principal_id=organisation_id)
    offers.filter(answered_at=None, withdrawn_at=None, expires_at__lte=at).update(withdrawn_at=at)
    waiting = offers.open(at)
    if waiting.filter(email=email, role=role).exists():
        raise InvitationSent
    if waiting.count() >= OPEN_AT_ONCE:
        raise TooManyInvitations(limit=OPEN_AT_ONCE)
