"""Signing in through another house (OIDC)."""

from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.utils import translation
from django.utils.translation import gettext_lazy as _


class SocialAdapter(DefaultSocialAccountAdapter):
    """Takes name and language from the provider; never joins accounts by address alone."""

    error_messages = DefaultSocialAccountAdapter.error_messages | {
        "email_taken": _(
            "This address cannot be used. If you have an account here, sign in to it first, "
            "then connect %s on your account page."
        ),
        "invalid_token": _("The other service's answer is not valid. Please try again."),
        "no_password": _("Set a password first; otherwise you could not sign in any more."),
        "no_verified_email": _(
            "Confirm an e-mail address first; otherwise you could not sign in any more."
        ),
        "disconnect_last": _("This is your only way to sign in. Set a password first."),
        "connected_other": _("This sign-in is already connected to another account."),
    }

    def populate_user(self, request, sociallogin, data):
        """Fill name and language of a new account from what the provider says."""
        account = super().populate_user(request, sociallogin, data)
        parts = (data.get("first_name"), data.get("last_name"))
        account.full_name = (data.get("name") or " ".join(filter(None, parts)))[:150]
        account.language = translation.get_language() or ""
        return account
