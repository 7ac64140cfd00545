"""How alike words and names are, whatever they name."""

import re
from array import array
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import combinations
from math import log2

import numpy as np

LIKE_ENOUGH = 0.8
LONG, LONG_ENOUGH = 8, 0.75
USUAL = 3  # names that use a word
# Points of the compass are no slips of one another.
COMPASS = frozenset(
    f"{first}{second}{ending}"
    for first in ("north", "south", "")
    for second in ("east", "west", "")
    for ending in ("", "ern")
)
DIGITS = re.compile(r"\d+")
UMLAUT = re.compile("([aou])e")
MOST = 6.0  # bits of names that agree in every word
FREQUENT = 30
# Letters of words that slips are looked for in: a longer one is no word but a text without spaces.
SLIPPERY = range(5, 41)
# Letters left out when like words are looked for; longer words with three slips are rare.
DELETIONS = 2


@dataclass(frozen=True, slots=True)
class NameLikeness:
    """How alike two names are, from 0 to 1, what each word adds, and what else speaks, in bits.

    ``slips`` is what misspelt words take away from what they add.
    """

    score: float
    shared: dict[str, float]
    only_first: dict[str, float]
    only_second: dict[str, float]
    signs: Mapping[str, float] = field(default_factory=dict)
    slips: float = 0.0


def in_bits(likeness: float) -> float:
    """Return a likeness from 0 to 1 as log odds in bits, bounded both ways.

    >>> in_bits(0.5), round(in_bits(0.8), 6), in_bits(1.0)
    (0.0, 2.0, 6.0)
    """
    if likeness >= 1:
        return MOST
    return max(-MOST, min(MOST, log2(likeness / (1 - likeness)))) if likeness > 0 else -MOST


def from_bits(bits: float) -> float:
    """Return the likeness whose log odds these are.

    >>> from_bits(0.0), from_bits(2.0)
    (0.5, 0.8)
    """
    return float(1 / (1 + 2**-bits))


@lru_cache(maxsize=100_000)
def alike(a: str, b: str) -> float:
    """Return the likeness of two words from 0 to 1: Damerau-Levenshtein over the longer length.

    >>> alike("machines", "machiens"), alike("ibm", "icm"), alike("northeastern", "northwestern")
    (0.875, 0.0, 0.0)
    """
    if a == b:
        return 1.0
    if a in COMPASS and b in COMPASS:
        return 0.0
    if min(len(a), len(b)) < 4 or abs(len(a) - len(b)) > 3 or a.isdigit() or b.isdigit():
        return 0.0
    if not (a.isalpha() or b.isalpha()) and DIGITS.findall(a) != DIGITS.findall(b):
        return 0.0
    return 1 - edit_distance(a, b) / max(len(a), len(b))


def edit_distance(a: str, b: str) -> int:
    """Return insertions, deletions, replacements and swaps of neighbours from a to b."""
    before: list[int] = []
    last = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        row = [i]
        for j, y in enumerate(b, 1):
            cost = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (x != y))
            if i > 1 and j > 1 and x == b[j - 2] and a[i - 2] == y:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        before, last = last, row
    return last[-1]


def near_words(
    counts: Mapping[str, int], two: Callable[[str, str], bool] = lambda _, __: False
) -> dict[str, dict[str, float]]:
    """Return for each word the others that are ``LIKE_ENOUGH``, with their likeness.

    Two words within n edits become equal when n letters are left out of each, so only words that
    share such a remainder are compared; among many, each with the most frequent: slips of one word
    are like the word rather than each other. ``two`` says of which words none is a slip of the other.

    >>> near_words({"machines": 3, "machiens": 1, "ibm": 2})["machines"]
    {'machiens': 0.875}
    >>> dict(near_words({"ibm": 2, "3m": 1}))
    {}
    """
    near: dict[str, dict[str, float]] = defaultdict(dict)
    for one, other in spelled_alike(counts):
        near[one][other] = near[other][one] = 1.0
    for group in sharing_a_remainder(sorted(counts, key=lambda word: (-counts[word], word))):
        for i, one in enumerate(group[:FREQUENT]):
            for other in group[i + 1 :]:
                likeness = 0.0 if other in near[one] or two(one, other) else alike(one, other)
                # Two slips in one word of eight letters are believed of a rare word only.
                slip = min(counts[one], counts[other]) < USUAL
                if likeness >= (like_enough(max(len(one), len(other))) if slip else LIKE_ENOUGH):
                    near[one][other] = near[other][one] = likeness
    return near


def sharing_a_remainder(words: Iterable[str]) -> Iterator[list[str]]:
    """Yield the words, in their order, that are one when some letters are left out of each.

    The more frequent words of a group come first where they come first in ``words``. Most remainders are
    one word's alone; plain arrays of their hashes hold them in a tenth of what lists would.
    """
    long = [w for w in words if len(w) in SLIPPERY and not w.isdigit()]
    hashes, of = array("q"), array("i")
    for number, word in enumerate(long):
        rests = letters_left_out(word, edits_allowed(len(word) + 1))
        hashes.extend(map(hash, rests))
        of.extend([number] * len(rests))
    if not hashes:
        return
    keys = np.frombuffer(hashes, np.int64)
    order = np.argsort(keys, kind="stable")
    first = np.ones(len(keys), bool)
    first[1:] = keys[order[1:]] != keys[order[:-1]]
    starts = np.flatnonzero(first)
    ends = np.append(starts[1:], len(keys))
    several = ends - starts > 1
    for start, end in zip(starts[several], ends[several], strict=True):
        yield [long[of[entry]] for entry in order[start:end]]


def spelled_alike(words: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield words that are one but for how an umlaut is written.

    >>> list(spelled_alike(["roehm", "rohm", "bosch"]))
    [('roehm', 'rohm')]
    """
    groups: dict[str, list[str]] = defaultdict(list)
    for word in sorted(words):
        if len(word) >= 4:
            groups[UMLAUT.sub(r"\1", word)].append(word)
    for group in groups.values():
        yield from combinations(group[:FREQUENT], 2)


def like_enough(length: int) -> float:
    """Return how alike words of this length must be; long ones may have two slips."""
    return LONG_ENOUGH if length >= LONG else LIKE_ENOUGH


def edits_allowed(length: int) -> int:
    """Return how many edits words of this length may be apart.

    >>> edits_allowed(4), edits_allowed(5), edits_allowed(10)
    (0, 1, 2)
    """
    return int(length * (1 - like_enough(length)) + 1e-9)


def letters_left_out(word: str, most: int) -> set[str]:
    """Return a word with up to ``most`` letters left out, itself included.

    >>> sorted(letters_left_out("abc", 1))
    ['ab', 'abc', 'ac', 'bc']
    """
    found = last = {word}
    for _ in range(min(most, DELETIONS)):
        last = {w[:i] + w[i + 1 :] for w in last for i in range(len(w))}
        found = found | last
    return found
