"""How cases are shown: names in the reader's language, tones of lights and states."""

import datetime
from typing import Any

from django import template
from django.template.defaultfilters import date as shown_date
from django.utils.translation import get_language, gettext, gettext_noop
from django.utils.translation import gettext_lazy as _

from innoway.apps.cases.calculations.data_rows import data_rows as rows_of
from innoway.apps.cases.enums import DeadlineKind, Light, Unit

register = template.Library()
# The log cites rules in English; these are the ones the operations cite.
RULES = (
    gettext_noop("Administrative Licensing Law Art. 32"),
    gettext_noop("Administrative Licensing Law Art. 32 (1), (2)"),
    gettext_noop("Administrative Licensing Law Art. 32 (3)"),
    gettext_noop("Administrative Licensing Law Art. 32 (4)"),
    gettext_noop("Administrative Licensing Law Art. 32 (5)"),
    gettext_noop("Administrative Licensing Law Art. 42"),
    gettext_noop("Administrative Licensing Law Art. 44"),
    gettext_noop("Administrative Licensing Law Art. 45"),
    gettext_noop("Administrative Licensing Law Arts 32, 42"),
    gettext_noop("Regulations on Optimising the Business Environment Art. 36"),
)
LABELS = {
    "reason": _("Reason"), "competent_body": _("Competent body"), "papers": _("Missing papers"),
    "tolerated": _("Papers that may come later"), "note": _("What you supply"),
    "procedure": _("Procedure"), "working_days": _("Working days it takes"),
    "days": _("Further days"), "due": _("Decision due"), "deliver_by": _("Delivery due"),
    "how": _("How it was delivered"), "act": _("Number in the log"),
}  # fmt: skip
TONES = {
    "green": "good", "yellow": "warn", "red": "bad", "approved": "good", "delivered": "good",
    "accepted": "info", "refused": "bad", "not_accepted": "bad", "terminated": "bad",
    "supplement_notified": "warn", "pre_returned": "warn",
}  # fmt: skip


@register.filter
def tone(value: object) -> str:
    """Return the tag tone of a light or a state."""
    return TONES.get(str(value), "")


@register.filter
def name_of(thing: Any) -> str:
    """Return the name of an organisation or a person for the reader."""
    if thing is None:
        return "—"
    if hasattr(thing, "shown"):
        return str(thing.shown(get_language() or "en"))
    return str(thing.name) or "—"


@register.filter
def duty_name(kind: str) -> str:
    """Return the words for a duty."""
    return str(DeadlineKind(kind).label) if kind else ""


@register.filter
def light_name(light: str) -> str:
    """Return the words for a light."""
    return str(Light(light).label)


@register.filter
def rule_name(rule: str) -> str:
    """Return a cited rule in the reader's language where its name is known."""
    return gettext(rule) if rule else ""


@register.filter
def unit_name(unit: str) -> str:
    """Return the words for a unit of time."""
    return str(Unit(unit).label)


@register.filter
def fact_pairs(stated: dict[str, Any]) -> list[tuple[str, str]]:
    """Return what an act states as (label, words); what pages show elsewhere is left out."""
    facts = stated.get("facts", {})
    return [(str(label), told(facts[name])) for name, label in LABELS.items() if facts.get(name)]


def told(value: Any) -> str:
    """Return a fact in words: days in the reader's form, lists joined."""
    if isinstance(value, list):
        return "; ".join(map(str, value))
    try:
        return shown_date(datetime.date.fromisoformat(str(value)), "DATE_FORMAT")
    except ValueError:
        return str(value)


@register.filter
def data_rows(data: dict[str, Any]) -> list[tuple[str, str, str]]:
    """Return (question, answer, source) of what was filled in, in the reader's language."""
    return rows_of(data, get_language() or "en")
