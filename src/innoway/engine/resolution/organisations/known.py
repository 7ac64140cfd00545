"""Names by which an organisation is widely known: short, in full, in other languages."""

import csv
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from innoway.engine.resolution.organisations.acting import OF_A_FOUNDATION
from innoway.engine.resolution.organisations.likeness import UMLAUT
from innoway.engine.resolution.organisations.names import organisation_tokens
from innoway.engine.resolution.organisations.public_bodies import is_public, told_country

FILE = "known.csv"
ACRONYM = 6  # letters of an acronym, in which two vowels are no umlaut
SHORT = 4  # letters of an acronym that others bear elsewhere


@lru_cache(maxsize=1)
def known_names() -> dict[str, tuple[str, str]]:
    """Return organisation and country by each name, its words written together."""
    found: dict[str, tuple[str, str]] = {}
    path = Path(__file__).with_name(FILE)
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            names = row["names"].split(" | ")
            for name in names:
                found[key(organisation_tokens(name))] = (names[0], row["country"])
    return found


def key(tokens: tuple[str, ...]) -> str:
    """Return a name as it is looked up, however its umlauts are written and whether it is told a group.

    >>> key(("juelich", "group")), key(("uestc",))
    ('julich', 'uestc')
    """
    told = tokens[:-1] if len(tokens) > 1 and tokens[-1] == "group" else tokens
    return "".join(UMLAUT.sub(r"\1", word) if len(word) > ACRONYM else word for word in told)


def known_as(tokens: tuple[str, ...], countries: Iterable[str]) -> str:
    """Return the organisation that bears a name, or nothing; abroad a short acronym is another's.

    >>> known_as(("mit",), ["US"]), known_as(("mit",), ["JP"])
    ('Massachusetts Institute of Technology', '')
    """
    name, country = known_names().get(key(tokens), ("", ""))
    if not name and "foundation" in tokens:
        name, country = known_names().get(key(_without_foundation(tokens)), ("", ""))
    here = set(countries)
    abroad = bool(here) and told_country(country) not in here
    acronym = len(tokens) == 1 and len(tokens[0]) <= SHORT
    return "" if abroad and (acronym or is_public(tokens)) else name


def _without_foundation(tokens: tuple[str, ...]) -> tuple[str, ...]:
    """Return the words of the body that a foundation acts for."""
    return tuple(word for word in tokens if word not in OF_A_FOUNDATION)
