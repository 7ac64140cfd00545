"""How names are compared and sorted."""

import re
import unicodedata

from pypinyin import lazy_pinyin

_BLANKS = re.compile(r"\s+")
_QUIET = re.compile(r"[.,;:·・'’\"“”«»()（）\[\]【】\-–—_/\\&＆]+")
_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")


def tidy(text: str) -> str:
    """Return the name as it is shown: one space between words, no invisible characters.

    >>> tidy("  3W\\u00a0 Coffee\\u200b ")
    '3W Coffee'
    """
    kept = (c for c in text if unicodedata.category(c) not in {"Cc", "Cf", "Cs"} or c in "\t\n")
    return _BLANKS.sub(" ", "".join(kept)).strip()


def fold(text: str) -> str:
    """Return the spelling that search compares: narrow, small, without accents and points.

    >>> fold("Ａｎｇｅｌ-Crunch"), fold("Société Générale, S.A.")
    ('angel crunch', 'societe generale s a')
    """
    wide = unicodedata.normalize("NFKD", tidy(text)).casefold()
    plain = "".join(c for c in wide if not unicodedata.combining(c))
    return _BLANKS.sub(" ", _QUIET.sub(" ", unicodedata.normalize("NFC", plain))).strip()[:300]


def sort_key(text: str) -> str:
    """Return a key that puts Chinese names by pinyin among the others.

    >>> sorted(["Lenovo", "百度", "Angel Crunch"], key=sort_key)
    ['Angel Crunch', '百度', 'Lenovo']
    """
    if not _HAN.search(text):
        return fold(text)[:400]
    return fold(" ".join(lazy_pinyin(tidy(text))))[:400]


def language_of(text: str) -> str:
    """Return "zh-Hans" for a name with Chinese characters, else "en".

    >>> language_of("车库咖啡"), language_of("Garage Café")
    ('zh-Hans', 'en')
    """
    return "zh-Hans" if _HAN.search(text) else "en"
