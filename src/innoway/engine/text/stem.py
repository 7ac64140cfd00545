"""Light English stemming, computed once for each distinct word."""

import re
from functools import lru_cache
from typing import Any

MAX_TERM = 64  # characters; what is longer is no word
_MAX_CACHE = 1_000_000
_POSSESSIVE = re.compile(r"['’]s?$|['’]")


@lru_cache(maxsize=1)
def _snowball() -> Any:
    import tantivy

    stemmer = tantivy.Filter.stemmer("English")
    return tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).filter(stemmer).build()


class Stems(dict[str, str]):
    """A table from folded word to term that fills itself; one lookup is all most words cost.

    Possessives are cut off, length is bounded; words with digits or of other scripts stay.
    """

    def __missing__(self, written: str) -> str:
        stem = word = _POSSESSIVE.sub("", written)[:MAX_TERM]
        if len(word) > 2 and word.isascii() and word.isalpha():
            found = _snowball().analyze(word)
            stem = found[0] if found else word
        if len(self) >= _MAX_CACHE:
            self.clear()
        self[written] = stem
        return stem


STEMS = Stems()


def stem(word: str) -> str:
    """Reduce an English word, already folded, to its stem.

    Source: the Snowball English stemmer (Porter2), as shipped in tantivy.

    >>> stem("antennas"), stem("computing"), stem("h2o")
    ('antenna', 'comput', 'h2o')
    """
    return STEMS[word]
