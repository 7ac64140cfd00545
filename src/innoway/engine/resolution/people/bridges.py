"""Names written differently that may be one name all the same: what joins blocks.

Bridges follow from the names a corpus knows, not from who is resolved just now, so a part or an
update joins the blocks that a whole run would join. Each kind is bounded; a bridge only lets names be
compared, it is no evidence.
"""

from collections.abc import Iterable, Iterator, Mapping

from innoway.engine.resolution.people.names import PersonName

# Given names that an initial may stand for.
INITIAL_FOR = 8


def bridges(names: Iterable[PersonName], orders: Mapping[str, int]) -> Iterator[tuple[str, str]]:
    """Yield pairs of block keys (``surname|given``) that may hold one person.

    ``names`` are those to resolve and ``orders`` the names (``surname|all given``) of the corpus.
    """
    bare = {(n.surname, n.first) for n in names if len(n.first) == 1}
    yield from initial_bridges(bare, orders)


def initial_bridges(
    bare: Iterable[tuple[str, str]], orders: Mapping[str, int]
) -> Iterator[tuple[str, str]]:
    """Yield an initial with each given name it may stand for, where those are few."""
    wanted: dict[str, list[str]] = {f"{surname}|{letter}": [] for surname, letter in bare}
    for key in sorted(orders):
        surname, _, given = key.partition("|")
        if len(given) > 1 and (start := f"{surname}|{given[0]}") in wanted:
            wanted[start].append(key)
    for start, keys in wanted.items():
        if len(keys) <= INITIAL_FOR:
            yield from ((start, key) for key in keys)
