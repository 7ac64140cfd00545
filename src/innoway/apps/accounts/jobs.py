"""Background work of accounts: letters, and erasing accounts when their time has come."""

import datetime

import structlog
from allauth.usersessions.models import UserSession
from axes.models import AccessAttempt, AccessFailureLog, AccessLog
from django.contrib.sessions.models import Session
from django.utils import timezone

from innoway.apps.accounts.errors import StillOwner
from innoway.apps.accounts.models import Account, Appointment, Invitation
from innoway.apps.accounts.notices import appointment_letter, deletion_letter, invitation_letter
from innoway.apps.accounts.operations.erase_account import erase_account
from innoway.foundation.jobs import PATIENT, queue, task

log = structlog.get_logger(__name__)
SIGN_INS_KEPT = datetime.timedelta(days=366)
ADDRESSES_KEPT = datetime.timedelta(days=30)


@task(name="accounts.send_invitation", retry=PATIENT)  # type: ignore[untyped-decorator]
def send_invitation(invitation_id: int) -> None:
    """Mail an invitation that is still open."""
    invitation = Invitation.objects.open(timezone.now()).filter(pk=invitation_id).first()
    if invitation is not None:
        invitation_letter(invitation).send()


@task(name="accounts.confirm_deletion_request", retry=PATIENT)  # type: ignore[untyped-decorator]
def confirm_deletion_request(account_id: int) -> None:
    """Mail that an account will be deleted, and how to keep it."""
    account = Account.objects.filter(pk=account_id, deletion_due_at__isnull=False).first()
    if account is not None:
        deletion_letter(account).send()


@task(name="accounts.announce_appointment", retry=PATIENT)  # type: ignore[untyped-decorator]
def announce_appointment(appointment_id: int) -> None:
    """Mail that a person has a desk now."""
    appointment = Appointment.objects.filter(pk=appointment_id, revoked_at=None).first()
    if appointment is not None:
        appointment_letter(appointment).send()


@queue.periodic(cron="17 3 * * *")
@task(name="accounts.erase_due_accounts", queueing_lock="accounts.erase_due_accounts")  # type: ignore[untyped-decorator]
def erase_due_accounts(timestamp: int) -> None:
    """Erase the accounts whose grace period is over.

    Somebody who became the last owner of an organisation in the meantime is kept and logged:
    the organisation would be left without anybody who can act for it.
    """
    now = datetime.datetime.fromtimestamp(timestamp, datetime.UTC)
    for account in Account.objects.filter(deletion_due_at__lte=now, erased_at=None):
        try:
            erase_account(account_id=account.pk, at=now)
        except StillOwner as refusal:
            log.warning("account_not_erased", account_id=account.pk, reason=refusal.code)


@queue.periodic(cron="47 3 * * *")
@task(name="accounts.forget_traces", queueing_lock="accounts.forget_traces")  # type: ignore[untyped-decorator]
def forget_traces(timestamp: int) -> None:
    """Forget what has no purpose any more: stale invitations, old sessions, old sign-in logs.

    Sign-in logs are kept for a year; the law wants six months at least.
    Source: Cybersecurity Law of the PRC, Art. 21 (logs); PIPL, Art. 19 (shortest retention).
    """
    now = datetime.datetime.fromtimestamp(timestamp, datetime.UTC)
    Invitation.objects.filter(expires_at__lt=now - ADDRESSES_KEPT, accepted=None).delete()
    Session.objects.filter(expire_date__lt=now).delete()
    living = Session.objects.values("session_key")
    UserSession.objects.exclude(session_key__in=living).delete()
    for log in (AccessLog, AccessAttempt, AccessFailureLog):
        log.objects.filter(attempt_time__lt=now - SIGN_INS_KEPT).delete()
