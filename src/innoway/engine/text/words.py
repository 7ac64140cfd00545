"""Cut text into search terms: stemmed words, and single and paired characters of Chinese."""

import re
from collections.abc import Iterator
from itertools import pairwise

from innoway.engine.text.fold import fold
from innoway.engine.text.stem import STEMS

# Scripts written without spaces: Chinese, Japanese, Korean (syllables), Thai, Lao, Khmer, Burmese.
UNSPACED = (
    "\u2e80-\u2fd5\u3005-\u3007\u3041-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    "\uac00-\ud7a3\u0e01-\u0e4e\u0e81-\u0ecd\u1000-\u109f\u1780-\u17d3\U00020000-\U0003fffd"
)
_RUN = re.compile(rf"[{UNSPACED}]+|[^\W_{UNSPACED}]+(?:['’][^\W_{UNSPACED}]+)*")
_UNSPACED_RUN = re.compile(rf"[{UNSPACED}]+")
_PLAIN = re.compile(r"[a-z0-9]+(?:'[a-z0-9]+)*")


def runs(text: str) -> Iterator[re.Match[str]]:
    """Find words and runs of unspaced script with their places in ``text``."""
    return _RUN.finditer(text)


def is_unspaced(run: str) -> bool:
    """Say whether a run is of a script written without spaces."""
    return bool(_UNSPACED_RUN.match(run))


def grams(run: str) -> list[str]:
    """Interleave single characters and pairs, so that an inner phrase stays contiguous.

    >>> grams("无线充")
    ['无', '无线', '线', '线充', '充']
    """
    terms: list[str] = []
    for here, following in pairwise(run):
        terms += (here, here + following)
    terms.append(run[-1])
    return terms


def word_term(word: str) -> str:
    """Return the term of one folded word: without possessive, stemmed, of bounded length."""
    return STEMS[word]


def terms(text: str) -> list[str]:
    """Return the search terms of any text in order; the same for documents and questions.

    >>> terms("Wireless charging of 電池")
    ['wireless', 'charg', 'of', '电', '电池', '池']
    """
    folded = fold(text)
    if folded.isascii():
        return list(map(STEMS.__getitem__, _PLAIN.findall(folded)))
    found: list[str] = []
    for run in _RUN.findall(folded):
        if is_unspaced(run):
            found += grams(run)
        else:
            found.append(word_term(run))
    return found
