"""The kind of a transaction from the words of its deed, with the rule that told it.

The order matters: a corrective deed names what it corrects, and a release of a security
interest speaks of a security interest too. Patterns allow for the usual slips of typing.
"""

import re
from dataclasses import dataclass

TITLE = frozenset({"assignment", "merger", "name_change"})
CHARGES = frozenset({"security", "lien"})


@dataclass(frozen=True, slots=True)
class Kind:
    """What a deed does; ``words`` are those of the deed that told it, ``rule`` the pattern's name."""

    name: str
    rule: str
    words: str


_RULES = tuple(
    (kind, rule, re.compile(pattern))
    for kind, rule, pattern in (
        ("correction", "says that it corrects", r"\bCORR?ECT(?:IVE|ION|ED|ING)\b|\bRE-?RECORD"),
        ("release", "gives a charge up", r"\bRELEA?SE?D?\b|RECONVEY|DISCHARGE|SATISFACTION OF"),
        ("release", "ends a charge", r"TERMINAT\w* .*(?:SECURI?TY|LIEN|MORTGAGE|PLEDGE)"),
        ("lien", "names a lien", r"\bLIENS?\b|\bLEVY\b|\bATTACHMENT ORDER"),
        ("security", "names a security", r"\bSECURI?T(?:Y|IES)\b|MORTGAGE|COLL?ATERAL|\bPLEDGE"),
        ("security", "names a charge", r"HYPOTHEC|\bDEBENTURE|\bCHARGE\b"),
        ("name_change", "changes a name", r"CHANGE\S* (?:OF|IN|TO) .*NAME|NAME CHANGE|RENAM"),
        ("name_change", "changes a legal form", r"CONVERSION|CONVERTED|ENTITY (?:CHANGE|CONVEYANCE)"),
        ("merger", "joins companies", r"\bMERGE[RD]?S?\b|CONSOLIDATION|AMALGAMAT|DEMERGER"),
        ("licence", "gives leave of use", r"LICEN[CS]E|LICEN[CS]ING|GOVERNMENT INTEREST"),
        ("assignment", "assigns", r"\bASS?I(?:GN|NG)(?:N?MENTS?|S|ED|OR\S*)?\b|NUNC PRO TUNC"),
        ("assignment", "conveys in other words", r"QUIT-?CLAIM|\bSALE\b|TRANSFER|\bBEQUEST|INHERIT"),
    )
)  # fmt: skip


def kind_of(text: str) -> Kind:
    """Return the kind a deed's text tells, "other" when no rule knows it.

    >>> kind_of("Release by secured party").name, kind_of("SECURTY AGREEMENT").name
    ('release', 'security')
    >>> kind_of("ENTITY CONVERSION").name, kind_of("ASSINGMENT OF ASSIGNORS INTEREST").name
    ('name_change', 'assignment')
    >>> kind_of("DECREE OF DISTRIBUTION")
    Kind(name='other', rule='no rule knows it', words='')
    """
    upper = " ".join(text.upper().split())
    for kind, rule, pattern in _RULES:
        if found := pattern.search(upper):
            return Kind(kind, rule, found[0])
    return Kind("other", "no rule knows it", "")
