"""Names by which an organisation is widely known: short, in full, in other languages."""

import csv
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from innoway.engine.resolution.organisations.names import organisation_tokens
from innoway.engine.resolution.organisations.public_bodies import is_public, told_country

FILE = "known.csv"
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
                found["".join(organisation_tokens(name))] = (names[0], row["country"])
    return found


def known_as(tokens: tuple[str, ...], countries: Iterable[str]) -> str:
    """Return the organisation that bears a name, or nothing; abroad a short acronym is another's.

    >>> known_as(("mit",), ["US"]), known_as(("mit",), ["JP"])
    ('Massachusetts Institute of Technology', '')
    """
    name, country = known_names().get("".join(tokens), ("", ""))
    here = set(countries)
    abroad = bool(here) and told_country(country) not in here
    acronym = len(tokens) == 1 and len(tokens[0]) <= SHORT
    return "" if abroad and (acronym or is_public(tokens)) else name
