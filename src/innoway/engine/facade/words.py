"""Cut a short text into its search terms, with the words as they were written.

For small collections that an app ranks in memory; large ones belong into an index (``search``).
"""

from dataclasses import dataclass
from itertools import pairwise

from innoway.engine.text.fold import fold
from innoway.engine.text.stopwords import CHINESE, ENGLISH
from innoway.engine.text.words import is_unspaced, runs, word_term

__all__ = ["Cut", "cut", "fold"]


@dataclass(frozen=True, slots=True)
class Cut:
    """A term and the place in the folded text where it stands."""

    term: str
    start: int
    end: int


def cut(folded: str) -> tuple[Cut, ...]:
    """Return stems of words and pairs of Chinese characters; words of grammar are left out.

    >>> [c.term for c in cut(fold("How to register the 商標 abroad"))]
    ['regist', '商标', 'abroad']
    """
    found: list[Cut] = []
    for run in runs(folded):
        word, start = run[0], run.start()
        if not is_unspaced(word):
            if word not in ENGLISH:
                found.append(Cut(word_term(word), start, run.end()))
        elif len(word) == 1:
            found += [] if word in CHINESE else [Cut(word, start, run.end())]
        else:
            pairs = enumerate(a + b for a, b in pairwise(word))
            found += [Cut(p, start + n, start + n + 2) for n, p in pairs if p not in CHINESE]
    return tuple(found)
