"""Names written differently that may be one name all the same: what joins blocks.

Bridges follow from the names a corpus knows, not from who is resolved just now, so a part or an
update joins the blocks that a whole run would join. Each kind is bounded; a bridge only lets names be
compared, it is no evidence.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice

from innoway.engine.resolution.people.likeness import shortened
from innoway.engine.resolution.people.names import PersonName
from innoway.engine.resolution.people.spelling import NICKNAMES

FEW = 8  # given names that an initial or a short form may stand for
SHORT = 3  # letters of a short form


def bridges(names: Iterable[PersonName], orders: Mapping[str, int]) -> Iterator[tuple[str, str]]:
    """Yield pairs of block keys (``surname|given``) that may hold one person.

    An initial, a short form or a nickname meets each given name it may stand for, where those are few. ``names``
    are those to resolve and ``orders`` the names (``surname|all given``) of the corpus.
    """
    keys = sorted(orders)
    for surname, first in sorted({(n.surname, n.first) for n in names}):
        if len(first) <= 1 or len(first) >= SHORT:
            start = f"{surname}|{first}"
            longer = list(islice(standing_for(first, len(surname) + 1, keys, start), FEW + 1))
            if len(longer) <= FEW:
                yield from ((start, key) for key in longer)
        for name in sorted(NICKNAMES.get(first, ())):
            longer = list(islice(beginning_with(f"{surname}|{name}", keys), FEW + 1))
            if len(longer) <= FEW:
                yield from ((f"{surname}|{first}", key) for key in longer)


def standing_for(first: str, given: int, keys: list[str], start: str) -> Iterator[str]:
    """Yield the sorted ``keys`` behind ``start`` whose given name ``first`` may stand for.

    One letter more is taken for a middle initial.
    """
    for key in beginning_with(start, keys):
        more = len(key) - len(start)
        if (more and len(first) <= 1) or (more > 1 and shortened(first, key[given:])):
            yield key


def beginning_with(start: str, keys: list[str]) -> Iterator[str]:
    """Yield the sorted ``keys`` that begin so."""
    for place in range(bisect_left(keys, start), len(keys)):
        if not keys[place].startswith(start):
            return
        yield keys[place]
