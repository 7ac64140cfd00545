"""Who acts for a university or a country, off the name of the body that is meant."""

import re
from functools import lru_cache
from itertools import pairwise

from innoway.engine.resolution.organisations.likeness import alike
from innoway.engine.resolution.organisations.words import ACTING, STATES
from innoway.engine.text.countries import country_names

# Who acts before the body that is meant.
BEHALF = re.compile(r".*\b(?:on behalf of|acting for)\b(?=.{5})", re.IGNORECASE | re.DOTALL)
# An office that acts for a country; agencies of the United States are told by their own words.
REPRESENTED = re.compile(
    r"^(?!.*univ.*represent).*\b"
    r"(?:represented by|repr[eé]sent[eé]e? par|vertreten durch)\b(?: the| le| la| l['’]| das| den| die)?(?=.{5})",
    re.IGNORECASE | re.DOTALL,
)
WORD = re.compile(r"\w+")
OF_A_COUNTRY = re.compile("minist", re.IGNORECASE)
AMERICA = re.compile(r"united\s*stat|americ|\bu\.? ?s(?:\.? ?a)?\b", re.IGNORECASE)
# What a university has others do for it, and how such a body is called.
FOUNDED = frozenset(("cooperation", "foundation"))
RESEARCHED = frozenset(("research", "bus"))  # as Korean ones are cut short
OF_A_FOUNDATION = FOUNDED.union(
    RESEARCHED,
    """academic academia academy business collaboration corporate group industry industrial innovation patent
    patents""".split(),  # noqa: SIM905
)
OF_A_UNIVERSITY = frozenset(("foundation", "university"))
_GOVERNMENT = frozenset(
    "united states america government represented secretary department administrator".split()  # noqa: SIM905
)
_AGENCIES = frozenset(
    """navy army air energy agriculture commerce interior defense transportation treasury justice
    health veterans aeronautics national""".split()  # noqa: SIM905
)


def meant(text: str) -> str:
    """Return a name without who acts for it; of an office that acts for a country, the office and the country.

    Agencies of the United States are told by their own words.

    >>> meant("The Commonwealth of Australia as represented by the Minister of Science")
    'Minister of Science Australia'
    >>> meant("Japan as represented by the President of Foobar University")
    'President of Foobar University'
    """
    text = BEHALF.sub("", text)
    found = None if AMERICA.search(text) else REPRESENTED.match(text)
    if not found:
        return text
    office = text[found.end() :].strip()
    countries = [word for word in WORD.findall(found[0]) if word.lower() in country_names()]
    return " ".join([office, *countries]) if OF_A_COUNTRY.match(office) else office


def of_university(words: list[str]) -> list[str]:
    """Return the words; of a university without those of the body that acts for it, misspelt or not.

    >>> of_university("board trustess michigan state university".split())
    ['michigan', 'state', 'university']
    >>> of_university("florida state university research foundation".split())
    ['florida', 'state', 'university']
    >>> of_university("university ok".split())
    ['university', 'oklahoma']
    """
    if "university" not in words:
        return words
    told = [STATES.get(word, word) if before == "university" else word
            for before, word in pairwise(["", *words])]  # fmt: skip
    rest = [part for word in told if not _acting(word) for part in word.split("-")]
    if not FOUNDED.isdisjoint(rest[1:]) or RESEARCHED.issubset(rest[1:]):
        rest = [word for word in rest if word not in OF_A_FOUNDATION]
    return rest if len(rest) > 1 else words


def founded_by(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Say whether one name is that of a university, the other that of the foundation which acts for it.

    >>> founded_by(("foobar", "research", "foundation"), ("foobar", "university"))
    True
    >>> founded_by(("foobar", "foundation"), ("foobar", "college")), founded_by(("foobar",), ("foobar", "university"))
    (False, False)
    """
    university, foundation = (a, b) if "university" in a else (b, a)
    named = founder(foundation)
    told = "foundation" in foundation and "university" not in foundation and bool(named)
    return told and "university" in university and {*university} == {*named, "university"}


def founder(tokens: tuple[str, ...]) -> frozenset[str]:
    """Return the words that name a university, of its own name and of its foundation's.

    >>> sorted(founder(("foobar", "research", "foundation")))
    ['foobar']
    """
    return frozenset(tokens) - OF_A_FOUNDATION - OF_A_UNIVERSITY


@lru_cache(maxsize=100_000)
def _acting(word: str) -> bool:
    return word in ACTING or (len(word) > 5 and any(alike(word, known) >= 0.75 for known in ACTING))


def of_government(words: list[str]) -> tuple[str, ...]:
    """Return the words; of an agency of the United States only its own, whatever stands before.

    >>> of_government("united states america represented secretary navy".split())
    ('usgovernment', 'navy')
    >>> of_government("united states steel".split())
    ('united', 'states', 'steel')
    """
    if not any(word[:3] in ("uni", "ame", "gov", "usa") for word in words):
        return tuple(words)
    stands = {word: _stands_for(word) for word in words}
    said = set(stands.values()) - {""}
    rest = [word for word in words if not stands[word]]
    country = "united" in said and bool({"states", "america"} & said)
    office = bool(said & {"represented", "secretary", "department", "administrator"})
    agency = bool(rest) and rest[0] in _AGENCIES
    if not country or "kingdom" in rest or not (office or agency or "government" in said):
        return tuple(words)
    return ("usgovernment", *(word for word in dict.fromkeys(rest) if word != "state"))


@lru_cache(maxsize=100_000)
def _stands_for(word: str) -> str:
    """Return the word of government that one is, misspelt or not, or nothing."""
    if word in _GOVERNMENT:
        return word
    if len(word) < 5 or word in ("state", "american", "unit"):
        return ""
    return next((known for known in sorted(_GOVERNMENT) if alike(word, known) >= 0.75), "")
