"""Every view says whom it is for; without a word it is for nobody who has not signed in.

The middleware denies visitors everything that is not declared ``@anybody``. A test walks all
addresses and fails on a view that declares nothing, so that leaving the word out is no choice.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

from django.contrib.auth.decorators import login_not_required, login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from innoway.foundation.permissions.actor import actor_of

View = TypeVar("View", bound=Callable[..., Any])


def anybody(view: View) -> View:
    """Open a page to visitors."""
    return login_not_required(view)


def signed_in(view: View) -> View:
    """Open a page to whoever is signed in; what they may see on it the rules decide."""
    return login_required(view)


def staff(*roles: str) -> Callable[[View], View]:
    """Open a page to holders of one of the staff roles, and to administrators."""

    def declare(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
            if not actor_of(request).has_staff_role(*roles):
                raise PermissionDenied
            return view(request, *args, **kwargs)

        return login_required(guarded)  # type: ignore[return-value]

    return declare


def declaration_of(view: Any) -> str:
    """Return whom a view says it is for: "anybody", "signed in", or "" when it says nothing."""
    said = [view, getattr(view, "func", None)]  # the latter: a partial of the view
    if any(getattr(one, "login_required", True) is False for one in said):
        return "anybody"
    return "signed in" if any(hasattr(one, "login_url") for one in said) else ""
