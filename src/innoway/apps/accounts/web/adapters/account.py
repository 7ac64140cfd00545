"""What signing in means in this house: words, mails in the reader's language, cookies."""

import time

from allauth.account import app_settings
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.core import context as current
from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext_lazy as _

WAYS = {
    "reauthenticate": _("Use the password"),
    "mfa_reauthenticate": _("Use a code of the authenticator app"),
    "mfa_reauthenticate:webauthn": _("Use a passkey"),
}


class AccountAdapter(DefaultAccountAdapter):
    """Speaks our words, writes to people in their language and restores how they like pages."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "account_inactive": _("This account is closed."),
        "duplicate_email": _("This address already belongs to your account."),
        "email_password_mismatch": _("The e-mail address or the password is not right."),
        "email_taken": _("This address cannot be used. Please choose another."),
        "enter_current_password": _("Please type your present password."),
        "incorrect_code": _("This code is not right. Check the latest mail and try again."),
        "incorrect_password": _("The password is not right."),
        "invalid_login": _("The e-mail address or the password is not right."),
        "invalid_or_expired_key": _("This link or code is no longer valid."),
        "too_many_login_attempts": _("Too many requests. Please wait a minute."),
        "unknown_email": _("The e-mail address or the password is not right."),
        "same_as_current": _("This is the address you already have."),
        "rate_limited": _("Too many requests. Please wait a minute."),
    }

    def new_user(self, request):
        """Give a new account the language its owner was reading in."""
        account = super().new_user(request)
        account.language = translation.get_language() or ""
        return account

    def save_user(self, request, user, form, commit=True):
        """Take the name from the form; it is one field here, not two."""
        user.full_name = form.cleaned_data.get("full_name", "")
        return super().save_user(request, user, form, commit)

    def send_mail(self, template_prefix, email, context):
        """Write in the language of the account that the mail is about, else of the request."""
        account = context.get("user") or self._owner(email)
        language = getattr(account, "language", "") or translation.get_language()
        with translation.override(language):
            super().send_mail(template_prefix, email, context)

    def _owner(self, email):
        from innoway.apps.accounts.models import Account

        return Account.objects.filter(email=email).only("language").first()

    def is_reauthentication_required(self, *, app, **facts):
        """Ask once more before something delicate, but not within minutes of signing in."""
        if not super().is_reauthentication_required(app=app, **facts):
            return False
        records = get_authentication_records(current.request, current.request.user)
        latest = max((record["at"] for record in records), default=0)
        return time.time() - latest >= app_settings.REAUTHENTICATION_TIMEOUT

    def get_reauthentication_methods(self, user):
        """Offer the other ways in our words."""
        ways = super().get_reauthentication_methods(user)
        return [way | {"description": WAYS.get(way["id"], way["description"])} for way in ways]

    def post_login(self, request, user, **facts):
        """Restore the person's language and appearance on this device."""
        response = super().post_login(request, user, **facts)
        remember_looks(response, user)
        return response


def remember_looks(response, account):
    """Put language and appearance of an account into the cookies that every page reads."""
    if account.language:
        response.set_cookie(
            settings.LANGUAGE_COOKIE_NAME,
            account.language,
            max_age=settings.LANGUAGE_COOKIE_AGE,
            samesite=settings.LANGUAGE_COOKIE_SAMESITE,
            secure=settings.SESSION_COOKIE_SECURE,
        )
    response.set_cookie(
        "theme",
        account.theme,
        max_age=settings.LANGUAGE_COOKIE_AGE,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )
