"""Everything the district holds about one person, for that person to take along."""

import datetime
from collections.abc import Callable
from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession
from axes.models import AccessLog

from innoway.apps.accounts.models import (
    Account,
    Appointment,
    Delegation,
    Invitation,
    Notice,
    NoticePreference,
)
from innoway.foundation.audit.models import AuditLine
from innoway.foundation.rest.models import ApiKey

MOST_LINES = 10_000
Contribution = Callable[[int], Any]
contributions: dict[str, Contribution] = {}


def personal_data(account_id: int, at: datetime.datetime) -> dict[str, Any]:
    """Return one JSON-ready section an app; secrets (password, seeds, keys) are left out.

    Upper apps add their sections through ``facade.contribute_personal_data``.
    """
    account = Account.objects.get(pk=account_id)
    sections: dict[str, Any] = {
        "written_at": at.isoformat(),
        "account": _account(account),
        "email_addresses": _rows(EmailAddress, account, "email", "verified", "primary"),
        "second_factors": _rows(Authenticator, account, "type", "created_at", "last_used_at"),
        "connected_sign_ins": _rows(SocialAccount, account, "provider", "uid", "date_joined"),
        "sessions": _rows(UserSession, account, "created_at", "ip", "user_agent"),
        "sign_ins": _sign_ins(account),
        "delegations": [_held(row, "principal_id") for row in _delegations(account)],
        "appointments": [_held(row) for row in Appointment.objects.filter(account=account)],
        "invitations": _invitations(account),
        "notices": _notices(account),
        "notice_preferences": _preferences(account),
        "api_keys": _api_keys(account),
        "acts": _acts(account),
        "reads_of_my_data": _reads(account),
    }
    return sections | {name: read(account_id) for name, read in sorted(contributions.items())}


def _account(account: Account) -> dict[str, Any]:
    plain = ("id", "email", "full_name", "language", "theme", "created_at", "last_login")
    return {name: _plain(getattr(account, name)) for name in plain}


def _rows(model: Any, account: Account, *names: str) -> list[dict[str, Any]]:
    rows = model.objects.filter(user=account).order_by("pk").values(*names)
    return [{name: _plain(value) for name, value in row.items()} for row in rows]


def _delegations(account: Account) -> Any:
    return Delegation.objects.filter(account=account).select_related("principal")


def _held(row: Any, *extra: str) -> dict[str, Any]:
    names = ("role", "start", "end", "revoked_at", *extra)
    return {name: _plain(getattr(row, name)) for name in names}


def _sign_ins(account: Account) -> list[dict[str, Any]]:
    rows = AccessLog.objects.filter(username=account.email).order_by("-attempt_time")
    facts = rows.values("attempt_time", "logout_time", "ip_address", "user_agent")
    return [{name: _plain(value) for name, value in row.items()} for row in facts]


def _invitations(account: Account) -> list[dict[str, Any]]:
    mailboxes = EmailAddress.objects.filter(user=account, verified=True).values("email")
    rows = Invitation.objects.filter(email__in=mailboxes).order_by("pk")
    facts = rows.values("principal__name", "role", "invited_at", "answered_at", "accepted")
    return [{name: _plain(value) for name, value in row.items()} for row in facts]


def _notices(account: Account) -> list[dict[str, Any]]:
    rows = Notice.objects.filter(account=account).order_by("-pk")
    names = ("topic", "subject", "subject_zh", "told_at", "read_at", "mailed_at")
    facts = rows.values(*names)[:MOST_LINES]
    return [{name: _plain(value) for name, value in row.items()} for row in facts]


def _preferences(account: Account) -> dict[str, str]:
    rows = NoticePreference.objects.filter(account=account).order_by("topic")
    return dict(rows.values_list("topic", "delivery"))


def _api_keys(account: Account) -> list[dict[str, Any]]:
    names = ("name", "prefix", "scopes", "created_at", "expires_at", "last_used_at", "revoked_at")
    rows = ApiKey.objects.filter(account=account).order_by("pk").values(*names)
    return [{name: _plain(value) for name, value in row.items()} for row in rows]


def _acts(account: Account) -> list[dict[str, Any]]:
    lines = AuditLine.objects.filter(account_id=account.pk).exclude(act="read").order_by("-at")
    facts = lines.values("at", "act", "object_kind", "object_id", "organisation_id")[:MOST_LINES]
    return [{name: _plain(value) for name, value in row.items()} for row in facts]


def _reads(account: Account) -> list[dict[str, Any]]:
    lines = AuditLine.objects.filter(subject_account_id=account.pk).order_by("-at")
    facts = lines.values("at", "object_kind", "object_id", "reason")[:MOST_LINES]
    return [{name: _plain(value) for name, value in row.items()} for row in facts]


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, datetime.datetime) else value
