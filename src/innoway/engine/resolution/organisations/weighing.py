"""How much the words of names tell: the rarer in the file, the more."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from functools import cache
from math import log

from innoway.engine.resolution.organisations.likeness import (
    LIKE_ENOUGH,
    USUAL,
    NameLikeness,
    near_words,
)
from innoway.engine.resolution.organisations.places import one_place, written_otherwise
from innoway.engine.resolution.organisations.universities import SUBJECTS
from innoway.engine.resolution.organisations.words import REGION_NAMES, SCIENCES, TRADE_WORDS
from innoway.engine.text.places import place_words

REPLACED = 1.0
SLIP, TWO_WORDS = 2.5, 4.0  # against a word misspelt, and against two that may be two words
RATIO = 10  # by which a word is more usual than its slip in the first letter


def words_score(shared: float, first: float, second: float, slips: float = 0.0) -> float:
    """Return the likeness of two names by what both say, what only one says, and what is misspelt.

    A word in place of another parts two names more than a word that one leaves out.

    >>> round(words_score(4, 2, 0), 2), round(words_score(4, 1, 1), 2)
    (0.8, 0.67)
    """
    lost = (first + second) / 2 + REPLACED * min(first, second) + slips
    return shared / (shared + lost) if shared else 0.0


@cache
def known_words() -> frozenset[str]:
    """Return words that have a meaning: usual ones, sciences, places. Many mix up electric and electronic."""
    return (TRADE_WORDS | SUBJECTS | SCIENCES | REGION_NAMES | place_words()) - {"electronic"}


def two_words(a: str, b: str) -> bool:
    """Say whether two words that look alike mean two things.

    >>> two_words("biophysics", "geophysics"), two_words("sensor", "sensors"), two_words("servier", "service")
    (True, False, False)
    """
    known = a in known_words() and b in known_words()
    return known and a.rstrip("s") != b.rstrip("s") and not one_place(a, b)


class WordWeights:
    """What each word of one file tells, and which words are slips of one another."""

    def __init__(self, names: Sequence[tuple[str, ...]]) -> None:
        """Count how many names use each word."""
        self.counts = counts = Counter(word for tokens in names for word in set(tokens))
        self.of = {word: log(1 + len(names) / (1 + count)) for word, count in counts.items()}
        self.near = near_words(counts, two_words)
        for one, other in written_otherwise(counts):
            self.near[one][other] = self.near[other][one] = 1.0

    def compare(self, a: tuple[str, ...], b: tuple[str, ...]) -> NameLikeness:
        """Match each word of one name with its most alike word of the other."""
        left, shared, gained = dict.fromkeys(b), dict[str, float](), 0.0
        only_first, slips = dict[str, float](), 0.0
        for word in dict.fromkeys(a):
            best, likeness = self._match(word, left)
            if best:
                del left[best]
                weight = min(self.of[word], self.of[best])
                shared[word] = weight * likeness
                gained += shared[word]
                if likeness < 1:
                    few, many = sorted((self.counts[word], self.counts[best]))
                    usual = few >= USUAL or (
                        word[0] != best[0] and len(word) < 8 and many < RATIO * few
                    )
                    doubtful = usual or likeness < LIKE_ENOUGH
                    slips += weight * (1 - likeness) * (TWO_WORDS if doubtful else SLIP)
            else:
                only_first[word] = self.of[word]
        only_second = {word: self.of[word] for word in left}
        score = words_score(gained, sum(only_first.values()), sum(only_second.values()), slips)
        return NameLikeness(score, shared, only_first, only_second, slips=slips)

    def _match(self, word: str, left: Collection[str]) -> tuple[str, float]:
        """Return the most alike word of those left, and how alike it is."""
        if word in left:
            return word, 1.0
        known = self.near.get(word)
        if known is None:
            return "", 0.0
        found = [(known[other], other) for other in left if other in known]
        likeness, best = max(found, default=(0.0, ""))
        return best, likeness

    def told_apart(self, found: NameLikeness) -> bool:
        """Say whether each name has a word of its own that tells more than any that both have."""
        own = [max(map(self.of.__getitem__, side), default=0.0)
               for side in (found.only_first, found.only_second)]  # fmt: skip
        both = max(map(self.of.__getitem__, found.shared), default=0.0)
        return min(own) > both > 0

    def telling(self, tokens: Iterable[str]) -> list[str]:
        """Return the words of which two names share one where they are half alike or more.

        They are the weightiest until what remains is less than a third of all.
        """
        words = sorted(set(tokens), key=lambda word: (-self.of[word], word))
        rest, found = sum(self.of[word] for word in words), list[str]()
        limit = rest / 3
        for word in words:
            if rest < limit:
                break
            found.append(word)
            rest -= self.of[word]
        return found
