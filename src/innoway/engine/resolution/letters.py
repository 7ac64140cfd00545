"""Letters of many scripts folded to plain Latin ones."""

import re
import unicodedata
from functools import lru_cache

from pypinyin import lazy_pinyin

# Letters that Unicode decomposition leaves alone.
LATIN = str.maketrans(
    {"ß": "ss", "ø": "o", "ł": "l", "æ": "ae", "œ": "oe", "đ": "d", "ı": "i", "þ": "th", "ð": "d"}
)
HAN = re.compile(r"[\u3400-\u9fff]")


@lru_cache(maxsize=200_000)
def fold(text: str) -> str:
    """Lower-case, strip accents, turn Han characters into pinyin.

    >>> fold("Müller-Lüdenscheid"), fold("王伟")
    ('muller-ludenscheid', 'wang wei')
    """
    if HAN.search(text):
        text = " ".join(lazy_pinyin(text))
    plain = unicodedata.normalize("NFKD", text.lower().translate(LATIN))
    return (
        "".join(c for c in plain if not unicodedata.combining(c)).replace("'", "").replace("’", "")
    )
