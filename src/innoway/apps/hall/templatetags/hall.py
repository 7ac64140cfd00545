"""How the catalogue reads in the reader's language."""

from datetime import date
from decimal import Decimal
from typing import Any

from django import template
from django.urls import reverse
from django.utils.formats import date_format, number_format
from django.utils.translation import get_language, gettext, ngettext

from innoway.apps.hall import enums
from innoway.apps.hall.calculations.catalogue import Fee, Period
from innoway.apps.hall.calculations.wording import Wording

register = template.Library()


def _language() -> str:
    return get_language() or "en"


@register.filter
def said(text: Wording | None) -> str:
    """Return a wording in the reader's language."""
    return text.said_in(_language()) if text else ""


@register.filter
def label(word: Any) -> str:
    """Return the reader's name of a coded value of the catalogue."""
    return str(word.label) if hasattr(word, "label") else str(word)


@register.filter
def window_name(key: str) -> str:
    """Return the name of a window."""
    return str(enums.WindowKey(key).label)


@register.filter
def period(value: Period | None) -> str:
    """Return a length of time with its unit."""
    if value is None:
        return ""
    n = value.length
    shown = {
        enums.Unit.WORKING_DAY: ngettext("%(n)s working day", "%(n)s working days", n),
        enums.Unit.CALENDAR_DAY: ngettext("%(n)s calendar day", "%(n)s calendar days", n),
        enums.Unit.MONTH: ngettext("%(n)s month", "%(n)s months", n),
        enums.Unit.YEAR: ngettext("%(n)s year", "%(n)s years", n),
    }
    return shown[value.unit] % {"n": n}


@register.filter
def fee(value: Fee) -> str:
    """Return what an item costs, in one phrase."""
    if not value.charged:
        return gettext("free of charge")
    if value.amount is None:
        return gettext("price as agreed")
    return gettext("%(amount)s yuan") % {"amount": money(value.amount)}


@register.filter
def money(amount: Decimal) -> str:
    """Return an amount with grouped digits; whole yuan without decimals."""
    whole = amount == amount.to_integral_value()
    return number_format(amount, 0 if whole else 2, use_l10n=True, force_grouping=True)


@register.filter
def article(source: Any) -> str:
    """Return a cited place as lawyers write it."""
    title = source.reference.title.said_in(_language())
    if not source.article:
        return title
    if _language().startswith("zh"):
        numbers = "、".join(part.strip() for part in source.article.split(","))
        return f"《{title}》第 {numbers} 条"
    return gettext("%(title)s, art. %(article)s") % {"title": title, "article": source.article}


@register.filter
def who(by: str) -> str:
    """Return who takes a step."""
    from innoway.apps.hall.queries.catalogue import catalogue

    bodies = catalogue().bodies
    return bodies[by].name.said_in(_language()) if by in bodies else gettext("You")


@register.filter
def target(kind: str) -> str:
    """Return for whom an item is by its legal nature."""
    names = {
        "natural-person": gettext("natural persons"),
        "legal-person": gettext("legal persons"),
        "other-organisation": gettext("unincorporated organisations"),
    }
    return names.get(kind, kind)


@register.filter
def at(mapping: Any, key: str) -> Any:
    """Return what a mapping holds for a key, or nothing."""
    return mapping.get(key)


@register.filter
def case_page(case_id: int) -> str:
    """Return the address of a case's page."""
    return reverse("cases:case", args=[case_id])


@register.filter
def receipt_sheet(index: int) -> str:
    """Return the address of a receipt to print."""
    return reverse("cases:receipt-sheet", args=[index])


@register.filter
def day(text: str) -> str:
    """Return a stored date as people write it."""
    return date_format(date.fromisoformat(text), "DATE_FORMAT") if text else ""


@register.filter
def source_name(source: str) -> str:
    """Return where a value of a form comes from."""
    return str(enums.ValueSource(source).label)


@register.filter
def organisation_name(named: Any) -> str:
    """Return the name of an organisation for this reader."""
    return str(named.shown(_language()))


@register.filter
def tone(state: enums.PaperState) -> str:
    """Return the colour of how a paper stands."""
    tones = {enums.PaperState.HERE: "good", enums.PaperState.MISSING: "warn"}
    return tones.get(state, "info")


@register.filter
def likeness(kind: str) -> str:
    """Return how two names are alike."""
    names = {
        "same": gettext("same own name"),
        "sounds-alike": gettext("sounds alike"),
        "close": gettext("comes close"),
    }
    return names[kind]


@register.filter
def item_name(key: str) -> str:
    """Return the name of a service, or its key when it was withdrawn."""
    from innoway.apps.hall.queries.catalogue import catalogue

    found = catalogue().items.get(key)
    return found.name.said_in(_language()) if found else key
