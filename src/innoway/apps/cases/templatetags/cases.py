"""How cases are shown: names in the reader's language, tones of lights and states."""

from typing import Any

from django import template
from django.utils.translation import get_language

from innoway.apps.cases.enums import DeadlineKind, Light

register = template.Library()
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
def fact_pairs(stated: dict[str, Any]) -> list[tuple[str, Any]]:
    """Return what an act states, as short pairs that people can read."""
    facts = stated.get("facts", {})
    return [
        (name, value if isinstance(value, str | int) else ", ".join(map(str, value)))
        for name, value in facts.items()
        if name in {"reason", "papers", "due", "was", "working_days", "procedure", "how",
                    "competent_body", "tolerated", "days", "note", "deliver_by", "act"} and value
    ]  # fmt: skip


@register.filter
def data_rows(data: dict[str, Any]) -> list[tuple[str, Any, Any]]:
    """Return (name, value, source) of what was filled in."""
    fields = (
        (name, one if isinstance(one, dict) else {"value": one}) for name, one in data.items()
    )
    return [(name, one.get("value", ""), one.get("source", "")) for name, one in fields]
