# ruff: noqa: SIM905 - lists of words read better as text
"""Universities and institutes told from one another by the words that only one of them bears."""

from innoway.engine.resolution.organisations.likeness import alike

Tokens = tuple[str, ...]
HEADS = frozenset(("university", "institute"))
# What universities and institutes of one place are told apart by.
SUBJECTS = frozenset(
    """technology science polytechnic engineering medical medicine pharmaceutical chemical electronic
    agriculture forestry ocean petroleum mining geology aeronautics astronautics aviation transport
    jiaotong telecommunication normal education language foreign economics finance business law
    political sport art music textile power am christian catholic women state""".split()
)
WIDE = frozenset(("science", "technology"))  # subjects that hardly tell where another is named
# Words of a part of a university, which may be named after its subject, and of a body beside it.
PARTS = frozenset(
    "school college faculty department center laboratory hospital campus graduate".split()
)
BESIDE = frozenset(
    "foundation research company office industry academy academic cooperation collaboration".split()
)


def other_university(a: Tokens, b: Tokens) -> bool:
    """Say whether two names are of two universities, or institutes, by the words that only one bears.

    Such a word is a subject, or stands before what both say: behind it are places and campuses. A part
    of a university may be named after its subject, the university is not.

    >>> other_university(("university", "sydney"), ("university", "technology", "sydney"))
    True
    >>> other_university(("washington", "university"), ("george", "washington", "university"))
    True
    >>> other_university(("university", "california"), ("university", "california", "los", "angeles"))
    False
    >>> other_university(("university", "florida"), ("university", "florida", "college", "medicine"))
    False
    """
    heads = HEADS.intersection(a), HEADS.intersection(b)
    if not all(heads) or not PARTS.isdisjoint((*a, *b)):
        return False
    if heads[0].isdisjoint(heads[1]):
        return True
    one, other = SUBJECTS.intersection(a), SUBJECTS.intersection(b)
    narrow = one - WIDE, other - WIDE
    if (narrow[0] != narrow[1]) if any(narrow) else (one != other):
        return True
    return not BESIDE.issuperset(named_before(a, b) | named_before(b, a))


def two_universities(a: Tokens, b: Tokens) -> bool:
    """Say whether each of two names of universities bears a word that the other lacks.

    >>> two_universities(("yonsei", "university", "foundation"), ("foundation", "sejong", "university"))
    True
    """
    if "university" not in a or "university" not in b:
        return False
    return not BESIDE.issuperset(named_before(a, b)) and not BESIDE.issuperset(named_before(b, a))


def named_before(a: Tokens, b: Tokens) -> set[str]:
    """Return the words of one name that the other lacks, before the last that both have."""
    both = {word for word in a if any(word == other or alike(word, other) >= 0.75 for other in b)}
    last = max((place for place, word in enumerate(a) if word in both), default=0)
    return {word for word in a[:last] if len(word) > 3 or word in SUBJECTS} - both - WIDE
