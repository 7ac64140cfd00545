"""Fold text to one written form: width, case, accents and Chinese script no longer matter."""

import re
import unicodedata
from functools import lru_cache
from typing import Any

HAN = re.compile(
    r"[\u2e80-\u2fd5\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003fffd]"
)
_UNWRITABLE = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ud800-\udfff\ufffe\uffff]"
)
_ACCENTS = re.compile(r"[\u0300-\u036f]")


@lru_cache(maxsize=1)
def _simplifier() -> Any:
    from opencc import OpenCC

    return OpenCC("t2s")


def writable(text: str) -> str:
    """Replace what no file and no index can hold (NUL, controls, lone surrogates) by a space.

    >>> writable("a\\x00b\\ud800c")
    'a b c'
    """
    return text if text.isprintable() else _UNWRITABLE.sub(" ", text)


def simplify(text: str) -> str:
    """Turn traditional Chinese characters into simplified ones; other text is untouched.

    >>> simplify("無線充電 wireless")
    '无线充电 wireless'
    """
    return str(_simplifier().convert(text)) if HAN.search(text) else text


def fold(text: str) -> str:
    """Fold compatibility forms, case, accents and Chinese script; folding twice changes nothing.

    >>> fold("Ｗｉｒｅｌｅｓｓ Café Straße 無線")
    'wireless cafe strasse 无线'
    """
    if text.isascii():
        return writable(text).lower()
    for _ in range(4):
        folded = _fold_once(text)
        if folded == text:
            break
        text = folded
    return text


def _fold_once(text: str) -> str:
    text = unicodedata.normalize("NFKC", writable(text)).casefold()
    text = _ACCENTS.sub("", unicodedata.normalize("NFKD", text))
    return simplify(unicodedata.normalize("NFKC", writable(text)))
