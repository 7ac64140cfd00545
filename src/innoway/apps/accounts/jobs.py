"""Background work of accounts: letters, notices, and erasing accounts when their time has come."""

import datetime

import structlog
from allauth.usersessions.models import UserSession
from axes.models import AccessAttempt, AccessFailureLog, AccessLog
from django.contrib.sessions.models import Session
from django.db import transaction
from django.utils import timezone

from innoway.apps.accounts.enums import MailDelivery
from innoway.apps.accounts.errors import StillOwner
from innoway.apps.accounts.models import Account, Appointment, Invitation, Notice
from innoway.apps.accounts.notices import (
    appointment_letter,
    deletion_letter,
    digest_letter,
    invitation_letter,
    notice_letter,
)
from innoway.apps.accounts.operations.erase_account import erase_account
from innoway.apps.accounts.queries.notices import choices_of, delivery_for
from innoway.foundation.jobs import PATIENT, queue, task

log = structlog.get_logger(__name__)
SIGN_INS_KEPT = datetime.timedelta(days=366)
NOTICES_KEPT = datetime.timedelta(days=2 * 366)
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
    Notice.objects.filter(told_at__lt=now - NOTICES_KEPT).delete()
    Session.objects.filter(expire_date__lt=now).delete()
    living = Session.objects.values("session_key")
    UserSession.objects.exclude(session_key__in=living).delete()
    for log in (AccessLog, AccessAttempt, AccessFailureLog):
        log.objects.filter(attempt_time__lt=now - SIGN_INS_KEPT).delete()


@task(name="accounts.mail_notice", retry=PATIENT)  # type: ignore[untyped-decorator]
def mail_notice(notice_id: int) -> None:
    """Mail a notice that was not mailed yet; its row is locked while the server takes it."""
    with transaction.atomic():
        waiting = Notice.objects.select_for_update(of=("self",), skip_locked=True)
        waiting = waiting.filter(pk=notice_id, mailed_at=None, account__is_active=True)
        notice = waiting.select_related("account").first()
        if notice is None or delivery_for(notice.account_id, notice.topic) == MailDelivery.OFF:
            return
        notice.mailed_at = timezone.now()
        notice.save(update_fields=["mailed_at"])
        notice_letter(notice).send()


@queue.periodic(cron="0 0 * * *")
@task(name="accounts.start_digests", queueing_lock="accounts.start_digests")  # type: ignore[untyped-decorator]
def start_digests(timestamp: int) -> None:
    """Begin a digest for each person with something in it, at eight in the morning in Beijing."""
    waiting = Notice.objects.filter(
        mailed_at=None, delivery=MailDelivery.DAILY, account__is_active=True
    )
    for account_id in waiting.order_by().values_list("account_id", flat=True).distinct():
        mail_digest.defer(account_id=account_id)


@task(name="accounts.mail_digest", retry=PATIENT)  # type: ignore[untyped-decorator]
def mail_digest(account_id: int) -> None:
    """Mail what a person wanted together and has not read here meanwhile, in one letter."""
    with transaction.atomic():
        waiting = Notice.objects.select_for_update(skip_locked=True).filter(
            account_id=account_id, mailed_at=None, delivery=MailDelivery.DAILY
        )
        held = list(waiting.order_by("pk"))
        off = {one.topic.code for one in choices_of(account_id) if one.delivery == MailDelivery.OFF}
        told = [one for one in held if one.read_at is None and one.topic not in off]
        Notice.objects.filter(pk__in=[one.pk for one in held]).update(mailed_at=timezone.now())
        account = Account.objects.filter(pk=account_id, is_active=True).first()
        if told and account is not None:
            digest_letter(account, told).send()
