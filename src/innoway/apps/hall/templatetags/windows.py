"""How windows, tickets and routes read."""

from datetime import datetime
from typing import Any

import segno
from django import template
from django.urls import NoReverseMatch, reverse
from django.utils import translation
from django.utils.formats import date_format
from django.utils.safestring import SafeString, mark_safe
from django.utils.timezone import localtime
from django.utils.translation import gettext, ngettext

from innoway.apps.hall import enums
from innoway.apps.hall.calculations.routing import Because
from innoway.apps.hall.calculations.window_content import Rule
from innoway.apps.hall.queries.receipt import HallReceipt
from innoway.apps.hall.queries.windows import specialist, windows

register = template.Library()


@register.simple_tag
def in_language(text: Any, language: str) -> str:
    """Return a text of the house in a language that is not the page's."""
    with translation.override(language):
        return str(text)


@register.filter
def window_label(key: str) -> Any:
    """Return the lazy name of a window."""
    return enums.WindowKey(key).label


@register.filter
def letter(key: str) -> str:
    """Return the letter on a window's tickets."""
    return windows()[key].letter


@register.filter
def qr(text: str) -> SafeString:
    """Return a QR code as an inline drawing in the colour of the text."""
    drawn = segno.make(text, error="m").svg_inline(
        scale=5, border=2, dark="#000", omitsize=True, svgclass="qr", lineclass=None
    )
    return mark_safe(drawn)  # noqa: S308 - made of squares only


@register.filter
def cause(value: str) -> str:
    """Return the name of a cause."""
    return str(enums.ObstacleCause(value).label)


@register.filter
def level(value: int) -> str:
    """Return the name of a level of satisfaction."""
    return str(enums.Satisfaction(value).label)


@register.filter
def specialist_name(key: str) -> str:
    """Return the name of a specialist in the reader's language."""
    found = specialist(key)
    return found.name.said_in(translation.get_language() or "en") if found else ""


@register.filter
def because(reason: Because) -> str:
    """Return one reason of a route for the clerk."""
    said = {
        "words": gettext("words: %(detail)s"),
        "subject": gettext("the specialist's subject"),
        "sector": gettext("sector %(detail)s"),
        "size": gettext("size: %(detail)s"),
        "place": gettext("place %(detail)s"),
        "age": gettext("founded %(detail)s years ago"),
        "language": gettext("speaks the visitor's language"),
    }
    detail = firm_size(reason.detail) if reason.ground == "size" else reason.detail
    return said[reason.ground] % {"detail": detail}


@register.filter
def organisation_shown(facts: Any) -> str:
    """Return the name of an organisation from its facts, for this reader."""
    chinese = (translation.get_language() or "").startswith("zh")
    return str((facts.name_zh or facts.name) if chinese else (facts.name or facts.name_zh))


@register.filter
def firm_size(size: str) -> str:
    """Return the name of a size class."""
    return size_names().get(size, size)


def size_names() -> dict[str, str]:
    """Return the names of the size classes in the reader's language."""
    return {
        "micro": gettext("micro firm"), "small": gettext("small firm"),
        "medium": gettext("medium firm"), "large": gettext("large firm"),
    }  # fmt: skip


@register.filter
def item_name(item: Any) -> str:
    """Return the name of a service, or of one that has left the catalogue."""
    if not item:
        return gettext("service no longer offered")
    return str(item.name.said_in(translation.get_language() or "en"))


@register.filter
def per_cent(share: Any) -> str:
    """Return a percentage, or a dash where there are too few to say."""
    return "–" if share is None else f"{share} %"


@register.filter
def case_title(case: Any) -> str:
    """Return the title of a case in the reader's language."""
    return str(case.title(translation.get_language() or "en"))


@register.simple_tag
def page_named_with(name: str, number: int) -> str:
    """Return the address of a page about one thing, or nothing where that page is not there."""
    try:
        return reverse(name, args=[number])
    except NoReverseMatch:
        return ""


@register.filter
def rule_value(rule: Rule) -> str:
    """Return the number of a rule with its unit in the reader's language."""
    n = rule.value
    said = {
        "working days": ngettext("%(n)s working day", "%(n)s working days", n),
        "hours": ngettext("%(n)s hour", "%(n)s hours", n),
        "minutes": ngettext("%(n)s minute", "%(n)s minutes", n),
        "calls": ngettext("%(n)s call", "%(n)s calls", n),
        "tickets": ngettext("%(n)s ticket", "%(n)s tickets", n),
        "appointments": ngettext("%(n)s appointment", "%(n)s appointments", n),
    }
    return said[rule.unit] % {"n": n}


@register.filter
def by_when(receipt: HallReceipt) -> str:
    """Return until when something happens: a moment, a day, the turn, or nothing to wait for."""
    if receipt.kind == enums.ReceiptKind.TICKET:
        return gettext("when your number is called today")
    if receipt.by is None:
        return gettext("at once; nothing is left to do")
    if isinstance(receipt.by, datetime):
        return date_format(localtime(receipt.by), "DATETIME_FORMAT")
    return date_format(receipt.by, "DATE_FORMAT")
