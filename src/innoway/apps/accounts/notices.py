"""Messages that accounts can send; who sends when is decided elsewhere."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from email.utils import parseaddr
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from innoway.apps.accounts.models import Account, Appointment, Invitation, Notice
from innoway.apps.accounts.operations.tell_person import Wording
from innoway.apps.accounts.queries.address import account_of_address
from innoway.apps.accounts.queries.notices import unsubscribe_token
from innoway.apps.accounts.queries.topics import Topic, declare_topic, topic_named

ROLES = declare_topic(
    Topic(
        "accounts.roles",
        _("Your roles"),
        _("When somebody gives you a role, changes it or takes it away."),
    )
)


@dataclass(frozen=True, slots=True)
class Letter:
    """One plain-text mail, in one language, ready to send."""

    to: str
    subject: str
    text: str
    headers: dict[str, str] = field(default_factory=dict)

    def send(self) -> None:
        """Hand the mail to the configured backend."""
        sender = settings.DEFAULT_FROM_EMAIL
        EmailMessage(self.subject, self.text, sender, [self.to], headers=self.headers).send()


def _letter(template: str, to: str, language: str, facts: dict[str, object]) -> Letter:
    """Render ``<template>_subject.txt`` and ``<template>_message.txt`` in the reader's language."""
    with translation.override(language or settings.LANGUAGE_CODE):
        facts = {"site": settings.SITE_URL, **facts}
        subject = " ".join(render_to_string(f"{template}_subject.txt", facts).split())
        return Letter(to, subject, render_to_string(f"{template}_message.txt", facts).strip())


def rendered(template: str, facts: dict[str, Any]) -> Wording:
    """Render ``<template>_subject.txt`` and ``<template>_message.txt`` in both languages."""
    told = [_letter(template, "", language, facts) for language in ("en", "zh-hans")]
    (subject, subject_zh), (body, body_zh) = zip(*((t.subject, t.text) for t in told), strict=True)
    return Wording((subject, subject_zh), (body, body_zh))


def invitation_letter(invitation: Invitation) -> Letter:
    """Ask the invited person, in their language where it is known, else in the inviter's.

    No opt-out: it is one mail a person, and the inviter is named in it.
    """
    known = account_of_address(invitation.email)
    path = reverse("accounts:accept-invitation", args=[invitation.token])
    inviter = Account.objects.filter(pk=invitation.invited_by_id or 0).first()
    facts = {
        "invitation": invitation,
        "organisation": invitation.principal,
        "inviter": inviter.full_name if inviter else "",
        "link": settings.SITE_URL.rstrip("/") + path,
    }
    language = (known.language if known else "") or invitation.language
    return _letter("accounts/mail/invitation", invitation.email, language, facts)


def deletion_letter(account: Account) -> Letter:
    """Tell a person that the account will be erased, and where to keep it."""
    path = reverse("accounts:cancel-deletion")
    facts = {"account": account, "link": settings.SITE_URL.rstrip("/") + path}
    return _letter("accounts/mail/deletion", account.email, account.language, facts)


def appointment_letter(appointment: Appointment) -> Letter:
    """Tell a person that they have a desk in the district now."""
    path = reverse("accounts:account")
    account = appointment.account
    facts = {"appointment": appointment, "link": settings.SITE_URL.rstrip("/") + path}
    return _letter("accounts/mail/appointment", account.email, account.language, facts)


def notice_letter(notice: Notice) -> Letter:
    """Mail one notice; needs the account at hand.

    The Message-ID is the notice's own: should a server get the mail twice after a crash,
    it knows that it has it. Source: RFC 5322, 3.6.4; RFC 8058 (one-click unsubscribing).
    """
    account = notice.account
    language = account.language or settings.LANGUAGE_CODE
    subject, body = notice.words(language)
    topic = topic_named(notice.topic)
    stop = _stop_link(account.pk, topic)
    facts = {"subject": subject, "body": body, "link": _inbox_link(notice), "stop": stop}
    letter = _letter("accounts/mail/notice", account.email, language, dict(facts))
    headers = {"Message-ID": f"<notice-{notice.pk}@{_domain()}>", **_stopping(stop)}
    return Letter(letter.to, letter.subject, letter.text, headers)


def digest_letter(account: Account, notices: Sequence[Notice]) -> Letter:
    """Mail the notices of a day together; it is stopped in the preferences, topic by topic."""
    language = account.language or settings.LANGUAGE_CODE
    told = [
        {"subject": notice.words(language)[0], "link": _inbox_link(notice)} for notice in notices
    ]
    choose = _address(reverse("accounts:choose-mails"))
    letter = _letter(
        "accounts/mail/digest", account.email, language,
        {"told": told, "count": len(told), "choose": choose},
    )  # fmt: skip
    newest = max(notice.pk for notice in notices)
    headers = {"Message-ID": f"<digest-{account.pk}-{newest}@{_domain()}>"}
    return Letter(letter.to, letter.subject, letter.text, headers)


def _address(path: str) -> str:
    return str(settings.SITE_URL).rstrip("/") + path


def _inbox_link(notice: Notice) -> str:
    return _address(reverse("accounts:read-notice", args=[notice.pk]))


def _stop_link(account_id: int, topic: Topic) -> str:
    if topic.obligatory:
        return ""
    token = unsubscribe_token(account_id, topic.code)
    return _address(reverse("accounts:stop-mails", args=[token]))


def _stopping(link: str) -> dict[str, str]:
    if not link:
        return {}
    return {
        "List-Unsubscribe": f"<{link}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }


def _domain() -> str:
    return parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2] or "localhost"
