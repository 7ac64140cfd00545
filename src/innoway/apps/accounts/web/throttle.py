"""Slows down whoever guesses passwords, and says so kindly."""

from allauth.core.internal.httpkit import get_client_ip
from axes.helpers import get_cool_off
from django.http import JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

TOO_MANY = _("Too many attempts. Please wait a quarter of an hour.")


def address_tried(request, credentials):
    """Return the e-mail address that somebody tries to sign in with, in lower case."""
    tried = (credentials or {}).get("email") or (credentials or {}).get("username")
    return (tried or request.POST.get("login") or "").strip().lower()[:254]


def network_address(request):
    """Return the visitor's address as the trusted proxies tell it; None where there is none."""
    return get_client_ip(request)


def too_many_attempts(request, original_response=None, credentials=None):
    """Answer 429 and when to come back; a page for people, a problem document for programs."""
    seconds = int(get_cool_off(request).total_seconds())
    if request.path.startswith(("/_allauth/", "/api/")):
        problem = {"type": "about:blank", "title": str(TOO_MANY), "status": 429}
        problem["code"] = "accounts.too-many-attempts"
        response = JsonResponse(problem, status=429, content_type="application/problem+json")
    else:
        response = render(request, "accounts/too_many_attempts.html", status=429)
    response["Retry-After"] = str(seconds)
    return response
