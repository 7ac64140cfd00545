"""What the shell shows around every page."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language, gettext

from innoway.foundation.mounting import menu

THEMES = ("light", "dark")


@dataclass(frozen=True, slots=True)
class Link:
    """A link of the shell."""

    label: str
    href: str
    current: bool = False


def link_to(url_name: str) -> str:
    """Return the address of a page, or nothing when the app that owns it is not installed."""
    try:
        return reverse(url_name)
    except NoReverseMatch:
        return ""


def shell(request: HttpRequest) -> dict[str, Any]:
    """Give templates the ``shell``: menu, languages, theme, account and footer links."""
    return {"shell": SimpleLazyObject(lambda: describe_shell(request))}


def describe_shell(request: HttpRequest) -> dict[str, Any]:
    """Describe the shell for one request."""
    user = getattr(request, "user", None)
    signed_in = bool(user and user.is_authenticated)
    theme = request.COOKIES.get("theme", "")
    theme = theme if theme in THEMES else ""
    following = "light" if theme == "dark" else "dark"
    return {
        "menu": [
            Link(str(item.label), href, bool(href != "/" and request.path.startswith(href)))
            for item in menu(staff=bool(signed_in and getattr(user, "is_staff", False)))
            if (href := link_to(item.url_name))
        ],
        "search_url": link_to("observatory:search"),
        "other_languages": [x for x in settings.LANGUAGES if x[0] != get_language()],
        "theme": theme,
        "next_theme": following,
        "next_theme_label": gettext("Dark colours")
        if following == "dark"
        else gettext("Light colours"),
        "account_label": (getattr(user, "full_name", "") or getattr(user, "email", ""))
        if signed_in
        else "",
        "account_menu": account_links() if signed_in else [],
        "footer": footer_links(),
    }


def account_links() -> list[Link]:
    """Return the links of the account menu."""
    pages = [
        ("accounts:account", gettext("My account")),
        ("accounts:organisations", gettext("My organisations")),
        ("web:api-keys", gettext("API keys")),
        ("web:read-log", gettext("Who read my data")),
    ]
    return [Link(label, href) for name, label in pages if (href := link_to(name))]


def footer_links() -> list[Link]:
    """Return the links at the foot of every page."""
    pages = [
        ("observatory:sources", gettext("Sources and licences")),
        ("api-1.0.0:openapi-view", gettext("API")),
        ("web:accessibility", gettext("Accessibility and privacy")),
    ]
    return [Link(label, href) for name, label in pages if (href := link_to(name))]
