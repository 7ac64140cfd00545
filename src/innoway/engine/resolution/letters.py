"""Letters of many scripts folded to plain Latin ones."""

import re
import unicodedata
from functools import lru_cache

from anyascii import anyascii
from pypinyin import lazy_pinyin

from innoway.engine.text.fold import HAN

# Letters that Unicode decomposition leaves alone.
LATIN = str.maketrans(
    {"ß": "ss", "ø": "o", "ł": "l", "æ": "ae", "œ": "oe", "đ": "d", "ı": "i", "þ": "th", "ð": "d"}
)
HANGUL = re.compile(r"[\uac00-\ud7a3]")
OTHER_SCRIPT = re.compile(r"[^\x00-\u036f]+")


@lru_cache(maxsize=50_000)
def fold(text: str) -> str:
    """Lower-case, strip accents, spell Han characters in pinyin and other scripts in Latin letters.

    >>> fold("Müller-Lüdenscheid"), fold("王伟"), fold("Пётр")
    ('muller-ludenscheid', 'wang wei', 'petr')
    """
    if not text.isascii():
        if HAN.search(text):
            text = " ".join(lazy_pinyin(text))
        text = OTHER_SCRIPT.sub(lambda run: anyascii(run[0]), text)
        text = unicodedata.normalize("NFKD", text.lower().translate(LATIN))
        text = "".join(c for c in text if not unicodedata.combining(c))
    return text.lower().replace("'", "").replace("’", "")
