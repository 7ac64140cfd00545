"""Forget a person."""

import datetime

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession
from axes.models import AccessAttempt, AccessFailureLog, AccessLog
from django.db import transaction

from innoway.apps.accounts.enums import Theme
from innoway.apps.accounts.errors import AccountMissing, DeletionNotDue, StillOwner
from innoway.apps.accounts.events import AccountErased
from innoway.apps.accounts.models import (
    Account,
    Appointment,
    Delegation,
    Invitation,
    Notice,
    NoticePreference,
)
from innoway.apps.accounts.operations.request_deletion import orphaned_by
from innoway.foundation.audit import record_act
from innoway.foundation.events import publish
from innoway.foundation.rest.models import ApiKey


@transaction.atomic
def erase_account(*, account_id: int, at: datetime.datetime) -> Account:
    """Erase what identifies the person, and keep the number that old records point to.

    Gone: name, address, password, factors, API keys, connected sign-ins, sessions, sign-in
    log, invitations to the address, notices. Kept: that an account of this number had roles from when
    until when, because others' records of who approved what rest on it.

    Raises:
        AccountMissing: The account does not exist or is erased already.
        DeletionNotDue: Nobody asked for it, or there is still time to think again.
        StillOwner: The person became the last owner of an organisation in the meantime.
    """
    account = Account.objects.select_for_update().filter(pk=account_id, erased_at=None).first()
    if account is None:
        raise AccountMissing
    if account.deletion_due_at is None or account.deletion_due_at > at:
        raise DeletionNotDue
    orphans = orphaned_by(account_id, at)
    if orphans:
        raise StillOwner(organisations=", ".join(orphan.shown_name for orphan in orphans))
    _end_roles(account, at)
    _erase_traces(account)
    _erase_row(account, at)
    record_act(
        "accounts.account-erased",
        account_id=account_id,
        object_kind="account",
        object_id=account.pk,
    )
    publish(AccountErased(account.pk))
    return account


def _end_roles(account: Account, at: datetime.datetime) -> None:
    for held in (Delegation, Appointment):
        rows = held.objects.filter(account_id=account.pk, revoked_at=None)
        rows.not_over(at).update(revoked_at=at, revoked_by=account)


def _erase_traces(account: Account) -> None:
    addresses = {account.email}
    addresses.update(EmailAddress.objects.filter(user=account).values_list("email", flat=True))
    for log in (AccessAttempt, AccessFailureLog, AccessLog):
        log.objects.filter(username__in=addresses).delete()
    Invitation.objects.filter(email__in=addresses).delete()
    for session in UserSession.objects.filter(user=account):
        session.end()
    for traces in (EmailAddress, Authenticator, SocialAccount):
        traces.objects.filter(user=account).delete()
    for own in (ApiKey, Notice, NoticePreference):
        own.objects.filter(account=account).delete()


def _erase_row(account: Account, at: datetime.datetime) -> None:
    account.email = f"erased-{account.pk}@erased.invalid"
    account.full_name = account.language = ""
    account.theme = Theme.SYSTEM
    account.set_unusable_password()
    account.is_active = account.is_superuser = False
    account.last_login = account.deletion_due_at = None
    account.erased_at = at
    account.save()
