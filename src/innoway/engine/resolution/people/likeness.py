"""Two names compared: what agrees, what one of them lacks, what rules the link out."""

import re
from dataclasses import dataclass
from functools import lru_cache

from innoway.engine.resolution.organisations.likeness import edit_distance
from innoway.engine.resolution.people.names import PersonName
from innoway.engine.resolution.people.spelling import (
    ANY_SYLLABLE,
    NICKNAMES,
    PINYIN,
    SYLLABLE,
    SYLLABLES,
    fits,
)
from innoway.engine.text.fold import HAN

LONG = 5  # letters of a middle name in which a slip is believed
PAIRS = 1 << 18  # compared once: those of the largest block of a usual file, whose rounds ask again


@dataclass(frozen=True, slots=True)
class NameComparison:
    """How two names of one block compare; ``conflict`` forbids the link.

    Names read alike but written differently are not ``equal``: they may be one, no more. A surname that lacks
    a part weighs as a short form does.
    """

    equal: bool = False
    initial: bool = False
    middle_equal: bool = False
    middle_one: bool = False
    prefix: bool = False
    conflict: bool = False


APART = NameComparison(conflict=True)


def shortened(a: str, b: str) -> bool:
    """Say whether one given name may be a short form of the other.

    In pinyin every syllable counts: Wei is not short for Weiguo. One letter more makes another name.

    >>> shortened("chris", "christopher"), shortened("wei", "weiguo"), shortened("ann", "anna")
    (True, False, False)
    """
    short, long = sorted((a, b), key=len)
    rest = long[len(short) :]
    return (
        len(rest) != 1
        and long.startswith(short)
        and not (PINYIN.fullmatch(short) and PINYIN.fullmatch(rest))
    )


def may_stand_for(one: str, other: str) -> bool:
    """Say whether first given names may be one person's; of those that may not, ``compare_names`` tells a conflict.

    >>> may_stand_for("chris", "christopher"), may_stand_for("j", "john"), may_stand_for("jon", "john")
    (True, True, False)
    """
    return one.startswith(other) or other.startswith(one) or nicknamed(one, other)


def nicknamed(one: str, other: str) -> bool:
    """Say whether one given name is usually a short form of the other that it is no beginning of.

    >>> nicknamed("dave", "david"), nicknamed("david", "dave"), nicknamed("dave", "daniel")
    (True, True, False)
    """
    return one in NICKNAMES.get(other, ()) or other in NICKNAMES.get(one, ())


def short_form(a: PersonName, b: PersonName) -> bool:
    """Say whether one name may have a short form of the other's given name.

    >>> from innoway.engine.resolution.people.names import parse_name
    >>> daniel = parse_name("Daniel L.", "Eaton")
    >>> [short_form(daniel, parse_name(n, "Eaton")) for n in ("Dan", "Dan L.", "Dan Lee")]
    [True, True, False]
    >>> seungmin = parse_name("Seungmin", "Kim")
    >>> [short_form(seungmin, parse_name(n, "Kim")) for n in ("Seung", "Seung M.", "Seung A")]
    [True, True, False]
    """
    if nicknamed(a.first, b.first):
        return True
    short, long = sorted((a, b), key=lambda name: len(name.first))
    initials = all(len(part) == 1 for part in short.given[1:])
    if initials and another_syllable(short, long):
        return False
    return shortened(a.joined, b.joined) or (initials and shortened(short.first, long.first))


def another_syllable(short: PersonName, long: PersonName) -> bool:
    """Say whether the letter after a syllable does not begin the rest of a longer name in syllables."""
    rest = long.first[len(short.first) :]
    return (
        len(short.given) > 1 and not rest.startswith(short.given[1])
        and all(map(ANY_SYLLABLE.fullmatch, (short.surname, short.first)))
        and fits(SYLLABLES, rest)
    )  # fmt: skip


def syllables_differ(a: PersonName, b: PersonName) -> bool:
    """Say whether one Chinese given name lacks the second syllable that the other has.

    >>> from innoway.engine.resolution.people.names import parse_name
    >>> syllables_differ(parse_name("Xiao", "Li"), parse_name("Xiao-Guang", "Li"))
    True
    >>> syllables_differ(parse_name("Chin", "Yeh"), parse_name("Chin-Hsiung", "Yeh"))
    True
    >>> syllables_differ(parse_name("Robert", "Li"), parse_name("Robert Guang", "Li"))
    False
    """
    short, long = sorted((a.given, b.given), key=len)
    return (
        len(short) == 1 and len(long) == 2 and min(map(len, (*short, *long))) > 1
        and all(SYLLABLE.fullmatch(part) for part in (*long, a.surname))
    )  # fmt: skip


def initials_of(short: PersonName, long: PersonName) -> bool:
    """Say whether several initials begin the syllables of a name written as one word.

    >>> from innoway.engine.resolution.people.names import parse_name
    >>> [initials_of(parse_name("Y. F.", "Wang"), parse_name(n, "Wang")) for n in ("Yifang", "Yan", "Yang")]
    [True, False, False]
    """
    if len(short.given) < 2 or len(long.given) > 1 or max(map(len, short.given)) > 1:
        return False
    syllables = "".join(f"(?={initial})(?:{SYLLABLE.pattern})" for initial in short.given)
    return bool(ANY_SYLLABLE.fullmatch(long.surname) and re.fullmatch(syllables, long.first))


def middles_agree(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Say whether middle names may be one person's: initials, a slip, more of them behind.

    >>> middles_agree(("william",), ("willam",)), middles_agree(("marie", "a"), ("marie",))
    (True, True)
    >>> middles_agree(("j",), ("james",)), middles_agree(("jay",), ("james",))
    (True, False)
    >>> middles_agree(("marie", "a"), ("marie", "b"))
    False
    """
    pairs = zip(a, b, strict=False)
    return "".join(a) == "".join(b) or all(middle_agrees(one, other) for one, other in pairs)


def middle_agrees(one: str, other: str) -> bool:
    """Say whether two middle names are one, an initial of the other or a slip apart."""
    return one[0] == other[0] and (
        one == other
        or 1 in (len(one), len(other))
        or (min(len(one), len(other)) >= LONG and edit_distance(one, other) == 1)
    )


def written_differently(a: str, b: str) -> bool:
    """Say whether two names that may sound alike are written otherwise in one script.

    >>> written_differently("伟", "巍"), written_differently("伟", ""), written_differently("志勳", "지훈")
    (True, False, False)
    """
    return bool(a and b and a != b) and bool(HAN.search(a)) == bool(HAN.search(b))


@lru_cache(maxsize=PAIRS)
def compare_names(a: PersonName, b: PersonName) -> NameComparison:
    """Compare given names and suffixes of two names; another surname is a conflict.

    >>> from innoway.engine.resolution.people.names import parse_name
    >>> compare_names(parse_name("Robert J.", "Greenberg"), parse_name("Robert Jay", "Greenberg"))
    NameComparison(equal=False, initial=False, middle_equal=True, middle_one=False, prefix=False, conflict=False)
    >>> compare_names(parse_name("Hee-June", "Kwak"), parse_name("Heejune", "Kwak")).equal
    True
    >>> compare_names(parse_name("Jun-Ho", "Jung"), parse_name("Jun Ho", "Jung")).middle_equal
    False
    >>> compare_names(parse_name("Hiroshi", "Ito"), parse_name("Hideki", "Ito")).conflict
    True
    """
    if a.surname != b.surname or (a.suffix and b.suffix and a.suffix != b.suffix):
        return NameComparison(conflict=True)
    if written_differently(a.script, b.script) or (a.whole and b.whole and a.whole != b.whole):
        return NameComparison(conflict=True)
    if not a.given or not b.given:
        return NameComparison(initial=True)
    part = a.whole != b.whole
    if a.joined == b.joined and len(a.joined) > 1:
        middle = min(len(a.given), len(b.given)) > 1 and not a.of_syllables
        return NameComparison(equal=a.written_as(b), middle_equal=middle, prefix=part)
    initial = len(a.first) == 1 or len(b.first) == 1
    prefix = part
    if a.first != b.first:
        if initial and a.first[0] != b.first[0]:
            return NameComparison(conflict=True)
        if not initial and not short_form(a, b):
            return NameComparison(conflict=True)
        prefix = part or not initial
    if initial and (initials_of(a, b) or initials_of(b, a)):
        return NameComparison(initial=True, middle_equal=True, prefix=part)
    if syllables_differ(a, b):
        return NameComparison(conflict=True)
    middle_a, middle_b = a.given[1:], b.given[1:]
    if middle_a and middle_b:
        if not middles_agree(middle_a, middle_b):
            return NameComparison(conflict=True)
        return NameComparison(initial=initial, middle_equal=True, prefix=prefix)
    return NameComparison(initial=initial, middle_one=bool(middle_a or middle_b), prefix=prefix)
