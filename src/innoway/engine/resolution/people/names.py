"""Personal names as the evidence they are: folded, ordered, comparable."""

import re
from dataclasses import dataclass
from functools import lru_cache

from innoway.engine.resolution.letters import HANGUL, fold
from innoway.engine.text.fold import HAN, simplify

SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
# What registers write behind a surname: "Lin, deceased", "Chang, administrator".
ROLES = frozenset(
    {"deceased", "administrator", "administratrix", "executor", "executrix", "heir", "heirs"}
)
TITLES = frozenset({"dr", "prof", "professor", "mr", "mrs", "ms", "phd", "dipl", "ing"})
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
PINYIN = re.compile(
    r"(?:(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?(?:iang|iong|uang|ang|eng|ong|ing|iao|ian|uai|uan|"
    r"ai|ei|ao|ou|an|en|er|ia|ie|iu|in|ua|uo|ui|un|ue|a|o|e|i|u|v))+"
)
WADE_GILES = (
    r"(?:hs|ts|tz|sz|ch|sh|[ptkmnflhjwys])?(?:iang|iung|uang|ieh|ien|iao|ing|uei|ueh|ung|uan|eng|"
    r"ang|ian|ia|io|iu|in|eh|ih|en|an|ao|ai|ou|i|u|o|e|a)"
)
KOREAN = (
    r"(?:kk|tt|pp|ss|jj|ch|sh|[gkndtrlmbpsjchyw])?(?:[aou]h|(?:y?eo|y?ae|[ywo]?e|[yw]?a|y?o|w?i|y?u|eui?|ui|"
    r"wae|wo|oo|ee|ou|yoo|you)(?:ng|[gkntlmbp])?)"
)
SYLLABLE = re.compile(f"{PINYIN.pattern.removesuffix('+')}|{WADE_GILES}")
ANY_SYLLABLE = re.compile(f"{SYLLABLE.pattern}|{KOREAN}")
# What stands before a surname and belongs to it: "van der Meer", "de la Cruz".
PARTICLES = frozenset(
    """af av da das de del della dem den der di do dos du het la las le los ten ter van vom von zu zum
    zur""".split()  # noqa: SIM905
)
WORD = re.compile(r"[^\W\d_]+")
ORDINAL = {"2nd": "ii", "3rd": "iii", "4th": "iv"}
NUMBERED = re.compile(r"\b(?:2nd|3rd|4th)\b")
# Umlauts written out, "Mueller" and "Goeran"; not in "Bauer", "Samuel" or "Jae Hyun".
UMLAUT = re.compile(r"(?<=[^\Waeiou])([ou])e(?=[^\Waeiouy])(?!l\b)")
# The ü of pinyin as keyboards have it, "Lv" and "Nve".
PINYIN_U = re.compile(r"\b([ln])v(?=e?\b)")
# In surnames "Jaeger" too; not in "Baek" or "Maeng".
SURNAME_UMLAUT = re.compile(r"(?<=[^\Waeiou])ae(?=[^\Waeiouy])(?!(?:l|k|ng)\b)")


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name in comparable form: given names as tokens, surname joined, generation suffix.

    ``script`` keeps the given name as it stands in Han or Hangul, traditional forms simplified.
    """

    given: tuple[str, ...]
    surname: str
    suffix: str = ""
    script: str = ""

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

    def __str__(self) -> str:
        """Return the name as it is read aloud, surname last.

        >>> str(parse_name("Jean-Luc", "Duprat, Jr."))
        'Jean Luc Duprat Jr'
        """
        return " ".join((*self.given, self.surname, self.suffix)).strip().title()


def words(text: str) -> list[str]:
    """Split a folded text into its runs of letters, umlauts and the ü of pinyin written as one letter.

    >>> words("Jean-Luc O'Neil 3rd"), words("Jürgen"), words("Juergen"), words("Lv"), words("吕")
    (['jean', 'luc', 'oneil', 'iii'], ['jurgen'], ['jurgen'], ['lu'], ['lu'])
    """
    text = NUMBERED.sub(lambda found: ORDINAL[found[0]], fold(text))
    return WORD.findall(PINYIN_U.sub(r"\1u", UMLAUT.sub(r"\1", text)))


def split_full_name(text: str) -> tuple[str, str]:
    """Return (given, surname) of a name written in one field.

    >>> split_full_name("Wang, Wei"), split_full_name("Wei Wang"), split_full_name("欧阳修")
    (('Wei', 'Wang'), ('Wei', 'Wang'), ('修', '欧阳'))
    >>> split_full_name("John Smith Jr."), split_full_name("Robert Downey, Jr.")
    (('John', 'Smith Jr.'), ('Robert', 'Downey, Jr.'))
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
    last = len(names) - 1
    while last > 0 and BEHIND.issuperset(words(names[last])):
        last -= 1
    return " ".join(names[:last]), " ".join(names[last:])


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
    PersonName(given=('paul', 'l'), surname='valint', suffix='jr', script='')
    >>> parse_name("", "Wei Wang").surname, parse_name("曾慶紅", "")
    ('wang', PersonName(given=('qing', 'hong'), surname='zeng', suffix='', script='庆红'))
    >>> parse_name("Paul Valint", "Jr.") == parse_name("", "Paul Valint Jr.") == parse_name("Paul", "Valint Jr")
    True
    """
    given, surname = (part.strip() if words(part) else "" for part in (given, surname))
    if not given or BEHIND.issuperset(words(surname)):
        given, surname = split_full_name(f"{given} {surname}")
    given, surname = with_particles(given, surname)
    first, last = words(given), read_surname(surname)
    suffix = "".join(w for w in (*first, *last) if w in SUFFIXES)
    return PersonName(
        tuple(w for w in first if w not in SUFFIXES and w not in TITLES),
        "".join(w for w in last if w not in SUFFIXES),
        suffix,
        simplify(given.strip()) if undivided(given.strip()) else "",
    )


@lru_cache(maxsize=100_000)
def name_key(full: str) -> str:
    """Return a key of a full name that order, hyphens, script and initials leave as it is.

    It is the letters of the name written as a ring, read from where they come first in the alphabet:
    surname first or last and hyphens make no difference. People beside a mention are matched by it.

    >>> name_key("Hideo Yoshizawa") == name_key("Yoshizawa, Hideo") == name_key("Hideo K. Yoshizawa")
    True
    >>> name_key("Jeong Il Seo") == name_key("Jeong-Il Seo"), name_key("李小明") == name_key("Xiaoming Li")
    (True, True)
    """
    if undivided(full.strip()):
        given, surname = split_full_name(full)
        tokens = [*read_surname(surname), *words(given)]
    else:
        tokens = [w for w in words(full) if w not in SUFFIXES and w not in TITLES]
    ring = "".join([w for w in tokens if len(w) > 1] or tokens)
    return min((ring[n:] + ring[:n] for n in range(len(ring))), default="")
