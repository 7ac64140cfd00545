"""How facts of the register read in the reader's language."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from django import template
from django.apps import apps
from django.template.defaultfilters import date as show_date
from django.utils import timezone
from django.utils.translation import get_language, gettext

from innoway.apps.registry import enums
from innoway.apps.registry.calculations import countries
from innoway.apps.registry.calculations.import_cells import CellFault
from innoway.apps.registry.calculations.import_fields import FIELDS
from innoway.apps.registry.calculations.import_hints import explain_fault
from innoway.values.identifiers import SCHEMES

register = template.Library()

_TONES = {
    "current": "good", "verified": "good", "applied": "good", "create": "good", "active": "good",
    "expired": "warn", "stated": "", "stale": "warn", "kept": "warn", "change": "brand",
    "revoked": "bad", "disputed": "bad", "refuse": "bad", "failed": "bad", "future": "brand",
    "dissolved": "warn", "ready": "brand", "checking": "brand", "applying": "brand",
}  # fmt: skip
_LISTS: dict[str, Any] = {
    "kind": enums.OrganisationKind, "size": enums.Size, "recognition": enums.RecognitionKind,
    "standing": enums.Standing, "validity": enums.Validity, "confidence": enums.Confidence,
}  # fmt: skip


def _language() -> str:
    return get_language() or "en"


@register.filter
def scheme_name(scheme: str) -> str:
    """Return a scheme's name."""
    known = SCHEMES.get(scheme)
    return known.name(_language()) if known else scheme


@register.filter
def country_name(code: str) -> str:
    """Return the name of a country in the reader's language."""
    return countries.country_name(code, _language())


@register.filter
def shown_number(identifier: Any) -> str:
    """Return a number with its customary separators."""
    known = SCHEMES.get(identifier.scheme)
    return known.display(identifier.value) if known else str(identifier.value)


@register.filter
def shown_name(entry: Any) -> str:
    """Return the name in the reader's language when one is known."""
    if entry is None:
        return ""
    chinese = _language().startswith("zh") and entry.name_zh
    return str(entry.name_zh if chinese else entry.name)


@register.filter
def other_name(entry: Any) -> str:
    """Return the name that ``shown_name`` does not show."""
    other = entry.name if shown_name(entry) == entry.name_zh else entry.name_zh
    return "" if other == shown_name(entry) else other


@register.filter
def tone(word: str) -> str:
    """Return the colour class of a state; the word itself always stands beside it."""
    return _TONES.get(str(word), "")


@register.filter
def label_of(word: str, kind: str) -> str:
    """Return the reader's word for a coded value."""
    choices = _LISTS[kind]
    return str(choices(word).label) if word in choices.values else str(word)


@register.filter
def validity_on(fact: Any, day: Any) -> str:
    """Return where a dated fact stands on a day."""
    return str(fact.validity_on(day))


@register.filter
def span(fact: Any) -> str:
    """Return the period of a dated fact in words."""
    if fact.start is None and fact.end is None:
        return gettext("period not known")
    start = show_date(fact.start, "DATE_FORMAT") if fact.start else "…"
    if fact.end is None:
        return gettext("since %(start)s") % {"start": start}
    # People write the last day; the table keeps the first day after it.
    return f"{start} – {show_date(fact.end - timedelta(days=1), 'DATE_FORMAT')}"


@register.filter
def field_name(field: str) -> str:
    """Return the name of an import field."""
    known = FIELDS.get(field)
    return known.name(_language()) if known else field


@register.filter
def cell_value(value: str, field: str) -> str:
    """Return a value of an import row as people read it."""
    if field in {"kind", "size"}:
        return label_of(value, field)
    if field == "recognition":
        kind, _, rest = value.partition(" · ")
        return f"{label_of(kind, 'recognition')} · {rest}" if rest else value
    if field.startswith("id:"):
        known = SCHEMES.get(field.removeprefix("id:"))
        return known.display(value) if known else value
    return value


@register.filter
def fault_text(fault: dict[str, str]) -> str:
    """Return what is wrong with a cell and how to mend it."""
    return explain_fault(CellFault(**fault), _language())


@register.filter
def subject_name(subject: Any) -> str:
    """Return the name of what a form is about: an entry, or the entry a fact belongs to."""
    if subject is None:
        return gettext("Register")
    holder = getattr(subject, "organisation", None) or getattr(subject, "person", None) or subject
    return shown_name(holder)


@register.filter
def size_step(step: dict[str, Any]) -> str:
    """Return one comparison of the size rule in words."""
    figures = {
        "employees": gettext("People employed"),
        "revenue": gettext("Revenue"),
        "assets": gettext("Total assets"),
    }
    missing = step["value"] in {None, "None"}
    text = gettext("%(size)s: %(figure)s %(value)s %(sign)s %(bound)s") % {
        "size": label_of(step["size"], "size"),
        "figure": figures[step["figure"]],
        "value": "?" if missing else _grouped(step["value"]),
        "sign": "?" if missing else "≥" if step["reached"] else "<",
        "bound": _grouped(step["at_least"]),
    }
    return f"{text} ({label_of(step['confidence'], 'confidence')})"


def _grouped(number: str) -> str:
    whole = f"{Decimal(number):,f}"
    return whole.rstrip("0").rstrip(".") if "." in whole else whole


@register.filter
def table_name(table: str) -> str:
    """Return what kind of fact a table holds."""
    return str(apps.get_model("registry", table)._meta.verbose_name)


@register.filter
def change_name(label: str) -> str:
    """Return what happened to a fact."""
    names = {
        "insert": gettext("entered"), "update": gettext("changed"), "delete": gettext("deleted"),
    }  # fmt: skip
    return names.get(label, label)


@register.filter
def column_of(column: str, table: str) -> Any:
    """Return the field that describes a column."""
    fields = apps.get_model("registry", table)._meta.concrete_fields
    return next(f for f in fields if f.attname == column)


@register.filter
def column_value(value: Any, column: Any) -> str:
    """Return a stored value as people read it; ``column`` is the field's description."""
    if isinstance(value, bool):
        return gettext("yes") if value else gettext("no")
    if isinstance(value, datetime):
        return show_date(timezone.localtime(value), "DATETIME_FORMAT")
    if isinstance(value, date):
        return show_date(value, "DATE_FORMAT")
    if column.name == "scheme":
        return scheme_name(value)
    if column.name == "language":
        return {"zh-Hans": gettext("Chinese"), "en": gettext("English")}.get(value, str(value))
    return str(dict(column.flatchoices).get(value, value))
