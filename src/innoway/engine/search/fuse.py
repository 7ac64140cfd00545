"""Bring scores of unlike kinds together, question by question."""

from collections.abc import Mapping, Sequence

import numpy as np

POOL = 100  # best of each list, over which a score's mean and spread are taken


def pool(*ranked: Sequence[str]) -> list[str]:
    """Return the ids among the first of any list, in a stable order.

    >>> pool(["b", "a"], ["a", "c"])
    ['b', 'a', 'c']
    """
    return list(dict.fromkeys(i for ids in ranked for i in ids[:POOL]))


def standardised(
    scores: Mapping[str, float], among: Sequence[str], absent: float
) -> dict[str, float]:
    """Return z-scores with the mean and spread of ``among``; what has no score counts ``absent``.

    >>> standardised({"a": 3.0, "b": 1.0}, ["a", "b"], 0.0)
    {'a': 1.0, 'b': -1.0}
    """
    values = np.array([scores.get(i, absent) for i in among] or [0.0], np.float64)
    mean, spread = float(values.mean()), float(values.std())
    if spread < 1e-9:
        return dict.fromkeys(scores, 0.0)
    return {i: (score - mean) / spread for i, score in scores.items()}


def fused(
    lexical: Mapping[str, float],
    meaning: Mapping[str, float],
    shares: Mapping[str, float],
) -> dict[str, float]:
    """Add the z-scores of words and meaning; ``shares`` weighs meaning for each document.

    A document that matches no word has the lexical score 0; one without a vector is taken as
    average, so that an index whose vectors still fill in is ranked fairly.
    """
    first = sorted(lexical, key=lambda i: (-lexical[i], i))
    second = sorted(meaning, key=lambda i: (-meaning[i], i))
    among = pool(first, second)
    words = standardised({i: lexical.get(i, 0.0) for i in {*lexical, *meaning}}, among, 0.0)
    known = [i for i in among if i in meaning]
    sense = standardised(meaning, known, 0.0)
    return {i: words[i] + shares.get(i, 0.0) * sense.get(i, 0.0) for i in words}
