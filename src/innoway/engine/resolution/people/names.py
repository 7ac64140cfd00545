"""Personal names as the evidence they are: folded, ordered, comparable."""

import re
from dataclasses import dataclass
from functools import lru_cache

from innoway.engine.resolution.letters import HAN, fold

SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
TITLES = frozenset({"dr", "prof", "professor", "mr", "mrs", "ms", "phd", "dipl", "ing"})
COMPOUND_SURNAMES = frozenset(
    [
        "欧阳",
        "司马",
        "上官",
        "诸葛",
        "司徒",
        "东方",
        "皇甫",
        "尉迟",
        "公孙",
        "慕容",
        "令狐",
        "夏侯",
        "端木",
        "长孙",
        "宇文",
        "歐陽",
        "司馬",
        "諸葛",
    ]
)
PINYIN = re.compile(
    r"(?:(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?(?:iang|iong|uang|ang|eng|ong|ing|iao|ian|uai|uan|"
    r"ai|ei|ao|ou|an|en|er|ia|ie|iu|in|ua|uo|ui|un|ue|a|o|e|i|u|v))+"
)
SYLLABLE = re.compile(PINYIN.pattern.removesuffix("+"))
WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name in comparable form: given names as tokens, surname joined, generation suffix."""

    given: tuple[str, ...]
    surname: str
    suffix: str = ""

    @property
    def first(self) -> str:
        return self.given[0] if self.given else ""

    @property
    def joined(self) -> str:
        return "".join(self.given)


def words(text: str) -> list[str]:
    """Split a folded text into its runs of letters.

    >>> words("Jean-Luc O'Neil 3rd")
    ['jean', 'luc', 'oneil', 'rd']
    """
    return WORD.findall(fold(text))


def split_full_name(text: str) -> tuple[str, str]:
    """Return (given, surname) of a name written in one field.

    >>> split_full_name("Wang, Wei"), split_full_name("Wei Wang"), split_full_name("欧阳修")
    (('Wei', 'Wang'), ('Wei', 'Wang'), ('修', '欧阳'))
    """
    text = text.strip()
    if "," in text:
        surname, _, given = text.partition(",")
        if set(words(given)) - SUFFIXES:
            return given.strip(), surname.strip()
    if HAN.search(text) and " " not in text:
        cut = 2 if text[:2] in COMPOUND_SURNAMES and len(text) > 2 else 1
        return text[cut:], text[:cut]
    head, _, tail = text.rpartition(" ")
    return head, tail


@lru_cache(maxsize=400_000)
def parse_name(given: str, surname: str) -> PersonName:
    """Read a name from its two fields; either may hold the whole name.

    >>> parse_name("Paul L.", "Valint, Jr.")
    PersonName(given=('paul', 'l'), surname='valint', suffix='jr')
    >>> parse_name("", "Wei Wang").surname, parse_name("王伟", "").given
    ('wang', ('wei',))
    """
    if not given.strip() or not surname.strip():
        given, surname = split_full_name(given.strip() or surname.strip())
    first, last = words(given), words(surname)
    suffix = "".join(w for w in (*first, *last) if w in SUFFIXES)
    return PersonName(
        tuple(w for w in first if w not in SUFFIXES and w not in TITLES),
        "".join(w for w in last if w not in SUFFIXES),
        suffix,
    )


@lru_cache(maxsize=400_000)
def name_key(full: str) -> str:
    """Return an order-free key of a full name, for people named beside the mention.

    >>> name_key("Hideo Yoshizawa") == name_key("Yoshizawa, Hideo") == name_key("Hideo K. Yoshizawa")
    True
    """
    tokens = [w for w in words(full) if w not in SUFFIXES and w not in TITLES]
    return " ".join(sorted(w for w in tokens if len(w) > 1) or sorted(tokens))


@dataclass(frozen=True, slots=True)
class NameComparison:
    """How two names of one block compare; ``conflict`` forbids the link."""

    equal: bool = False
    initial: bool = False
    middle_equal: bool = False
    middle_one: bool = False
    prefix: bool = False
    conflict: bool = False


def shortened(a: str, b: str) -> bool:
    """Say whether one given name may be a short form of the other.

    In pinyin every syllable counts: Wei is not short for Weiguo.

    >>> shortened("chris", "christopher"), shortened("wei", "weiguo")
    (True, False)
    """
    short, long = sorted((a, b), key=len)
    rest = long[len(short) :]
    return long.startswith(short) and not (PINYIN.fullmatch(short) and PINYIN.fullmatch(rest))


def syllables_differ(a: PersonName, b: PersonName) -> bool:
    """Say whether one Chinese given name lacks the second syllable that the other has.

    >>> syllables_differ(parse_name("Xiao", "Li"), parse_name("Xiao-Guang", "Li"))
    True
    >>> syllables_differ(parse_name("Robert", "Li"), parse_name("Robert Guang", "Li"))
    False
    """
    short, long = sorted((a.given, b.given), key=len)
    return (
        len(short) == 1 and len(long) == 2 and min(map(len, (*short, *long))) > 1
        and all(SYLLABLE.fullmatch(part) for part in (*long, a.surname))
    )  # fmt: skip


@lru_cache(maxsize=1_000_000)
def compare_names(a: PersonName, b: PersonName) -> NameComparison:
    """Compare given names and suffixes of two names; another surname is a conflict.

    >>> compare_names(parse_name("Robert J.", "Greenberg"), parse_name("Robert Jay", "Greenberg"))
    NameComparison(equal=False, initial=False, middle_equal=True, middle_one=False, prefix=False, conflict=False)
    >>> compare_names(parse_name("Hee-June", "Kwak"), parse_name("Heejune", "Kwak")).equal
    True
    >>> compare_names(parse_name("Hiroshi", "Ito"), parse_name("Hideki", "Ito")).conflict
    True
    """
    if a.surname != b.surname or (a.suffix and b.suffix and a.suffix != b.suffix):
        return NameComparison(conflict=True)
    if not a.given or not b.given:
        return NameComparison(initial=True)
    if a.joined == b.joined and len(a.joined) > 1:
        return NameComparison(equal=True, middle_equal=len(a.given) > 1)
    initial = len(a.first) == 1 or len(b.first) == 1
    prefix = False
    if a.first != b.first:
        if initial and a.first[0] != b.first[0]:
            return NameComparison(conflict=True)
        prefix = not initial and shortened(a.joined, b.joined)
        if not initial and not prefix:
            return NameComparison(conflict=True)
    if syllables_differ(a, b):
        return NameComparison(conflict=True)
    middle_a, middle_b = a.given[1:], b.given[1:]
    if middle_a and middle_b:
        agrees = "".join(middle_a) == "".join(middle_b) or (
            middle_a[0][0] == middle_b[0][0] and 1 in (len(middle_a[0]), len(middle_b[0]))
        )
        if not agrees:
            return NameComparison(conflict=True)
        return NameComparison(initial=initial, middle_equal=True, prefix=prefix)
    return NameComparison(initial=initial, middle_one=bool(middle_a or middle_b), prefix=prefix)
