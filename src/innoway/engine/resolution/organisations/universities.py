# ruff: noqa: SIM905 - lists of words read better as text
"""Universities and institutes told from one another by the words that only one of them bears."""

from innoway.engine.resolution.organisations.likeness import alike

Tokens = tuple[str, ...]
HEADS = frozenset(("university", "institute", "polytechnic"))
# What universities and institutes of one place are told apart by.
SUBJECTS = frozenset(
    """technology science polytechnic engineering medical medicine pharmaceutical chemical electronic
    agriculture forestry ocean petroleum mining geology aeronautics astronautics aviation transport
    applied jiaotong telecommunication normal education language foreign economics finance business law
    political sport art music textile power am christian catholic women state""".split()
)
WIDE = frozenset(("science", "technology"))  # subjects that hardly tell where another is named
# What a second university of a city is called behind the city's name.
SECOND = frozenset(
    """bicocca vergata tre montaigne parthenope vanvitelli dauphine nanterre descartes diderot capitole jaures
    lumiere metropolitan brookes""".split()
)
# Words of a part of a university, which may be named after its subject, and of a body beside it.
PARTS = frozenset(
    "school college faculty department center laboratory hospital campus graduate".split()
)
BESIDE = frozenset(
    "foundation research company office industry academy academic cooperation collaboration".split()
)


def told_apart(a: Tokens, b: Tokens) -> str:
    """Return the sign by which two names are of two universities, or institutes, or nothing.

    "two universities" each bear a word of their own; "another university" is told by one name alone:
    a subject, or a word before what both say, as behind it are places and campuses. A part of a
    university may be named after its subject, the university is not.

    >>> told_apart(("yonsei", "university", "foundation"), ("foundation", "sejong", "university"))
    'two universities'
    >>> told_apart(("university", "sydney"), ("university", "technology", "sydney"))
    'another university'
    >>> told_apart(("washington", "university"), ("george", "washington", "university"))
    'another university'
    >>> told_apart(("university", "milan"), ("university", "milan", "bicocca"))
    'another university'
    >>> told_apart(("imperial", "college", "london"), ("university", "college", "london"))
    'two universities'
    >>> told_apart(("university", "california"), ("university", "california", "los", "angeles"))
    ''
    >>> told_apart(("university", "florida"), ("university", "florida", "college", "medicine"))
    ''
    """
    heads = HEADS.intersection(a), HEADS.intersection(b)
    one_kind = any(kind in a and kind in b for kind in ("university", "college"))
    if not one_kind and not all(heads):
        return ""
    own = named_before(a, b) - BESIDE, named_before(b, a) - BESIDE
    if one_kind and all(own):
        return "two universities"
    if one_kind and not SECOND.isdisjoint({*a} ^ {*b}):
        return "another university"
    if not all(heads) or not PARTS.isdisjoint((*a, *b)):
        return ""
    one, other = SUBJECTS.intersection(a), SUBJECTS.intersection(b)
    narrow = one - WIDE, other - WIDE
    subjects = narrow if any(some - {"state"} for some in narrow) else (one, other)
    other_head = heads[0].isdisjoint(heads[1])
    return "another university" if other_head or subjects[0] != subjects[1] or any(own) else ""


def named_before(a: Tokens, b: Tokens) -> set[str]:
    """Return the words of one name that the other lacks, before the last that both have."""
    both = {word for word in a if any(word == other or alike(word, other) >= 0.75 for other in b)}
    last = max((place for place, word in enumerate(a) if word in both), default=0)
    return {word for word in a[:last] if len(word) > 3 or word in SUBJECTS} - both - WIDE
