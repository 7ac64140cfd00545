"""How the model's words read to a steward."""

from typing import Any
from urllib.parse import urlencode

from django import template
from django.utils.formats import number_format
from django.utils.translation import gettext_lazy as _

register = template.Library()

# The comparisons of the engine by the names it gives them.
_FEATURES = {
    "prior": _("Before looking"),
    "colleagues": _("Co-inventors"),
    "name": _("Name"),
    "how common the name is": _("How common the name is"),
    "organisation": _("Owner"),
    "place": _("Place"),
    "technology classes": _("Technology classes"),
    "attorney": _("Attorney"),
    "title": _("Words of the title"),
    "time": _("Time between them"),
    "ruled out": _("Ruled out, whatever else they share"),
    "words of both": _("Words both names have"),
    "words of one": _("Words only one name has"),
    "acronym": _("One is the initials of the other"),
    "country": _("Countries"),
    "several such names": _("Several bear such a name"),
    "short name": _("Short form of the name"),
    "acronym within": _("Initials stand for words of the other"),
    "another university": _("Universities of other names"),
    "two universities": _("Each names another university"),
    "other characters": _("Written in other characters"),
    "another place": _("Each names another place"),
    "another country": _("Public bodies of two countries"),
    "another hospital": _("Two hospitals, or one and what it belongs to"),
    "another number": _("Each names another number"),
    "another part": _("A firm and a part of it, or two of its parts"),
    "another trade": _("Each names another trade"),
    "foundation of it": _("One is a foundation of the other"),
    "another name before it": _("Another name stands before the one both have"),
    "only usual words in common": _("Only usual words in common"),
    "known as two": _("Known as two organisations"),
    "branch of the name": _("Words behind the name that tell a branch"),
    "each has a rarer word": _("Each has a rarer word of its own"),
    "known by both names": _("Known by both names"),
    "told as one": _("One spelling tells both names"),
}
_OUTCOMES = {
    "same": _("agrees"),
    "partly": _("in part"),
    "differs": _("differs"),
    "unknown": _("not known"),
}
_SPEAKS = {
    "for": _("speaks for one entity"),
    "against": _("speaks against"),
    "not": _("does not count"),
}
_WHYS = {
    "borderline": _("borderline"),
    "large": _("large"),
    "loose": _("loosely joined"),
    "same-name": _("same name"),
}
_MOODS = {
    "same": "good", "not same": "bad", "unsure": "warn", "differs": "bad", "partly": "warn",
    "standing": "good", "undone": "warn", "approved": "good", "refused": "bad",
}  # fmt: skip


@register.filter
def mood(word: str) -> str:
    """Return the colour class of a verdict, a state or an agreement; the word stands beside it."""
    return _MOODS.get(str(word), "")


@register.filter
def feature_name(name: str) -> Any:
    """Return a comparison's name; one that is new to the desk keeps the engine's."""
    return _FEATURES.get(name, name)


@register.filter
def outcome_name(outcome: str) -> Any:
    """Return how a property compares."""
    return _OUTCOMES[outcome]


@register.filter
def speaks_name(side: str) -> Any:
    """Return what a bar says, for who cannot see it."""
    return _SPEAKS[side]


@register.filter
def why_name(why: str) -> Any:
    """Return why a pair waits, in a word or two."""
    return _WHYS.get(why, why)


@register.filter
def signed(bits: float) -> str:
    """Return bits with their sign, two places.

    >>> signed(1.5), signed(-0.25), signed(0.001)
    ('+1.50', '−0.25', '0.00')
    """
    shown = number_format(abs(bits), decimal_pos=2)
    sign = "" if abs(bits) < 0.005 else "+" if bits > 0 else "−"
    return f"{sign}{shown}"


@register.filter
def unlocalised(number: float) -> str:
    """Return a number as drawings want it, whatever the reader's language."""
    return f"{number:.2f}"


@register.filter
def views_of(explanation: Any) -> tuple[Any, Any]:
    """Return both mentions of an explanation, to be walked through."""
    return explanation.first, explanation.second


@register.filter
def documents(pair: Any) -> str:
    """Return the documents of two mentions, by which pairs of one name are told apart.

    >>> from types import SimpleNamespace
    >>> documents(SimpleNamespace(first="US1|inventor|0", second="US2|inventor|1"))
    'US1 – US2'
    """
    return " – ".join(mention.partition("|")[0] for mention in (pair.first, pair.second))


@register.simple_tag
def pair_query(kind: str, first: str, second: str, why: str = "") -> str:
    """Return the query string of a pair, without the question mark."""
    facts = {"kind": kind, "first": first, "second": second, "why": why}
    return urlencode({key: value for key, value in facts.items() if value})
