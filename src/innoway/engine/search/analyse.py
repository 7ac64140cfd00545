"""Turn a question of any length into weighted terms."""

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from math import log

from innoway.engine.search.weights import Weights
from innoway.engine.text.fold import fold
from innoway.engine.text.stopwords import CHINESE, ENGLISH
from innoway.engine.text.words import grams, is_unspaced, runs, word_term

_BREAKS = re.compile("|".join(sorted((w for w in CHINESE if len(w) > 1), key=len, reverse=True)))
_PARTICLES = re.compile("[的了们]")
MAX_CHARACTERS = 20_000  # read of one topic


@dataclass(frozen=True, slots=True)
class Weighted:
    """A term of the question with the word it came from and its weight, without idf."""

    term: str
    origin: str
    weight: float


def pieces(text: str) -> list[str]:
    """Split a question into words and unspaced runs, without the words of grammar.

    >>> pieces("A method for 所述无线的充电")
    ['method', '无线', '充电']
    """
    found: list[str] = []
    for match in runs(fold(text[:MAX_CHARACTERS])):
        run = match.group()
        if not is_unspaced(run):
            if run not in ENGLISH:
                found.append(run)
            continue
        broken = _PARTICLES.sub(" ", _BREAKS.sub(" ", run))
        found += broken.split()
    return found or [match.group() for match in runs(fold(text[:MAX_CHARACTERS]))]


def saturate(count: float, repeats: float) -> float:
    """Let a repeated term count more, but ever less for each repetition."""
    return (repeats + 1.0) * count / (repeats + count)


def weighted_terms(found: list[str], weights: Weights) -> list[Weighted]:
    """Count the terms of a question's pieces and weigh them by how telling their form is."""
    counts: Counter[str] = Counter()
    origins: dict[str, str] = {}
    for piece in found:
        for term in grams(piece) if is_unspaced(piece) else [word_term(piece)]:
            counts[term] += 1
            origins.setdefault(term, term if is_unspaced(term) else piece)
    return [
        Weighted(term, origins[term], saturate(count, weights.repeats) * form(term, weights))
        for term, count in counts.items()
        if term
    ]


def form(term: str, weights: Weights) -> float:
    """Weigh a term by its form alone: a single Chinese character tells less than a pair."""
    return weights.single if len(term) == 1 and is_unspaced(term) else 1.0


@lru_cache(maxsize=200_000)
def idf(frequency: int, total: int) -> float:
    """Return the inverse document frequency of BM25 as tantivy computes it.

    Source: log(1 + (N - n + 0.5) / (n + 0.5)), Robertson and Zaragoza 2009 with the +1 of Lucene.
    """
    return log(1.0 + (total - frequency + 0.5) / (frequency + 0.5))


def most_telling(
    found: list[Weighted], frequency: Callable[[str], int], total: int, limit: int
) -> list[Weighted]:
    """Keep the terms that can move the score most, dropping those no document holds."""
    known = [(item, frequency(item.term)) for item in found]
    ranked = sorted(
        ((item.weight * idf(df, total), item) for item, df in known if df > 0),
        key=lambda pair: -pair[0],
    )
    return [item for _, item in ranked[:limit]]
