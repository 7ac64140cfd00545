# ruff: noqa: SIM905 - lists of words read better as text
"""Hospitals told from one another and from the university that they belong to."""

from innoway.engine.resolution.organisations.counted import NUMBER
from innoway.engine.resolution.organisations.likeness import alike
from innoway.engine.resolution.organisations.words import SCIENCES

Tokens = tuple[str, ...]
OWNERS = frozenset("university college academy polytechnic".split())
# By what a hospital is named that is not called one.
CALLED_OTHERWISE = frozenset("center clinic health healthcare".split())
# What a hospital treats, or whom.
FIELDS = SCIENCES | frozenset(
    "cancer chest children childrens dental eye heart maternal maternity women womens".split()
)
# Words before "hospital" that say whose or which it is, not its name.
NO_NAME = frozenset(
    """affiliated attached university college school medical teaching city municipal provincial province
    county district the""".split()
)


def other_hospital(a: Tokens, b: Tokens) -> bool:
    """Say whether two names are of two hospitals, or of one and of what it belongs to.

    >>> other_hospital(("keio", "university", "hospital"), ("keio", "university"))
    True
    >>> other_hospital(("royal", "hospital"), ("royal", "infirmary"))
    False
    >>> one = "fudan", "university", "zhongshan", "hospital"
    >>> other_hospital(one, ("huashan", "hospital", "fudan", "university"))
    True
    >>> other_hospital(("kyoto", "university", "hospital"), ("kyoto", "university", "dental", "hospital"))
    True
    >>> other_hospital(one, ("zhongshan", "hospital")), other_hospital(one, ("hospital", "fudan", "university"))
    (False, False)
    """
    inside = _is_hospital(a), _is_hospital(b)
    if all(inside):
        one, other = _name(a), _name(b)
        if "university" in a and "university" in b and FIELDS & set(a) != FIELDS & set(b):
            return True
        return bool(one and other) and alike(one, other) < 0.75
    if not any(inside):
        return False
    owner = b if inside[0] else a
    called = CALLED_OTHERWISE.isdisjoint(owner) and (
        "medicine" not in owner or not {"school", "college"}.isdisjoint(owner)
    )
    return called and not OWNERS.isdisjoint(owner)


def _is_hospital(tokens: Tokens) -> bool:
    return "hospital" in tokens or ("medical" in tokens and "center" in tokens)


def _name(tokens: Tokens) -> str:
    """Return the word that names a hospital, right before that word, or nothing."""
    place = tokens.index("hospital") if "hospital" in tokens else 0
    name = tokens[place - 1] if place else ""
    return "" if name in NO_NAME or NUMBER.fullmatch(name) else name
