"""How much the words of names tell: the rarer in the file, the more."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from math import log

from innoway.engine.resolution.organisations.likeness import NameLikeness, near_words


class WordWeights:
    """What each word of one file tells, and which words are slips of one another."""

    def __init__(self, names: Sequence[tuple[str, ...]]) -> None:
        """Count how many names use each word."""
        counts = Counter(word for tokens in names for word in set(tokens))
        self.of = {word: log(1 + len(names) / (1 + count)) for word, count in counts.items()}
        self.near = near_words(counts)

    def compare(self, a: tuple[str, ...], b: tuple[str, ...]) -> NameLikeness:
        """Match each word of one name with its most alike word of the other."""
        left, shared, gained = dict.fromkeys(b), dict[str, float](), 0.0
        only_first = dict[str, float]()
        for word in dict.fromkeys(a):
            best, likeness = self._match(word, left)
            if best:
                del left[best]
                shared[word] = min(self.of[word], self.of[best]) * likeness
                gained += shared[word]
            else:
                only_first[word] = self.of[word]
        only_second = {word: self.of[word] for word in left}
        lost = sum(only_first.values()) + sum(only_second.values())
        score = gained / (gained + 0.5 * lost) if gained else 0.0
        return NameLikeness(score, shared, only_first, only_second)

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
