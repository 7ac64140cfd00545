"""Places in names of organisations, however a language writes them."""

import csv
import gzip
import io
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from itertools import combinations, islice

from innoway.engine.text.places import CITIES, LARGE

WRITTEN = 4  # letters of a place's name that is no other word


@cache
def _cities() -> dict[str, frozenset[int]]:
    """Return which of the large cities bear each name."""
    found: dict[str, set[int]] = defaultdict(set)
    packed = files("innoway.engine.text").joinpath(CITIES).read_bytes()
    rows = csv.DictReader(io.StringIO(gzip.decompress(packed).decode()))
    for number, row in enumerate(islice(rows, LARGE)):
        for name in row["names"].split("|"):
            found[name].add(number)
    return {name: frozenset(cities) for name, cities in found.items()}


def one_place(a: str, b: str) -> bool:
    """Say whether two words name one place, each in its way.

    >>> one_place("pusan", "busan"), one_place("kanagawa", "kanazawa"), one_place("acme", "acne")
    (True, False, False)
    """
    cities = _cities()
    return a in cities and b in cities and not cities[a].isdisjoint(cities[b])


def written_otherwise(words: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield the words that name one place, each in its way.

    >>> list(written_otherwise(["busan", "pusan", "weber"]))
    [('busan', 'pusan')]
    """
    called: dict[int, list[str]] = defaultdict(list)
    for word in sorted(words):
        for city in _cities().get(word, ()) if len(word) >= WRITTEN else ():
            called[city].append(word)
    for group in called.values():
        yield from combinations(group, 2)
