"""What the shell shows around every page."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import NoReverseMatch, reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language, gettext

from innoway.foundation.mounting import menu

THEMES = ("light", "dark")
PARTS = ("ground", "shell", "controls", "content")


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
    name = (getattr(user, "full_name", "") or getattr(user, "email", "")) if signed_in else ""
    return {
        "menu": menu_links(
            request.path,
            signed_in=signed_in,
            staff=bool(signed_in and getattr(user, "is_staff", False)),
        ),
        "search_url": link_to("observatory:search"),
        "other_languages": [x for x in settings.LANGUAGES if x[0] != get_language()],
        "theme": theme,
        "themes": [
            ("", gettext("As the device")),
            ("light", gettext("Light colours")),
            ("dark", gettext("Dark colours")),
        ],
        "sheets": style_sheets(theme),
        "inbox_url": link_to("accounts:notices") if signed_in else "",
        "unread": unread_notices(request) if signed_in else 0,
        "account_label": name,
        "account_menu": account_links(request) if signed_in else [],
        "footer": footer_links(),
    }


def unread_notices(request: HttpRequest) -> int:
    """Return how many notices wait for the person; 0 where no app keeps notices."""
    count: Callable[[], int] = getattr(request, "count_unread_notices", int)
    return count()


def menu_links(path: str, *, signed_in: bool, staff: bool) -> list[Link]:
    """Return the main navigation; of the entries whose pages hold the path the nearest is current."""
    found = [(item, link_to(item.url_name)) for item in menu(signed_in=signed_in, staff=staff)]
    within = [href for _, href in found if href not in ("", "/") and path.startswith(href)]
    nearest = max(within, key=len, default="")
    return [
        Link(str(item.label), href, bool(nearest and href == nearest))
        for item, href in found
        if href
    ]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A style sheet of the design system and the media it is for."""

    href: str
    media: str = ""


def style_sheets(theme: str) -> list[Sheet]:
    """Return the sheets in order; without a choice the device decides about dark colours.

    The server decides, so that no page flashes in the wrong colours and no script runs first.
    Paper is always light.
    """
    dark = {
        "light": None,
        "dark": Sheet("dark", "screen"),
        "": Sheet("dark", "screen and (prefers-color-scheme: dark)"),
    }
    wanted = [Sheet("tokens"), dark[theme], *map(Sheet, PARTS), Sheet("print", "print")]
    return [Sheet(static(f"web/{x.href}.css"), x.media) for x in wanted if x]


def account_links(request: HttpRequest) -> list[Link]:
    """Return the links of the account menu."""
    pages = [
        ("accounts:account", gettext("My account")),
        ("accounts:delegations", gettext("My organisations")),
        ("documents:documents", gettext("My documents")),
        ("web:api-keys", gettext("API keys")),
        ("web:read-log", gettext("Who read my data")),
    ]
    return [
        Link(label, href, request.path == href) for name, label in pages if (href := link_to(name))
    ]


def footer_links() -> list[Link]:
    """Return the links at the foot of every page."""
    pages = [
        ("observatory:sources", gettext("Sources and licences")),
        ("api-1.0.0:openapi-view", gettext("API")),
        ("web:accessibility", gettext("Accessibility and privacy")),
    ]
    return [Link(label, href) for name, label in pages if (href := link_to(name))]
