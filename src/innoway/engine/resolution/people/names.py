"""Personal names as the evidence they are: folded, ordered, comparable."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from innoway.engine.resolution.letters import HANGUL, fold
from innoway.engine.resolution.people.spelling import (
    ANY_SYLLABLE,
    read_given_as,
    read_surname_as,
)
from innoway.engine.text.fold import HAN, simplify

SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
# What registers write behind a surname: "Lin, deceased", "Chang, administrator".
ROLES = frozenset(
    {"deceased", "administrator", "administratrix", "executor", "executrix", "heir", "heirs"}
)
TITLES = frozenset({"dr", "prof", "professor", "mr", "mrs", "ms", "sir", "phd", "dipl", "ing"})
# What stands behind a surname and is none: "Ing" may be one.
BEHIND = SUFFIXES | ROLES | {"phd"}
COMPOUND_SURNAMES = frozenset(
    """欧阳 司马 上官 诸葛 司徒 东方 皇甫 尉迟 公孙 慕容 令狐 夏侯 端木 长孙 宇文 万俟 남궁 황보 제갈
    선우 독고""".split()  # noqa: SIM905
)
# Characters read otherwise as a surname, and Korean surnames as their bearers spell them.
READINGS = dict(
    pair.split("=")
    for pair in """曾=zeng 单=shan 解=xie 仇=qiu 查=zha 区=ou 朴=piao 盖=ge 翟=zhai 冼=xian 缪=miao 乐=yue
    覃=qin 种=chong 尉迟=yuchi 万俟=moqi 김=kim 이=lee 박=park 최=choi 정=jung 강=kang 윤=yoon 임=lim
    오=oh 신=shin 권=kwon 안=ahn 유=yoo 류=ryu 고=ko 문=moon 노=noh 심=shim 곽=kwak 성=sung 주=joo
    우=woo 구=koo 허=heo 추=choo""".split()  # noqa: SIM905
)
ONE_SYLLABLE = frozenset(READINGS.values())  # surnames that no pattern tells
# What stands before a surname and belongs to it: "van der Meer", "de la Cruz".
PARTICLES = frozenset(
    """af av da das de del della dem den der di do dos du het la las le los ten ter van vom von zu zum
    zur""".split()  # noqa: SIM905
)
# What belongs to the word behind it: "O'Hara", "Mc Call", "St. John", "Al-Sayed".
PREFIXES = frozenset(
    "abd abdel abdul abu al bar ben bin ibn fitz mac mc o saint san santa st".split()  # noqa: SIM905
)
# Initials without dots; letters that begin no syllable. "Li" in capitals is none.
INITIALS = re.compile(r"[B-DF-HJ-NP-TV-XZ]{2,3}")
LONG = 4  # capitals of a surname that are no initials
WORD = re.compile(r"[^\W\d_]+")
ORDINAL = {"2nd": "ii", "3rd": "iii", "4th": "iv"}
NUMBERED = re.compile(r"\b(?:2nd|3rd|4th)\b")
# Umlauts written out, "Mueller" and "Goeran"; not in "Bauer", "Samuel", "Jae Hyun" or "Xuelei".
UMLAUT = re.compile(r"(?<=[^\Waeiouqxy])([ou])e(?=[^\Waeiouy])(?!l\b)")
# The ü of pinyin as keyboards and passports have it, "Lv", "Nve" and "Lyu".
PINYIN_U = re.compile(r"\b([ln])(?:v|yu)(?=e?\b)")
# In surnames "Jaeger" too; not in "Baek" or "Maeng".
SURNAME_UMLAUT = re.compile(r"(?<=[^\Waeiou])ae(?=[^\Waeiouy])(?!(?:l|k|ng)\b)")


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name in comparable form: given names as tokens, surname joined, generation suffix.

    Words stand in the form that stands for all spellings of them; ``spelled`` has them as written where that
    differs. ``script`` keeps the given name as it stands in Han or
    Hangul, traditional forms simplified. ``shorter`` has the surnames by which one of several words may go;
    ``whole`` the whole one where the corpus knows the name by a shorter.
    """

    given: tuple[str, ...]
    surname: str
    suffix: str = ""
    script: str = ""
    spelled: tuple[str, ...] = ()
    shorter: tuple[str, ...] = ()
    whole: str = ""

    @property
    def first(self) -> str:
        return self.given[0] if self.given else ""

    @property
    def of_syllables(self) -> bool:
        """Say whether it looks like a name from characters, whose given name is one, however divided.

        >>> [parse_name(given, "Lee").of_syllables for given in ("Jun-Ho", "Xiao Guang", "John Michael")]
        [True, True, False]
        """
        surname = self.surname in ONE_SYLLABLE or ANY_SYLLABLE.fullmatch(self.surname)
        return bool(surname) and all(ANY_SYLLABLE.fullmatch(part) for part in self.given)

    @property
    def joined(self) -> str:
        return "".join(self.given)

    def written_as(self, other: "PersonName") -> bool:
        """Say whether a name of the same words is spelled alike, in whatever order and however divided.

        >>> parse_name("Yuuki", "Sato").written_as(parse_name("Yuki", "Sato"))
        False
        >>> parse_name("Sang-Hoon", "Lee").written_as(parse_name("Sanghoon", "Lee"))
        True
        """
        if self.spelled == other.spelled == ():
            return self.whole == other.whole
        one, two = (sorted("".join(name.words)) for name in (self, other))
        return one == two and self.whole == other.whole

    @property
    def words(self) -> tuple[str, ...]:
        """Return given names and surname as they are written."""
        return self.spelled or (*self.given, self.surname)

    @property
    def written(self) -> tuple[str, str]:
        """Return the first given name and the surname as they are written."""
        words = self.words
        return words[0] if self.given else "", words[-1]

    def __str__(self) -> str:
        """Return the name as it is read aloud, surname last.

        >>> str(parse_name("Jean-Luc", "Duprat, Jr."))
        'Jean Luc Duprat Jr'
        """
        return " ".join((*self.words, self.suffix)).strip().title()


def words(text: str) -> list[str]:
    """Split a folded text into its runs of letters, umlauts and the ü of pinyin written as one letter.

    >>> words("Jean-Luc O'Neil 3rd"), words("Jürgen"), words("Juergen"), words("Lv"), words("吕")
    (['jean', 'luc', 'oneil', 'iii'], ['jurgen'], ['jurgen'], ['lu'], ['lu'])
    """
    text = fold(text)
    if not text.isalpha():
        text = NUMBERED.sub(lambda found: ORDINAL[found[0]], text)
    if "ue" in text or "oe" in text:
        text = UMLAUT.sub(r"\1", text)
    return WORD.findall(PINYIN_U.sub(r"\1u", text))


def split_full_name(text: str) -> tuple[str, str]:
    """Return (given, surname) of a name written in one field.

    >>> split_full_name("Wang, Wei"), split_full_name("Wei Wang"), split_full_name("欧阳修")
    (('Wei', 'Wang'), ('Wei', 'Wang'), ('修', '欧阳'))
    >>> split_full_name("John Smith Jr."), split_full_name("Robert Downey, Jr.")
    (('John', 'Smith Jr.'), ('Robert', 'Downey, Jr.'))
    >>> split_full_name("WANG Xiaoming"), split_full_name("Smith TJ"), split_full_name("JOHN SMITH")
    (('Xiaoming', 'WANG'), ('TJ', 'Smith'), ('JOHN', 'SMITH'))
    """
    text = text.strip()
    if "," in text:
        surname, _, given = text.partition(",")
        if set(words(given)) - BEHIND:
            return given.strip(), surname.strip()
    if undivided(text):
        cut = 2 if simplify(text[:2]) in COMPOUND_SURNAMES and len(text) > 2 else 1
        return text[cut:], text[:cut]
    names = text.split()
    capitals = surname_in_capitals(names)
    if capitals:
        return " ".join(names[capitals:]), " ".join(names[:capitals])
    last = len(names) - 1
    while last > 0 and BEHIND.issuperset(words(names[last])):
        last -= 1
    return " ".join(names[:last]), " ".join(names[last:])


def surname_in_capitals(names: Sequence[str]) -> int:
    """Return how many words a surname before the given names has, told from them by its capitals.

    >>> [surname_in_capitals(name.split()) for name in ("DE LA CRUZ Juan", "Smith TJ", "TJ Smith", "Wei LI")]
    [3, 1, 0, 0]
    """
    if len(names) > 1 and INITIALS.fullmatch(names[-1]) and not names[0].isupper():
        return len(names) - 1
    count = next((n for n, name in enumerate(names) if not name.isupper()), 0)
    long = max(map(len, names[:count]), default=0) >= LONG
    return count if long and TITLES.isdisjoint(words(" ".join(names[:count]))) else 0


def with_particles(given: str, surname: str) -> tuple[str, str]:
    """Move particles from behind the given name to the surname: those in small letters, or several.

    >>> with_particles("Jan van der", "Meer"), with_particles("JUAN DE LA", "CRUZ")
    (('Jan', 'van der Meer'), ('JUAN', 'DE LA CRUZ'))
    >>> with_particles("Xiao Da", "Li"), with_particles("hong van", "nguyen"), with_particles("Van", "Nguyen")
    (('Xiao Da', 'Li'), ('hong van', 'nguyen'), ('Van', 'Nguyen'))
    """
    names = given.split()
    first = len(names)
    while first > 1 and names[first - 1].lower() in PARTICLES:
        first -= 1
    while len(names) - first == 1 and not (names[first].islower() and not surname.islower()):
        first += 1
    return " ".join(names[:first]), " ".join((*names[first:], surname))


def undivided(text: str) -> bool:
    """Say whether a text is a whole name in Han or Hangul, surname first without a space."""
    return bool(" " not in text and (HAN.search(text) or HANGUL.search(text)))


def read_surname(surname: str) -> list[str]:
    """Return the words of a surname as it is read, without what the register adds.

    >>> read_surname("Melcher, deceased"), read_surname("Jaeger"), read_surname("Baek")
    (['melcher'], ['jager'], ['baek'])
    """
    surname = surname.strip()
    text = fold(READINGS.get(simplify(surname), surname))
    found = words(SURNAME_UMLAUT.sub("a", text))
    return [*found[:1], *(word for word in found[1:] if word in SUFFIXES or word not in BEHIND)]


@lru_cache(maxsize=100_000)
def parse_name(given: str, surname: str) -> PersonName:
    """Read a name from its two fields; either may hold the whole name.

    >>> parse_name("", "Jan van der Meer") == parse_name("Jan", "van der Meer")
    True
    >>> parse_name("Paul L.", "Valint, Jr.")
    PersonName(given=('paul', 'l'), surname='valint', suffix='jr', script='', spelled=(), shorter=(), whole='')
    >>> parse_name("", "Wei Wang").surname, parse_name("曾慶紅", "").given, parse_name("曾慶紅", "").script
    ('wang', ('qing', 'hong'), '庆红')
    >>> name = parse_name("Sergey", "Popoff")
    >>> name.given, name.surname, name.spelled
    (('sergi',), 'popov', ('sergey', 'popoff'))
    >>> parse_name("Paul Valint", "Jr.") == parse_name("", "Paul Valint Jr.") == parse_name("Paul", "Valint Jr")
    True
    """
    given, surname = (part.strip() if words(part) else "" for part in (given, surname))
    if not given or BEHIND.issuperset(words(surname)):
        given, surname = split_full_name(f"{given} {surname}")
    given, surname = with_particles(given, surname)
    if INITIALS.fullmatch(given) and not surname.isupper():
        given = " ".join(given)
    first, last = words(given), read_surname(surname)
    suffix = "".join(w for w in (*first, *last) if w in SUFFIXES)
    family = [w for w in last if w not in SUFFIXES]
    return as_read(
        tuple(w for w in first if w not in SUFFIXES and w not in TITLES),
        "".join(family),
        suffix,
        simplify(given.strip()) if undivided(given.strip()) else "",
        shorter=shorter_surnames(family) if len(family) > 1 else (),
    )


def as_read(
    given: tuple[str, ...],
    surname: str,
    suffix: str = "",
    script: str = "",
    *,
    shorter: tuple[str, ...] = (),
    whole: str = "",
) -> PersonName:
    """Return a name, as its words are written, in the form that stands for all spellings."""
    names, family = read_given_as(given, surname), read_surname_as(surname)
    spelled = () if (names, family) == (given, surname) else (*given, surname)
    return PersonName(names, family, suffix, script, spelled, shorter, whole)


def shorter_surnames(surname: Sequence[str]) -> tuple[str, ...]:
    """Return what a surname of several words may be shortened to: one of two, or without particles.

    >>> shorter_surnames(["garcia", "lopez"]), shorter_surnames(["van", "den", "berg"])
    (('garcia', 'lopez'), ('berg',))
    >>> shorter_surnames(["da", "silva", "pereira"]), shorter_surnames(["berg"])
    (('dasilva', 'silva', 'pereira'), ())
    """
    whole, names, before, own = "".join(surname), list[str](), "", ""
    for word in surname:
        if word in PARTICLES:
            before += word
        elif word in PREFIXES:
            own += word
        else:
            names += [before + own + word, own + word]
            before = own = ""
    return tuple(name for name in dict.fromkeys(names) if name != whole and len(name) > 1)


@lru_cache(maxsize=100_000)
def name_key(full: str) -> str:
    """Return a key of a full name that order, hyphens, script and initials leave as it is.

    It is the letters of the name as read written as a ring, read from where they come first in the alphabet:
    surname first or last and hyphens make no difference. People beside a mention are matched by it.

    >>> name_key("Hideo Yoshizawa") == name_key("Yoshizawa, Hideo") == name_key("Hideo K. Yoshizawa")
    True
    >>> name_key("Jeong Il Seo") == name_key("Jeong-Il Seo"), name_key("李小明") == name_key("Xiaoming Li")
    (True, True)
    """
    name = parse_name("", full)
    tokens = [*name.given, name.surname]
    ring = "".join([w for w in tokens if len(w) > 1] or tokens)
    return min((ring[n:] + ring[:n] for n in range(len(ring))), default="")
