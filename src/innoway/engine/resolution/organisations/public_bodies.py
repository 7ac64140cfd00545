# ruff: noqa: SIM905 - lists of words read better as text
"""Universities, hospitals, offices of governments: each is of one country, unlike firms."""

from collections import Counter
from collections.abc import Iterable

from innoway.engine.resolution.organisations.weighing import known_words
from innoway.engine.text.countries import country_code

Tokens = tuple[str, ...]
HEADS = frozenset(
    """university hospital college polytechnic academy ministry minister parliament government
    department""".split()
)
NATIONAL = frozenset("national royal federal state".split())
BODIES = frozenset(
    """institute center centre laboratory council foundation agency organisation organization library
    museum research service board commission""".split()
)
COUNCILS = frozenset("council research".split())
WITHIN = {"HK": "CN", "MO": "CN", "PR": "US"}  # told as either by many
SLIPS = 10  # times as often a name is told of one country as of another that is a slip


def is_public(tokens: Tokens) -> bool:
    """Say whether a name is that of a body of one country: by its kind, or an institute without a name of its own.

    >>> is_public(("ministry", "health")), is_public(("national", "cancer", "center"))
    (True, True)
    >>> is_public(("national", "semiconductor")), is_public(("medical", "research", "council"))
    (False, True)
    """
    if not HEADS.isdisjoint(tokens):
        return True
    national = not NATIONAL.isdisjoint(tokens) or known_words().issuperset(tokens)
    return (national and not BODIES.isdisjoint(tokens)) or COUNCILS.issubset(tokens)


def told_country(text: str) -> str:
    """Return the code of a country; of regions that are told as their own or as their country, this one.

    >>> told_country("United States"), told_country("HK")
    ('US', 'CN')
    """
    code = country_code(text)
    return WITHIN.get(code, code)


def homes(told: Iterable[tuple[str, str]]) -> dict[str, dict[str, str]]:
    """Return the body that each country's rows mean, for names that bodies of several countries bear.

    ``told`` is name and country of each row. One without a country means the body of most rows, and
    so does one of a country that few tell.

    >>> homes([("health", "TR"), ("health", "TR"), ("health", "IL"), ("health", ""), ("energy", "US")])
    {'health': {'TR': 'TR', 'IL': 'IL', '': 'TR'}}
    """
    counts: dict[str, Counter[str]] = {}
    for name, country in told:
        counts.setdefault(name, Counter())[country] += 1
    found = {}
    for name, by_country in counts.items():
        bodies = {country: count for country, count in by_country.items() if country}
        if len(bodies) > 1:
            most = min(bodies, key=lambda country: (-bodies[country], country))
            few = bodies[most] / SLIPS
            found[name] = {
                country: country if country and by_country[country] > few else most
                for country in by_country
            }
    return found
