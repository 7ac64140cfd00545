"""Names of organisations in comparable form: legal forms off, abbreviations written out."""

import re
import unicodedata
from functools import lru_cache

from opencc import OpenCC
from pypinyin import lazy_pinyin

from innoway.engine.resolution.letters import HAN, HANGUL, fold
from innoway.engine.resolution.organisations.likeness import alike
from innoway.engine.resolution.organisations.words import (
    HAN_LEGAL,
    HAN_PARTS,
    HAN_REGION,
    HAN_WORDS,
    LEGAL,
    LEGAL_PHRASES,
    STOP,
    WRITTEN_OUT,
)

__all__ = ["LEGAL", "names_in", "organisation_key", "organisation_tokens"]

NOISE = re.compile(
    r"\b(?:cnt|sta|jpx|gbx|cod)\b(?:\s+[a-z]{2,3})?(?:\s+cod)?(?:\s+\d+)?", re.IGNORECASE
)
DOTTED = re.compile(r"\b((?:[a-z]\. ?){2,}(?:[a-z]\b)?)")
AMPERSAND = re.compile(r"\b([a-z]{1,2}) ?& ?([a-z])\b")
TOKEN = re.compile(r"[^\W_]+")
# Other names told within one: former, later, and those it trades under.
OTHER_NAME = re.compile(
    r"[(,;\[ ]\s*(?:formerly(?: known as)?|previously(?: known as)?|f[/.]?k[/.]?a\b\.?"
    r"|a[/.]k[/.]a\b\.?|d[/.]?b[/.]?a\b\.?|also known as|doing business as|trading as)\b[:,]?\s"
    r"|[(,;\[]\s*now(?: known as)?\b[:,]?\s|[(（,，;；]\s*(?:原名|原称|原|旧称|旧名|旧|曾用名|现名|现)[:：]?\s*"
    r"|\s(?:原名|曾用名|旧称|现名)[:：]?\s*",
    re.IGNORECASE,
)
_GOVERNMENT = frozenset(
    "united states america government represented secretary department administrator".split()  # noqa: SIM905
)
_AGENCIES = frozenset(
    """navy army air energy agriculture commerce interior defense transportation treasury justice
    health veterans aeronautics national""".split()  # noqa: SIM905
)


def names_in(text: str) -> tuple[str, ...]:
    """Return the names that one spelling tells, its own first.

    >>> names_in("Nissan Motor Co., Ltd. (formerly Jidosha Seizo)")
    ('Nissan Motor Co., Ltd.', 'Jidosha Seizo')
    >>> names_in("Snow Brand Milk Products")
    ('Snow Brand Milk Products',)
    """
    found = [part.strip(" ,;()[]（）") for part in OTHER_NAME.split(text)]
    return tuple(dict.fromkeys(filter(None, found))) if found[0] else (text.strip(),)


@lru_cache(maxsize=400_000)
def organisation_tokens(name: str) -> tuple[str, ...]:
    """Return the telling words of an organisation's name in order.

    Legal forms, articles and register noise go, usual abbreviations are written out, dotted
    letters are joined; trade words in Han characters are told in English. A name made of nothing
    else keeps its words.

    >>> organisation_tokens("The Regents of the Univ. of Calif.")
    ('regent', 'university', 'california')
    >>> organisation_tokens("I.B.M. Corp."), organisation_tokens("Toyota Jidosha K.K.")
    (('ibm',), ('toyota', 'motor'))
    >>> organisation_tokens("北京百度网讯科技有限公司") == organisation_tokens("百度网讯科技公司")
    True
    >>> organisation_tokens("華為技術有限公司") == organisation_tokens("Huawei Technologies Co., Ltd.")
    True
    """
    text = unicodedata.normalize("NFKC", name).replace("（", "(").replace("）", ")")
    if HAN.search(text) or HANGUL.search(text):
        text = _han(text)
    text = fold(NOISE.sub(" ", text))
    text = DOTTED.sub(lambda m: m[1].replace(".", "").replace(" ", "") + " ", text)
    text = AMPERSAND.sub(r"\1\2", text)
    for phrase in LEGAL_PHRASES:
        text = phrase.sub(" ", text)
    every = _singles(TOKEN.findall(text.replace("&", " and ")))
    telling = [
        part
        for word in every
        if word not in LEGAL and word not in STOP
        for part in WRITTEN_OUT.get(word, word).split()
        if part not in LEGAL and part not in STOP
    ]
    return _government(telling) if telling else tuple(every)


def organisation_key(name: str) -> str:
    """Return the name as one comparable string.

    >>> organisation_key("Canon Kabushiki Kaisha") == organisation_key("CANON K.K.")
    True
    """
    return " ".join(organisation_tokens(name))


@lru_cache(maxsize=1)
def _simplified() -> OpenCC:
    return OpenCC("t2s")


def _han(text: str) -> str:
    """Return a name in Han characters in Latin letters: trade name in pinyin, trade words told."""
    text = _simplified().convert(text)
    bare = HAN_LEGAL.sub(" ", text)
    if bare != text:
        local = HAN_REGION.sub("", bare.strip())
        # A company is told from its neighbours by its trade name; without one the region is it.
        if HAN.search(HAN_PARTS.sub("", local)):
            bare = local
    bare = bare if bare.strip() else text
    told = HAN_PARTS.sub(lambda m: f" {HAN_WORDS[m[0]]} ", bare)
    return re.sub(r"[\u3400-\u9fff]+", lambda m: f" {''.join(lazy_pinyin(m[0]))} ", told)


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


def _government(words: list[str]) -> tuple[str, ...]:
    """Return the words; of an agency of the United States only its own, whatever stands before.

    >>> _government("united states america represented secretary navy".split())
    ('usgovernment', 'navy')
    >>> _government("united states steel".split())
    ('united', 'states', 'steel')
    """
    if not any(word[:3] in ("uni", "ame", "gov", "usa") for word in words):
        return tuple(words)
    stands = {word: _stands_for(word) for word in words}
    said = set(stands.values()) - {""}
    rest = [word for word in words if not stands[word]]
    country = "united" in said and bool({"states", "america"} & said)
    office = bool(said & {"represented", "secretary", "department", "administrator"})
    agency = bool(rest) and rest[0] in _AGENCIES
    if not country or "kingdom" in rest or not (office or agency or "government" in said):
        return tuple(words)
    return ("usgovernment", *dict.fromkeys(rest))


@lru_cache(maxsize=100_000)
def _stands_for(word: str) -> str:
    """Return the word of government that one is, misspelt or not, or nothing."""
    if word in _GOVERNMENT:
        return word
    if len(word) < 5 or word in ("state", "american", "unit"):
        return ""
    return next((known for known in sorted(_GOVERNMENT) if alike(word, known) >= 0.75), "")
