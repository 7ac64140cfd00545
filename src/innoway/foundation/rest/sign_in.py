"""Who calls the API: a program with a key, a signed-in browser, or a visitor where declared."""

from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from ninja.errors import HttpError
from ninja.security import APIKeyHeader
from ninja.security.session import SessionAuth

from innoway.foundation.permissions import VISITOR, Actor
from innoway.foundation.rest.errors import CsrfMissing, KeyInvalid, ScopeMissing

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})


class KeyAuth(APIKeyHeader):
    """Signs a program in by its key; reading needs the scope ``read``, everything else ``write``.

    A key that is sent must be valid: a wrong one is refused even where visitors are welcome,
    so that nobody takes a visitor's answer for that of their account.
    """

    param_name = "X-API-Key"

    def authenticate(self, request: HttpRequest, key: str | None) -> Any:
        """Return the account of a valid key with the scope this request needs.

        Raises:
            KeyInvalid: The key does not sign anybody in.
            ScopeMissing: The key was issued for less.
        """
        from innoway.foundation.rest.keys import find_key  # models: not before Django is set up

        if key is None:
            return None
        found = find_key(key, timezone.now())
        if found is None:
            raise KeyInvalid
        request.api_key = found  # type: ignore[attr-defined]
        request.user = found.account
        scope = "read" if request.method in SAFE else "write"
        if scope not in found.scopes:
            raise ScopeMissing(scope=scope)
        return found.account


class BrowserAuth(SessionAuth):
    """Signs a browser in by its session; changing methods need the CSRF token."""

    def __call__(self, request: HttpRequest) -> Any:
        """Return the account of the session, None for a visitor.

        Raises:
            CsrfMissing: A signed-in browser changes something without the token.
        """
        if not request.user.is_authenticated:
            return None
        try:
            return super().__call__(request)
        except HttpError as error:
            raise CsrfMissing from error


def visitor(request: HttpRequest) -> Actor:
    """Let in whoever is not signed in."""
    return VISITOR


# What a router declares: nothing else opens an endpoint. SIGNED_IN is the default of the API.
SIGNED_IN = [KeyAuth(), BrowserAuth()]
ANYBODY = [KeyAuth(), BrowserAuth(), visitor]
