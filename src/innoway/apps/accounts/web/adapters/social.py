"""Signing in through another house (OIDC)."""

from allauth.core import context
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.helpers import render_authentication_error
from django.shortcuts import render
from django.utils import translation
from django.utils.translation import gettext_lazy as _


def patient(ask):
    """Wrap a request function: a house that does not answer is told to the person."""

    def request(method, url, **facts):
        try:
            answer = ask(method, url, **facts)
        except OSError as fault:
            raise ImmediateHttpResponse(_no_answer()) from fault
        if answer.status_code >= 500 or (method.upper() == "GET" and not answer.ok):
            raise ImmediateHttpResponse(_no_answer())
        return answer

    return request


def _no_answer():
    return render(context.request, "socialaccount/authentication_error.html", status=503)


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

    def get_requests_session(self):
        """Return what all calls to other houses go through."""
        session = super().get_requests_session()
        session.request = patient(session.request)
        return session

    def pre_social_login(self, request, sociallogin):
        """Refuse an answer whose two halves speak of two people.

        Source: OpenID Connect Core 1.0, section 5.3.2.
        """
        data = sociallogin.account.extra_data
        userinfo, id_token = data.get("userinfo") or {}, data.get("id_token") or {}
        if userinfo and id_token and userinfo.get("sub") != id_token.get("sub"):
            provider = sociallogin.account.get_provider()
            raise ImmediateHttpResponse(render_authentication_error(request, provider))

    def populate_user(self, request, sociallogin, data):
        """Fill name and language of a new account from what the provider says."""
        account = super().populate_user(request, sociallogin, data)
        parts = (data.get("first_name"), data.get("last_name"))
        account.full_name = (data.get("name") or " ".join(filter(None, parts)))[:150]
        account.language = translation.get_language() or ""
        return account
