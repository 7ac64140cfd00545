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
