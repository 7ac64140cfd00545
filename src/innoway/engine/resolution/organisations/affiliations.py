"""The organisation that an author's affiliation names, without departments and addresses."""

import re
from functools import cache, lru_cache
from itertools import dropwhile

from innoway.engine.resolution.letters import fold
from innoway.engine.resolution.organisations.words import SCIENCES, STATES
from innoway.engine.text.countries import ALSO, country_names
from innoway.engine.text.names import normal_name
from innoway.engine.text.places import cities, place_words

BETWEEN = re.compile(r"\s*[,;，；]\s*(?![^()（）]*[)）])")
# More than a name with its legal form.
SEVERAL = re.compile(
    r"[,;，；](?!\s*(?:the|inc|l\.?l\.?c|ltd|l\.?p|co|corp|limited|incorporated|s\.?a|n\.?v)?\.?\s*$)",
    re.IGNORECASE,
)
UNIVERSITY = re.compile(
    r"univ|hochschule\b|hogskol|yliopisto|egyetem|politecn|polytechni|ecole polytech|daigaku|daehak"
    r"|\binst(?:itute|ituto|itut)? (?:of |fur |de )?tech|\btech univ"
)
# What is part of a university; a college with a name of its own may be none.
PART = re.compile(
    r"\b(?:dept?|departe?a?ment[os]?|dipartimento|abteilung|fa[ck]ult\w*|fac|facolta|faculdade|sch|schools?"
    r"|division|div|lab|labs|laborator\w*|laboratoire|lehrstuhl|chair|section|group|program|graduate|inst"
    r"|institut\w*|istituto|cent(?:er|re|ro)|ctr|zentrum|seminar|college of|wydzial|katedra)\b"
)
DEPARTMENT = re.compile(
    r"\b(?:dept|departe?a?ment[os]?|dipartimento|fa[ck]ult\w*|graduate school|school of|sch|coll)\b"
)
OF_GOVERNMENT = re.compile(
    r"united states|govern|minist|secretary|administrator|\b(?:state|city) of\b"
)
# What is an organisation of its own, though it may be written beside a university.
OF_ITS_OWN = re.compile(
    r"hosp|klinik|clinic|med(?:ical)? c|national lab|ospedal|sjukhus|academ|foundation|corporation|council|\binc\b"
)
POSTCODE = re.compile(r"\b(?:[a-z]{1,2}-)?\d{3,}|\b[a-z]{1,2}\d{1,2}[a-z]? ?\d[a-z]{2}\b|\bcedex\b")
DIGIT = re.compile(r"\d")
CODED = re.compile(r"([a-z]{2})(?: \d{5}(?:-\d{4})?)?")
DEPARTMENTS = frozenset(("department", "faculty"))
# Words between those that name a department: "department of chemical and biological engineering".
OF_A_DEPARTMENT = SCIENCES | frozenset(
    """science computer engineering medicine medical chemical biological life electric electronic political
    law economics business art education agriculture information""".split()  # noqa: SIM905
)
OF_A_STATE = frozenset(part for state in STATES.values() for part in state.split("-")) | {"state"}


@lru_cache(maxsize=100_000)
def affiliated(text: str) -> str:
    """Return a name without the departments of its university, streets, towns and countries.

    A town alone stays, as it may tell a campus.

    >>> affiliated("Dept. of Physics, Harvard University, Cambridge, MA 02138, USA")
    'Harvard University'
    >>> affiliated("Univ Calif Berkeley, Dept Chem, Berkeley, CA 94720 USA")
    'Univ Calif Berkeley'
    >>> affiliated("University of California, Los Angeles"), affiliated("Institute of Physics, Academy of Sciences")
    ('University of California, Los Angeles', 'Institute of Physics, Academy of Sciences')
    >>> affiliated("Siemens AG, Corporate Technology, 81739 München, Germany"), affiliated("Canon, USA")
    ('Siemens AG, Corporate Technology', 'Canon, USA')
    """
    if not SEVERAL.search(text):
        return text
    parts = BETWEEN.split(text.strip())
    plain = [normal_name(fold(part)) for part in parts]
    count = _before_the_address(plain)
    heads = [place for place in range(count) if UNIVERSITY.search(plain[place])]
    if any(OF_ITS_OWN.search(part) for part in plain):
        return ", ".join(parts[:count])
    if not heads:
        return ", ".join(_without_departments(parts[:count], plain))
    head = heads[-1] if _part(plain[heads[0]]) else heads[0]
    end = _end_of_name(plain, head) if count < len(parts) else count
    kept = [parts[place] for place in range(end) if place == head or not _part(plain[place])]
    return ", ".join(kept)


def _without_departments(parts: list[str], plain: list[str]) -> list[str]:
    """Return the parts of a body that is not called a university without departments of it; not of governments."""
    kept = [part for part, told in zip(parts, plain, strict=False) if not DEPARTMENT.search(told)]
    of_government = any(OF_GOVERNMENT.search(part) for part in plain)
    return parts if of_government or not kept or _of_address(normal_name(fold(kept[0]))) else kept


def _part(part: str) -> bool:
    """Say whether a part names a department: one that names a place may be a body of its own."""
    return bool(PART.search(part)) and place_words().isdisjoint(part.split())


def _end_of_name(plain: list[str], head: int) -> int:
    """Return where the name of a university ends before an address: with its campus, if it is of a state."""
    words = set(plain[head].split())
    of_a_state = all(
        word in OF_A_STATE or UNIVERSITY.search(word) or len(word) < 4 for word in words
    )
    campus = head + 1 < len(plain) - 1 and not POSTCODE.search(plain[head + 1])
    return head + 2 if of_a_state and campus else head + 1


def _before_the_address(plain: list[str]) -> int:
    """Return how many parts stand before an address that ends in a country or a state.

    A country alone behind one name may tell which of several is meant.
    """
    last = plain[-1]
    town = POSTCODE.sub("", last).strip()
    if not (_country(town) or _coded(last) or (town != last and town in _cities())):
        return len(plain)
    count = len(plain) - 1
    while count > 1 and _of_address(plain[count - 1]):
        count -= 1
    several = count < len(plain) - 1 or bool(POSTCODE.search(last))
    several = several or (len(plain) > 2 and any(map(UNIVERSITY.search, plain)))
    return count if several or any(map(_part, plain[:count])) else len(plain)


def _of_address(part: str) -> bool:
    return bool(DIGIT.search(part)) or _coded(part) or _country(part) or part in _cities()


def _coded(part: str) -> bool:
    """Say whether a part is a state of the United States by its code, a code of post behind it or not."""
    found = CODED.fullmatch(part.removesuffix(" usa"))
    return found is not None and found[1] in STATES


def _country(part: str) -> bool:
    """Say whether a part is a country, or a state of the United States in full."""
    state = part.replace(" ", "-") in STATES.values()
    return state or part in country_names() or part in ALSO or part in ("uk", "us")


@cache
def _cities() -> frozenset[str]:
    """Return the names of all cities, small ones too: in an address they are no other word."""
    return frozenset(name for row in cities() for name in row["names"].split("|"))


def without_department(words: list[str]) -> list[str]:
    """Return the words of a name; of a university without those of a department, before or behind it.

    >>> without_department("cornell university department computer science".split())
    ['cornell', 'university']
    >>> without_department("kyoto university physics department".split())
    ['kyoto', 'university']
    >>> without_department("faculty medicine university science technology".split())
    ['university', 'science', 'technology']
    """
    place = next((place for place, word in enumerate(words) if word in DEPARTMENTS), -1)
    if place < 0 or "university" not in words:
        return words
    behind = list(dropwhile(OF_A_DEPARTMENT.__contains__, words[place + 1 :]))
    before = words[:place]
    while len(behind) == len(words) - place - 1 and before and before[-1] in OF_A_DEPARTMENT:
        before.pop()
    rest = before + behind
    return rest if "university" in rest and len(rest) > 1 else words
