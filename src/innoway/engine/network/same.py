"""Whether two names on deeds mean the same party."""

import re
from functools import lru_cache

from innoway.engine.resolution.organisations.likeness import alike
from innoway.engine.resolution.organisations.names import organisation_key

LIKE = 0.9  # slips of typing; a different word of a short name stays below
_FORMERLY = re.compile(r"\(?\b(?:FORMERLY|F/?K/?A|ALSO KNOWN AS|NOW KNOWN AS)\b.*", re.IGNORECASE)


@lru_cache(maxsize=100_000)
def party_key(name: str) -> str:
    """Return a name as one string: legal form off, words in order of the alphabet.

    >>> party_key("LIEN, JAIME") == party_key("Jaime Lien")
    True
    >>> party_key("GOOGLE LLC (FORMERLY GOOGLE, INC.)") == party_key("Google Inc.")
    True
    """
    plain = _FORMERLY.sub("", name).strip() or name
    return " ".join(sorted(organisation_key(plain).split()))


def same_party(a: str, b: str) -> bool:
    """Tell whether two names are one party's, but for form, order and slips of typing.

    >>> same_party("MAKANI POWER, INC.", "Makani Powr Inc"), same_party("GOOGLE", "GOGGLES")
    (True, False)
    """
    first, second = party_key(a), party_key(b)
    if not first or not second:
        return a.strip().casefold() == b.strip().casefold()
    return first == second or alike(first, second) >= LIKE
