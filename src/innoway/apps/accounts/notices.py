"""Messages that accounts can send; who sends when is decided elsewhere."""

from dataclasses import dataclass

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation

from innoway.apps.accounts.models import Account, Appointment, Invitation
from innoway.apps.accounts.queries.address import account_of_address


@dataclass(frozen=True, slots=True)
class Letter:
    """One plain-text mail, in one language, ready to send."""

    to: str
    subject: str
    text: str

    def send(self) -> None:
        """Hand the mail to the configured backend."""
        EmailMessage(self.subject, self.text, settings.DEFAULT_FROM_EMAIL, [self.to]).send()


def _letter(template: str, to: str, language: str, facts: dict[str, object]) -> Letter:
    """Render ``<template>_subject.txt`` and ``<template>_message.txt`` in the reader's language."""
    with translation.override(language or settings.LANGUAGE_CODE):
        facts = {"site": settings.SITE_URL, **facts}
        subject = " ".join(render_to_string(f"{template}_subject.txt", facts).split())
        return Letter(to, subject, render_to_string(f"{template}_message.txt", facts).strip())


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
