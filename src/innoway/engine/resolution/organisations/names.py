"""Names of organisations in comparable form: legal forms off, abbreviations written out."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache
from html import unescape
from itertools import dropwhile, pairwise
from sys import intern

from pypinyin import lazy_pinyin

from innoway.engine.resolution.letters import HANGUL, fold
from innoway.engine.resolution.organisations.acting import meant, of_government, of_university
from innoway.engine.resolution.organisations.affiliations import affiliated, without_department
from innoway.engine.resolution.organisations.counted import (
    HAN_NUMBER,
    LATIN_NUMBER,
    counted,
    han_number,
    latin_number,
)
from innoway.engine.resolution.organisations.foreign import BESIDE_OTHERS
from innoway.engine.resolution.organisations.japanese import CHINESE
from innoway.engine.resolution.organisations.likeness import alike, letters_left_out
from innoway.engine.resolution.organisations.words import (
    HAN_LEGAL,
    LEGAL,
    LEGAL_AT_LENGTH,
    LEGAL_BEHIND,
    LEGAL_PHRASES,
    LEGAL_SLIPS,
    LEGAL_TAILS,
    NO_SLIP,
    OF_A_REGION,
    PARTS_OF_REGIONS,
    REGION_NAMES,
    SCIENCES,
    STOP,
    TOLD,
    TOLD_PARTS,
    TRADE_NAMES,
    TRADE_PARTS,
    TRADE_WORDS,
    WORDS_TOLD,
    WRITTEN_OUT,
)
from innoway.engine.text.fold import HAN, simplify
from innoway.engine.text.places import place_words

__all__ = [
    "LEGAL",
    "characters",
    "letters",
    "names_in",
    "organisation_key",
    "organisation_tokens",
    "owner",
    "without_region",
]

NOISE = re.compile(
    r"\b(?:cnt|sta|jpx|gbx|cod)\b(?:\s+[a-z]{2,3})?(?:\s+cod)?(?:\s+\d+)?", re.IGNORECASE
)
DOTTED = re.compile(r"\b((?:[a-z]\. ?){2,}(?:[a-z]\b)?)")
# Articles that a vowel joins to the word behind them.
ELISION = re.compile(r"\b(?:[ld]|dell|dall|all|nell)['’′´`](?=[^\W\d_]{2})", re.IGNORECASE)
AMPERSAND = re.compile(r"\b([a-z]{1,2}) ?& ?([a-z]|db)\b")
# Legal forms of several letters that an initial stands before: "C. S.p.A.".
DOTTED_LEGAL = re.compile(r"(.+)(spa|srl|sas|gmbh|ltd)")
TOKEN = re.compile(r"[^\W_]+")
# Other names told within one: former, later, and those it trades under.
OTHER_NAME = re.compile(
    r"[(,;\[ ]\s*(?:formerly(?: known as)?|previously(?: known as)?|f[/.]?k[/.]?a\b\.?"
    r"|a[/.]k[/.]a\b\.?|d[/.]?b[/.]?a\b\.?|also known as|doing business as|trading as)\b[:,]?\s"
    r"|[(,;\[]\s*now(?: known as)?\b[:,]?\s|[(（,，;；]\s*(?:原名|原称|原|旧称|旧名|旧|曾用名|现名|现)[:：]?\s*"
    r"|\s(?:原名|曾用名|旧称|现名)[:：]?\s*",
    re.IGNORECASE,
)
USUAL = WRITTEN_OUT.keys() | {part for told in WRITTEN_OUT.values() for part in told.split()}
BEFORE_A_NAME = {"st": "saint", "sankt": "saint", "mt": "mount", "ft": "fort"}
COUNTRY = frozenset("united kingdom states america".split())  # noqa: SIM905
SLIPS_FROM = 7  # letters of a word that is written out in spite of a slip
# What calls itself a university of applied sciences elsewhere.
APPLIED = re.compile(
    r"\buniversity of applied sciences?\b|\b(?:hochschule|universitat) fu?e?r angewandte wissenschaften\b|^hochschule\b"
)
# A German or Dutch word of several.
COMPOUND = re.compile(
    "(.{4,}?)(forschung|forschungs|zentrum|institut|wissenschaften|ministerium|klinikum|universitat|instituut|onderzoek)"
)
# Words that are told by their sound, or are none of China's.
READ_OTHERWISE = USUAL | TRADE_WORDS | place_words()
FIRST = 9  # letters of such a word at the head of a name: Generali, Servier are none of them
NOT_ASCII = re.compile(r"[^\x00-\x7f]+")
TOLD_OR_NUMBER = re.compile(f"{TOLD_PARTS.pattern}|{HAN_NUMBER}")
TRADE_OR_NUMBER = re.compile(f"{TRADE_PARTS.pattern}|{HAN_NUMBER}")
# A German university, named after somebody, of a city that has but one of no other name.
DEDICATED = re.compile(
    r"([^,;()]*[^\W\d_])-Universit(?:ä|ae|a)t\s+(?:zu |in )?[^\W\d_]{3,}", re.IGNORECASE
)
# Written in characters that only Japan puts together; China means another by the simplified ones.
JAPANESE = {
    "工業大学": "institute technology",
    "東北大学": "tohoku university",
    "理科大学": "university science",
}
JAPANESE_PARTS = re.compile("|".join(JAPANESE))
HAN_RUN = re.compile(f"{HAN.pattern}+")
EAST_ASIAN = re.compile(rf"[\u3040-\u30ff]|{HAN.pattern}|{HANGUL.pattern}")
# A short name behind the name in full.
SHORT_NAME = re.compile(r"(.*\S)\s*(?:\s[-–—]\s*|[(（])\s*([^\W\d_]{3,15})\s*[)）]?")


def names_in(text: str) -> tuple[str, ...]:
    """Return the names that one spelling tells, its own first.

    >>> names_in("Nissan Motor Co., Ltd. (formerly Jidosha Seizo)")
    ('Nissan Motor Co., Ltd.', 'Jidosha Seizo')
    >>> names_in("Snow Brand Milk Products")
    ('Snow Brand Milk Products',)
    >>> names_in("Petróleo Brasileiro S.A. - PETROBRAS"), names_in("Tencent (Shenzhen)")
    (('Petróleo Brasileiro S.A.', 'PETROBRAS'), ('Tencent (Shenzhen)',))
    >>> names_in("Otto-Friedrich-Universität Bamberg")
    ('Otto-Friedrich-Universität Bamberg', 'Universität Bamberg')
    """
    if short := SHORT_NAME.fullmatch(text.strip()):
        full = [word for word in TOKEN.findall(fold(short[1])) if word not in STOP]
        if contracted(fold(short[2]), full) or (short[2].isupper() and drawn(fold(short[2]), full)):
            return short[1], short[2]
    if led := _led_by_acronym(text.strip()):
        return led
    if (named := DEDICATED.match(text)) and USUAL.isdisjoint(TOKEN.findall(fold(named[1]))):
        return text.strip(), text[named.end(1) + 1 :].strip()
    found = [part.strip(" ,;()[]（）") for part in OTHER_NAME.split(text)]
    if len(found) == 1 or not found[0]:
        return (text.strip(),)
    return tuple(dict.fromkeys(filter(None, found)))


def _led_by_acronym(text: str) -> tuple[str, ...]:
    """Return the name in full and the acronym that stands before or behind it, or nothing.

    An acronym of its last words only says no more than they do.

    >>> _led_by_acronym("INFN Istituto Nazionale di Fisica Nucleare")
    ('Istituto Nazionale di Fisica Nucleare', 'INFN')
    >>> _led_by_acronym("Foobar-Institut für Solare Energiesysteme ISE"), _led_by_acronym("IBM Deutschland")
    (('Foobar-Institut für Solare Energiesysteme',), ())
    """
    words = list(TOKEN.finditer(text))
    if len(words) < 4:
        return ()
    first, last = words[0], words[-1]
    for short, full in (
        (first[0], text[words[1].start() :]),
        (last[0], text[: words[-2].end()]),
    ):
        # Few words begin like the acronym ends: the others need no closer look.
        begun = fold(full[full.rfind(" ") + 1 :])[:1] == short[-1].lower()
        told = letters(full) if begun and short.isupper() and 3 <= len(short) <= 8 else frozenset()
        if short.lower() in told:
            return full, short
        if any(known.endswith(short.lower()) for known in told):
            return (full,)
    return ()


def drawn(short: str, full: Sequence[str]) -> bool:
    """Say whether the letters of a short name, no place, stand in a name in order, the first at its head.

    >>> drawn("imec", "interuniversitair microelektronica centrum".split()), drawn("tec", ["toshiba"])
    (True, False)
    >>> drawn("india", ["industrial", "dialysis"])
    False
    """
    letters = iter("".join(full))
    begins = bool(full) and full[0][:1] == short[:1] and not full[0].startswith(short)
    return begins and short not in place_words() and all(letter in letters for letter in short)


def contracted(short: str, full: Sequence[str]) -> bool:
    """Say whether a word is made of beginnings of words of a name in order, the first among them.

    >>> contracted("embrapa", "empresa brasileira pesquisa agropecuaria".split())
    True
    >>> contracted("ibm", "international business machines".split()), contracted("siemens", ["siemens", "energy"])
    (True, False)
    """
    if not full or full[0].startswith(short):
        return False
    ends = {n for n in range(1, len(short)) if full[0].startswith(short[:n])}
    for word in full[1:]:
        ends |= {
            m for n in ends for m in range(n + 1, len(short) + 1) if word.startswith(short[n:m])
        }
    return len(short) in ends


@lru_cache(maxsize=100_000)
def organisation_tokens(name: str) -> tuple[str, ...]:
    """Return the telling words of an organisation's name in order.

    Legal forms, articles and register noise go, usual abbreviations are written out, dotted
    letters are joined; trade words in Han characters are told in English. A name made of nothing
    else keeps its words.

    >>> organisation_tokens("The Regents of the Univ. of Calif.")
    ('university', 'california')
    >>> organisation_tokens("I.B.M. Corp."), organisation_tokens("Toyota Jidosha K.K.")
    (('ibm',), ('toyota', 'motor'))
    >>> organisation_tokens("華為技術有限公司") == organisation_tokens("Huawei Technologies Co., Ltd.")
    True
    """
    text = unicodedata.normalize("NFKC", ELISION.sub("", affiliated(_spoken(_mended(name)))))
    if EAST_ASIAN.search(text):
        text = _latin(text)
    text = fold(NOISE.sub(" ", meant(text)))
    text = DOTTED.sub(_joined, text)
    text = AMPERSAND.sub(r"\1\2", LATIN_NUMBER.sub(latin_number, text))
    text = APPLIED.sub(" fachhochschule ", text)
    text = LEGAL_PHRASES.sub(" ", text)
    words = _singles(TOKEN.findall(text.replace("&", " and ")))
    every = _sainted([part for word in words for part in _parted(word)])
    telling = [
        part
        for place, word in enumerate(every)
        if word not in STOP
        and (not _legal(word) or (place == 0 and word in LEGAL_BEHIND))
        and not _legal_slip(every, place)
        for part in _meaning(word, place, len(every)).split()
        if part not in STOP and (part == word or part not in LEGAL)
    ]
    if telling and not _says_little(telling, every):
        return tuple(map(intern, _meant(counted(telling))))
    return tuple(map(intern, [word for word in every if word not in LEGAL] or every))


def _says_little(telling: list[str], every: list[str]) -> bool:
    """Say whether small words belong to a name: without them it is a country, or one usual word.

    >>> _says_little(["united", "kingdom"], ["e", "on", "uk"]), _says_little(["generale"], ["societe", "generale"])
    (True, True)
    >>> _says_little(["netherlands"], ["the", "netherlands"]), _says_little(["fuubar"], ["societe", "fuubar"])
    (False, False)
    """
    if every[0] not in STOP - {"the"}:
        return False
    usual = len(telling) == 1 and written_out(telling[0]) in USUAL
    return COUNTRY.issuperset(telling) or (every[0] == "societe" and usual)


def _sainted(words: list[str]) -> list[str]:
    """Return the words with St., Mt. and Ft. before a name written out, St. before a university as a state.

    >>> _sainted(["st", "gobain"]), _sainted(["ohio", "st", "univ"]), _sainted(["main", "st"])
    (['saint', 'gobain'], ['ohio', 'state', 'univ'], ['main', 'st'])
    """
    if BEFORE_A_NAME.keys().isdisjoint(words[:-1]):
        return words
    told = [
        ("state" if word == "st" and written_out(following) == "university" else word)
        if following in USUAL and following not in place_words()
        else BEFORE_A_NAME.get(word, word)
        for word, following in pairwise(words)
    ]
    return [*told, words[-1]]


def _spoken(text: str) -> str:
    """Return a text without signs that nobody says: trade marks, pictures.

    >>> _spoken("Canon® 🙂").strip(), _spoken("Ørsted")
    ('Canon', 'Ørsted')
    """
    if text.isascii():
        return text
    return "".join(" " if unicodedata.category(sign) == "So" else sign for sign in text)


def _mended(text: str) -> str:
    """Return a text whose letters were told as entities of HTML, or as bytes read in another encoding.

    >>> _mended("Montr&eacute;al"), _mended("MontrÃ©al"), _mended("Ø Ã")
    ('Montréal', 'Montréal', 'Ø Ã')
    """
    text = unescape(text)
    return text if text.isascii() else NOT_ASCII.sub(_reread, NOT_ASCII.sub(_reread, text))


def _reread(run: re.Match[str]) -> str:
    """Return letters that are bytes of other ones as those, others as they are."""
    try:
        return run[0].encode("cp1252").decode()
    except UnicodeError:
        return run[0]


@lru_cache(maxsize=100_000)
def organisation_key(name: str) -> str:
    """Return the name as one comparable string.

    >>> organisation_key("Canon Kabushiki Kaisha") == organisation_key("CANON K.K.")
    True
    >>> organisation_key("北京百度网讯科技有限公司") == organisation_key("百度网讯科技公司")
    True
    """
    return " ".join(without_region(organisation_tokens(name)))


@lru_cache(maxsize=100_000)
def written_out(word: str, least: int = 0) -> str:
    """Return a word for its abbreviation or foreign form, long ones also with one slip behind the first letter.

    >>> written_out("univ"), written_out("techmologies"), written_out("siemens"), written_out("rational")
    ('university', 'technology', 'siemens', 'rational')
    >>> written_out("generali"), written_out("generali", FIRST)
    ('general', 'generali')
    """
    if word in WRITTEN_OUT or len(word) < max(SLIPS_FROM - 1, least) or word in NO_SLIP:
        return WRITTEN_OUT.get(word, word)
    near = (known for rest in letters_left_out(word, 1) for known in _slips().get(rest, ()))
    found = {known for known in near if known[0] == word[0]}
    best = min(found, key=lambda known: (-alike(word, known), known), default=word)
    return WRITTEN_OUT.get(best, best)


def _joined(dotted: re.Match[str]) -> str:
    """Return letters between dots as a word, a legal form among them apart.

    >>> DOTTED.sub(_joined, "pirelli & c. s.p.a.").split(), DOTTED.sub(_joined, "i.b.m. corp")
    (['pirelli', '&', 'c', 'spa'], 'ibm corp')
    """
    letters_told = dotted[1].replace(".", "").replace(" ", "")
    apart = DOTTED_LEGAL.fullmatch(letters_told)
    return f"{apart[1]} {apart[2]} " if apart else f"{letters_told} "


def _meant(words: list[str]) -> tuple[str, ...]:
    """Return the words of the body that is meant, without those of its departments and of who acts for it."""
    told = of_university(without_department(words))
    return tuple(told) if "university" in told else of_government(told)


def _meaning(word: str, place: int, count: int) -> str:
    """Return what a word at some place of several stands for, also when it is cut short.

    >>> _meaning("dianzi", 1, 2)
    'electronic'
    >>> _meaning("immunol", 1, 2), _meaning("tu", 0, 2), _meaning("tu", 0, 1), _meaning("bell", 0, 2)
    ('immunology', 'technology university', 'tu', 'bell')
    """
    if count > 1 and word in BESIDE_OTHERS:
        return BESIDE_OTHERS[word]
    if f"{word}ogy" in SCIENCES:
        return f"{word}ogy"
    if place and word in _sounds():
        return _sounds()[word]
    return written_out(word, 0 if place else FIRST)


@lru_cache(maxsize=1)
def _sounds() -> dict[str, str]:
    """Return the trade words of China by how they are read, where no other word is read so.

    >>> _sounds()["keji"], _sounds()["daxue"]
    ('technology', 'university')
    """
    found: dict[str, set[str]] = defaultdict(set)
    for written, told in WORDS_TOLD.items():
        if len(written) > 1 and HAN_RUN.fullmatch(written):
            found["".join(lazy_pinyin(written))].add(told)
    found["daxue"] = {"university"}
    return {
        sound: told
        for sound, (told, *others) in found.items()
        if not others and sound not in READ_OTHERWISE and (len(sound) > 4 or sound == "keji")
    }


@lru_cache(maxsize=100_000)
def _parted(word: str) -> tuple[str, ...]:
    """Return a word as the usual ones that it is, written together, or itself.

    >>> _parted("technologiesinc"), _parted("jidoshakogyo"), _parted("pharmacia"), _parted("pharmatech")
    (('technologies', 'inc'), ('jidosha', 'kogyo'), ('pharmacia',), ('pharmatech',))
    >>> _parted("hirnforschungszentrum")
    ('hirn', 'forschungs', 'zentrum')
    """
    if len(word) >= SLIPS_FROM and word not in USUAL and word not in LEGAL:
        if compound := COMPOUND.fullmatch(word):
            return (*_parted(compound[1]), compound[2])
        for end in range(6, len(word) - 2):
            one, other = word[:end], word[end:]
            if one in USUAL and (other in LEGAL_TAILS or (len(other) > 4 and other in USUAL)):
                return one, other
    return (word,)


@lru_cache(maxsize=1)
def _slips() -> dict[str, set[str]]:
    """Return the words that are written out by what remains of them without one letter."""
    found: dict[str, set[str]] = defaultdict(set)
    for word in (*WRITTEN_OUT, *WRITTEN_OUT.values()):
        for rest in letters_left_out(word, 1) if len(word) >= SLIPS_FROM else ():
            found[rest].add(word)
    return found


@lru_cache(maxsize=100_000)
def _legal(word: str) -> bool:
    """Say whether a word is a legal form, misspelt or not.

    >>> _legal("coporation"), _legal("kubushiki"), _legal("cooperation"), _legal("companion")
    (True, True, False, False)
    """
    if word in LEGAL or len(word) < 5 or word in NO_SLIP:
        return word in LEGAL
    # Two slips change four letters at most of those that two words do not share.
    near = [form for form in LEGAL_AT_LENGTH if len(set(word) ^ set(form)) <= 4]
    return any(alike(word, form) >= 0.8 for form in near)


def _legal_slip(words: Sequence[str], place: int) -> bool:
    """Say whether a word is a short legal form misspelt, beside one that is not.

    >>> _legal_slip(["foobar", "co", "lid"], 2), _legal_slip(["ic", "corp"], 0)
    (True, False)
    """
    beside = words[place - 1 : place + 2]
    return place > 0 and words[place] in LEGAL_SLIPS and not LEGAL.isdisjoint(beside)


def _latin(text: str) -> str:
    """Return a name of East Asia in Latin letters: trade words told, what remains in pinyin or as it sounds.

    >>> " ".join(_latin("北京小米移动软件有限公司").split()), " ".join(_latin("삼성디스플레이").split())
    ('beijing xiaomi mobile software', 'samsung display')
    """
    told = TOLD_OR_NUMBER.sub(lambda m: f" {TOLD.get(m[0]) or han_number(m)} ", _bare(text))
    return HAN_RUN.sub(lambda m: f" {''.join(lazy_pinyin(m[0]))} ", told)


def _bare(text: str) -> str:
    """Return a name of East Asia in simplified characters, legal forms off."""
    text = JAPANESE_PARTS.sub(lambda m: f" {JAPANESE[m[0]]} ", text).translate(CHINESE)
    text = simplify(text)
    bare = HAN_LEGAL.sub(lambda m: m["told"] or " ", text)
    return bare if bare.strip() else text


@lru_cache(maxsize=100_000)
def characters(name: str) -> str:
    """Return the Han characters of a name that name it: without legal forms and trade words.

    >>> characters("深圳市宏达电子有限公司"), characters("鴻達電子"), characters("Hongda Electronics")
    ('深圳市宏达', '鸿达', '')
    """
    name = unicodedata.normalize("NFKC", name)
    if not HAN_RUN.search(name):
        return ""
    return "".join(HAN_RUN.findall(TRADE_OR_NUMBER.sub(" ", _bare(name))))


def letters(name: str) -> frozenset[str]:
    """Return the first letters of a name in its own language, without its small words and with them.

    >>> sorted(letters("Istituto Nazionale di Fisica Nucleare"))
    ['indfn', 'infn']
    """
    words = [word for word in TOKEN.findall(fold(affiliated(name))) if word not in LEGAL]
    telling = [word for word in words if word not in STOP]
    return frozenset(
        "".join(word[0] for word in some) for some in (words, telling) if len(some) > 2
    )


def owner(name: str) -> tuple[str, ...]:
    """Return the telling words of the firm that a Chinese name names a part of, or nothing.

    >>> owner("中国建设银行股份有限公司宁波市分行"), owner("星河科技集团股份有限公司")
    (('china', 'construction', 'bank'), ())
    """
    if not HAN_RUN.search(name):
        return ()
    name = simplify(unicodedata.normalize("NFKC", name))
    for found in HAN_LEGAL.finditer(name):
        before, behind = name[: found.start()], name[found.end() :]
        part = "".join(HAN_RUN.findall(HAN_LEGAL.sub(lambda m: m["told"] or " ", behind)))
        if HAN_RUN.search(before) and not found["told"] and len(part) > 1 and "(" not in name:
            return organisation_tokens(before)
    return ()


def without_region(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return the words of a firm's name without the region of China that stands before its trade name.

    Without a trade name the region is what tells it from its neighbours.

    >>> without_region(("beijing", "baidu", "netcom")), without_region(("beijing", "electric", "power"))
    (('baidu', 'netcom'), ('beijing', 'electric', 'power'))
    """
    if not words or words[0] not in REGION_NAMES or not OF_A_REGION.isdisjoint(words):
        return words
    rest = tuple(dropwhile(PARTS_OF_REGIONS.__contains__, words[1:]))
    own = len(rest) > 1 and rest[0] not in TRADE_WORDS and rest[0] not in TRADE_NAMES
    return rest if own else words


def _singles(words: list[str]) -> list[str]:
    """Join letters that stand alone side by side.

    >>> _singles("u s precision lens".split()), _singles("eli l company".split())
    (['us', 'precision', 'lens'], ['eli', 'l', 'company'])
    """
    joined: list[str] = []
    run = False
    for word in words:
        single = len(word) == 1 and word.isalpha()
        if single and run:
            joined[-1] += word
        else:
            joined.append(word)
        run = single
    return joined
