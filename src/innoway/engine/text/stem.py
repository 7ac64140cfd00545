"""Light English stemming, computed once for each distinct word."""

from functools import lru_cache
from typing import Any

_MAX_CACHE = 1_000_000


@lru_cache(maxsize=1)
def _snowball() -> Any:
    import tantivy

    stemmer = tantivy.Filter.stemmer("English")
    return tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).filter(stemmer).build()


class Stems(dict[str, str]):
    """A table from word to stem that fills itself; words with digits or other scripts stay."""

    def __missing__(self, word: str) -> str:
        stem = word
        if len(word) > 2 and word.isascii() and word.isalpha():
            found = _snowball().analyze(word)
            stem = found[0] if found else word
        if len(self) >= _MAX_CACHE:
            self.clear()
        self[word] = stem
        return stem


STEMS = Stems()


def stem(word: str) -> str:
    """Reduce an English word, already folded, to its stem.

    Source: the Snowball English stemmer (Porter2), as shipped in tantivy.

    >>> stem("antennas"), stem("computing"), stem("h2o")
    ('antenna', 'comput', 'h2o')
    """
    return STEMS[word]
