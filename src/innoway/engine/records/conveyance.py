"""The kind of a deed from the words the office recorded, with the rule that told it.

The order matters: a corrective deed names what it corrects, and a release of a security interest
speaks of a security interest too. Words of deeds are typed by hand: a word that is not known
is read as the known word from which one slip of the keyboard leads to it.

Source: kinds follow the conveyance types of the USPTO Patent Assignment Dataset (A. Marco and
others, USPTO Economic Working Paper 2015-2); "lien", "licence" and "correction" are told apart.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

TITLE = frozenset({"assignment", "merger", "name_change"})
CHARGES = frozenset({"security", "lien"})
SURE = 8  # letters of a word from which on another letter is a slip; MERCER is no MERGER
_WORD = re.compile(r"[A-Z]{5,}")


@dataclass(frozen=True, slots=True)
class Kind:
    """What a deed does; ``words`` are those of the deed that told it, ``rule`` the pattern's name."""

    name: str
    rule: str
    words: str


_WORDS = """
    AGREEMENT AMALGAMATION ASSETS ASSIGN ASSIGNED ASSIGNEE ASSIGNMENT ASSIGNMENTS ASSIGNOR
    ASSIGNORS ASSIGNS ATTACHMENT BEQUEST CERTIFICATE CHANGE CHANGED COLLATERAL CONFIRMATORY
    CONSOLIDATION CONVERSION CONVERTED CONVEYANCE CORRECT CORRECTION CORRECTIVE DEBENTURE DECREE
    DISCHARGE DISTRIBUTION EXECUTIVE GOVERNMENT HYPOTHEC HYPOTHECATION INHERITANCE INTEREST
    LICENCE LICENSE LICENSED LICENSES LICENSING MERGED MERGER MERGERS MORTGAGE PARTIAL PLEDGE
    PURCHASE QUITCLAIM RECONVEYANCE RELEASE RELEASED RELEASES RENAMED SATISFACTION SECURED
    SECURITIES SECURITY TERMINATED TERMINATION TRANSFER TRANSFERRED"""
_KNOWN = tuple(sorted(_WORDS.split()))

_RULES = tuple(
    (kind, rule, re.compile(pattern))
    for kind, rule, pattern in (
        ("correction", "says that it corrects", r"\bCORRECT(?:IVE|ION|ED|ING|S)?\b|\bRE-?RECORD"),
        ("release", "gives a charge up", r"\bRELEAS\w*|RECONVEY|DISCHARGE|SATISFACTION OF"),
        ("release", "ends a charge", r"TERMINAT\w* .*(?:SECURITY|LIEN|MORTGAGE|PLEDGE)"),
        ("lien", "names a lien", r"\bLIENS?\b|\bLEVY\b|\bATTACHMENT ORDER"),
        ("security", "names a security", r"\bSECURIT(?:Y|IES)\b|MORTGAGE|COLLATERAL|\bPLEDGE"),
        ("security", "names a charge", r"HYPOTHEC|\bDEBENTURE|\bCHARGE\b"),
        ("name_change", "changes a name", r"CHANGED? (?:OF|IN|TO|ITS|THE) .*NAME|NAME.? CHANGED?|RENAM"),
        ("name_change", "changes a legal form", r"CONVERSION|CONVERTED|ENTITY (?:CHANGE|CONVEYANCE)"),
        ("merger", "joins companies", r"\bMERGE[RD]?S?\b|CONSOLIDATION|AMALGAMAT|DEMERGER"),
        ("government", "confirms rights of the state", r"GOVERNMENT (?:INTEREST|LICEN)|CONFIRMATORY LICEN|EXECUTIVE ORDER 9424"),
        ("licence", "gives leave of use", r"LICEN[CS]E|LICEN[CS]ING"),
        ("assignment", "assigns", r"\bASSIGN(?:MENTS?|S|ED|EES?|ORS?)?\b|NUNC PRO TUNC"),
        ("assignment", "conveys in other words", r"QUIT-?CLAIM|\bSALE\b|\bPURCHASE|TRANSFER|\bBEQUEST|INHERIT|\bDEED OF GIFT|\bBILL OF SALE"),
    )
)  # fmt: skip


@lru_cache(maxsize=10_000)
def kind_of(text: str) -> Kind:
    """Return the kind a deed's text tells; "missing" without any words, "other" when no rule knows it.

    >>> kind_of("Release by secured party").name, kind_of("SECURTY AGREEMENT").name
    ('release', 'security')
    >>> kind_of("ENTITY CONVERSION").name, kind_of("ASSINGMENT OF ASSIGNORS INTEREST").name
    ('name_change', 'assignment')
    >>> kind_of("CONFIRMATORY LICENSE").name, kind_of(" ").name
    ('government', 'missing')
    >>> kind_of("DECREE OF DISTRIBUTION")
    Kind(name='other', rule='no rule knows it', words='')
    """
    upper = " ".join(text.upper().replace("’", "'").split())
    if not upper:
        return Kind("missing", "there are no words", "")
    words = _WORD.sub(lambda word: _mended(word[0]), upper)
    for kind, rule, pattern in _RULES:
        if found := pattern.search(words):
            return Kind(kind, rule, found[0])
    return Kind("other", "no rule knows it", "")


@lru_cache(maxsize=100_000)
def _mended(word: str) -> str:
    """Return the known word that a word was meant to be, or the word itself."""
    if word in _KNOWN:
        return word
    return next((known for known in _KNOWN if _is_slip(word, known)), word)


def _is_slip(word: str, known: str) -> bool:
    """Tell whether one letter is missing, too many, changed for its neighbour or another.

    >>> [_is_slip(word, "RELEASE") for word in ("RELESE", "RELEASSE", "RELAESE", "RELEAXE")]
    [True, True, True, False]
    """
    if abs(len(word) - len(known)) > 1:
        return False
    same = next((n for n, (a, b) in enumerate(zip(word, known, strict=False)) if a != b), None)
    at = min(len(word), len(known)) if same is None else same
    rest, meant = word[at:], known[at:]
    swapped = rest[:2] == meant[:2][::-1] and rest[2:] == meant[2:]
    other = len(known) >= SURE and rest[1:] == meant[1:]
    return rest == meant[1:] or rest[1:] == meant or swapped or other
