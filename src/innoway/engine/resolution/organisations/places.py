"""Places in names of organisations, however a language writes them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import combinations, islice

from innoway.engine.text.places import LARGE, cities

WRITTEN = 4  # letters of a place's name that is no other word


@cache
def _named() -> dict[str, frozenset[int]]:
    """Return which of the large cities bear each name."""
    found: dict[str, set[int]] = defaultdict(set)
    for number, row in enumerate(islice(cities(), LARGE)):
        for name in row["names"].split("|"):
            found[name].add(number)
    return {name: frozenset(numbers) for name, numbers in found.items()}


def one_place(a: str, b: str) -> bool:
    """Say whether two words name one place, each in its way.

    >>> one_place("pusan", "busan"), one_place("kanagawa", "kanazawa"), one_place("acme", "acne")
    (True, False, False)
    """
    named = _named()
    return a in named and b in named and not named[a].isdisjoint(named[b])


def written_otherwise(words: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield the words that name one place, each in its way.

    >>> list(written_otherwise(["busan", "pusan", "weber"]))
    [('busan', 'pusan')]
    """
    called: dict[int, list[str]] = defaultdict(list)
    for word in sorted(words):
        for city in _named().get(word, ()) if len(word) >= WRITTEN else ():
            called[city].append(word)
    for group in called.values():
        yield from combinations(group, 2)
