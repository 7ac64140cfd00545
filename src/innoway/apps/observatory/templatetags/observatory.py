"""Words for what the record holds, in the reader's language."""

import re
from collections.abc import Mapping
from typing import Any

from django import template
from django.urls import reverse
from django.utils.formats import number_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from innoway.apps.observatory import enums
from innoway.apps.observatory.calculations.district import Figure
from innoway.apps.observatory.calculations.phrasing import phrased
from innoway.apps.observatory.calculations.wording import (
    country_name,
    field_name,
    language_name,
    said,
)
from innoway.apps.registry.enums import SOURCES

register = template.Library()

_NUMBER = re.compile(r"^\s*\d{1,4}\s*[.)]\s+")

for _word in (said, field_name, language_name, country_name, phrased):
    register.filter(_word)

PAGES = {"need": "need", "organisation": "organisation", "person": "person"}


@register.filter
def by_language(texts: Mapping[str, str]) -> str:
    """Return a text of the engine in the language of the page, else in English, else any."""
    language = (get_language() or "en")[:2]
    return texts.get(language) or texts.get("en") or next(iter(texts.values()), "")


@register.filter
def type_name(value: str) -> str:
    return str(enums.TYPES.get(value, value))


@register.filter
def kind_name(value: str) -> str:
    return str(enums.KINDS.get(value, value)) if value else _("Everything")


@register.filter
def role_name(value: str) -> str:
    return str(enums.ROLES.get(value, value))


@register.filter
def set_aside_name(code: str, said: str) -> str:
    """Return why a record was set aside; a reason without a name here as the engine says it."""
    return str(enums.SET_ASIDE.get(code, said))


@register.filter
def section_name(symbol: str) -> str:
    """Return the name of the CPC section a symbol stands in."""
    return str(enums.CPC_SECTIONS.get(symbol[:1], ""))


@register.filter
def property_name(value: str) -> str:
    return str(enums.PROPERTIES.get(value, value.replace("_", " ")))


@register.filter
def conveyance_name(value: str) -> str:
    return str(enums.CONVEYANCES.get(value, value.replace("_", " ")))


@register.filter
def node_kind(value: str) -> str:
    return str(enums.NODES.get(value, value))


@register.filter
def node_name(node: Any) -> str:
    """Return the name of a node of the graph; a technology field is named by its number."""
    if node.kind == "field" and node.name.isdecimal():
        return str(field_name(int(node.name)))
    return str(node.name)


@register.filter
def state_name(value: str) -> str:
    return str(enums.STATES.get(value, value))


@register.filter
def cadence_name(value: str) -> str:
    return str(enums.CADENCES.get(value, value))


@register.filter
def table_name(value: str) -> str:
    return str(enums.TABLES.get(value, value.replace("_", " ")))


@register.filter
def facet_title(name: str) -> str:
    return str(enums.FACETS.get(name, name))


@register.filter
def reason_name(reason: str) -> str:
    return str(enums.REASONS.get(reason, reason))


@register.simple_tag
def choice_name(facet: str, value: str) -> str:
    """Return how a value of a facet reads."""
    names: dict[str, Any] = {
        "wipo_field": field_name,
        "type": type_name,
        "kind": kind_name,
        "country": country_name,
        "source": source_name,
        "cpc": lambda symbol: f"{symbol} · {section_name(symbol)}" if len(symbol) == 1 else symbol,
        "cpc_section": lambda letter: f"{letter} · {section_name(letter)}",
    }
    return str(names.get(facet, str)(value))


@register.filter
def source_name(value: str) -> str:
    return str(SOURCES.get(value, value.replace("_", " ")))


@register.filter
def page_of(thing: Any) -> str:
    """Return the address of a hit, a line, a suggestion or a mention by its kind and id."""
    resolved = thing.id.startswith(("person-", "organisation-"))
    name = "entity" if resolved else PAGES.get(thing.kind, "technology")
    return reverse(f"observatory:{name}", args=[thing.id])


@register.filter
def amount(figure: Figure) -> str:
    """Return a figure's value as its reader would say it, with how exact it is.

    Round numbers from 100 million become 亿 in Chinese and millions or billions in English.
    """
    number = _large(figure.value)
    if figure.precision == "more-than":
        return _("more than %(number)s") % {"number": number}
    if figure.precision == "nearly":
        return _("nearly %(number)s") % {"number": number}
    return number


def _large(value: int) -> str:
    chinese = (get_language() or "en").startswith("zh")
    if chinese and value >= 10**8 and value % 10**8 == 0:
        return f"{number_format(value // 10**8, force_grouping=True)} 亿"
    if not chinese and value >= 10**9 and value % 10**9 == 0:
        return f"{number_format(value // 10**9, force_grouping=True)} billion"
    return number_format(value, force_grouping=True)


@register.filter
def period_name(value: str) -> str:
    return str(enums.PERIODS.get(value, value))


@register.filter
def sort_name(value: str) -> str:
    return str(enums.SORTS.get(value, value))


@register.filter
def place_name(value: str) -> str:
    """Return where in a document a word was found."""
    return str(enums.PLACES.get(value, enums.FACETS.get(value, value)))


@register.filter
def suggestion_kind(value: str) -> str:
    return str(enums.ONE.get(value, value))


@register.filter
def state_tone(value: str) -> str:
    return {"fresh": "good", "stale": "warn", "running": "brand"}.get(value, "")


@register.filter
def type_of(hit: Any) -> str:
    """Return what a hit is: its most telling type, else its kind."""
    types = [value for value in hit.fields.get("type", ()) if value in enums.TYPES]
    return type_name(types[0]) if types else str(enums.ONE.get(hit.kind, hit.kind))


@register.filter
def names_id(hit: Any) -> bool:
    """Tell whether the id of a hit says something to a person."""
    return hit.kind in {"technology", "need"}


@register.filter
def unlocalized(value: Any) -> str:
    """Return a number for attributes and years: no thousands separator in any language."""
    return str(value)


@register.filter
def per_cent(share: float) -> str:
    return f"{100 * share:.0f}"


@register.simple_tag
def source_licence(sources: Mapping[str, Any], name: str) -> str:
    """Return the licence of the source of a statement."""
    source = sources.get(name)
    return licence_name(source.licence) if source else "–"


@register.filter
def licence_name(value: str) -> str:
    return str(enums.LICENCES.get(value, value))


@register.filter
def is_web(address: str) -> bool:
    """Tell whether an address out of a record may become a link."""
    return address.lower().startswith(("https://", "http://"))


@register.filter
def unnumbered(claim: str) -> str:
    """Return a claim without the number it brings along; the list counts by itself."""
    return _NUMBER.sub("", claim)
