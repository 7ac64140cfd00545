"""Shortest paths between entities: breadth-first from both ends over arrays, one set a version."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from pathlib import Path as File
from typing import Any

import numpy as np
import numpy.typing as npt

from innoway.engine.records.graph import Edge, EntityRef, Path
from innoway.engine.store.derived import graph_snapshot
from innoway.engine.store.graph import deeds_of, edges_at, refs, within
from innoway.engine.store.snapshot import Snapshot

Years = tuple[int | None, int | None]
Numbers = npt.NDArray[np.int32]
WIDEST = 2_000_000  # links a search looks at before it gives up
# Edges that say little of who has to do with whom: they would make every path two steps long.
LOOSE = ("in_field", "located_in", "represents", "examined")
# Each edge twice, as places of its ends among the nodes in order.
LINKS = f"""
    WITH numbered AS (SELECT id, (row_number() OVER (ORDER BY id) - 1)::INTEGER AS n FROM nodes),
    ends AS (SELECT a.n AS one, b.n AS other, year(e.start_on)::SMALLINT AS first,
                 year(e.end_on)::SMALLINT AS last
             FROM edges e JOIN numbered a ON a.id = e.source_id
             JOIN numbered b ON b.id = e.target_id WHERE e.kind NOT IN {LOOSE})
    SELECT one, other, first, last FROM ends UNION ALL SELECT other, one, first, last FROM ends
    ORDER BY one, other"""  # noqa: S608 - kinds of our own


@dataclass(frozen=True, slots=True)
class Links:
    """The graph as arrays: the links of node n are ``other[start[n]:start[n + 1]]``."""

    ids: Any  # Arrow array of node ids in order
    start: npt.NDArray[np.int64]
    other: Numbers
    first: npt.NDArray[np.float32]  # year; not a number where unknown
    last: npt.NDArray[np.float32]

    def place(self, id: str) -> int | None:
        """Return the number of a node."""
        low, high = 0, len(self.ids)
        while low < high:
            middle = (low + high) // 2
            if self.ids[middle].as_py() < id:
                low = middle + 1
            else:
                high = middle
        found = low < len(self.ids) and self.ids[low].as_py() == id
        return low if found else None

    def around(self, nodes: Numbers, years: Years) -> tuple[Numbers, Numbers]:
        """Return (from, to) of every link of some nodes that held in the years."""
        counts = self.start[nodes + 1] - self.start[nodes]
        origin = np.repeat(nodes, counts)
        offset = np.arange(len(origin)) - np.repeat(np.cumsum(counts) - counts, counts)
        at = np.repeat(self.start[nodes], counts) + offset
        since, until = years
        keep = np.ones(len(at), dtype=bool)
        if since is not None:
            keep &= ~(np.fmax(self.first[at], self.last[at]) < since)
        if until is not None:
            keep &= ~(self.first[at] > until)
        return origin[keep], self.other[at[keep]]


@lru_cache(maxsize=2)
def links_of(root: File, version: int) -> Links:
    """Load the links of one version; ``version`` makes a new one load anew."""
    shot = graph_snapshot(root)
    assert shot is not None
    assert shot.number == version
    ids = shot.arrow("SELECT id FROM nodes ORDER BY id")["id"].combine_chunks()
    table = shot.arrow(LINKS)
    one = table["one"].to_numpy()
    start = np.searchsorted(one, np.arange(len(ids) + 1))
    first, last = (
        table[name].cast("float32").to_numpy(zero_copy_only=False) for name in ("first", "last")
    )
    return Links(ids, start, table["other"].to_numpy(), first, last)


def shortest_path(
    store: File, a: str, b: str, *, since: int | None, until: int | None, longest: int
) -> Path | None:
    """Return a shortest path of at most ``longest`` edges that held in the years, or ``None``."""
    shot = graph_snapshot(store)
    if shot is None:
        return None
    links = links_of(File(store), shot.number)
    begin, end = links.place(a), links.place(b)
    if begin is None or end is None:
        return None
    found = search(links, begin, end, (since, until), longest)
    if found is None:
        return None
    ids = [links.ids[number].as_py() for number in found]
    names = refs(shot, ids)
    edges = [_edge(shot, x, y, since, until) for x, y in pairwise(ids)]
    nodes = tuple(names.get(id, EntityRef(id, "", id)) for id in ids)
    return Path(nodes, tuple(edges), deeds_of(shot, nodes))


def search(
    links: Links, begin: int, end: int, years: Years = (None, None), longest: int = 8
) -> Sequence[int] | None:
    """Return the node numbers of a shortest path: the lowest numbers among equals."""
    if begin == end:
        return [begin]
    count = len(links.ids)
    came = [np.full(count, -1, dtype=np.int32) for _ in range(2)]
    came[0][begin], came[1][end] = begin, end
    edge = [np.array([begin], dtype=np.int32), np.array([end], dtype=np.int32)]
    looked = 0
    for _ in range(longest):
        side = 0 if len(edge[0]) <= len(edge[1]) else 1
        origin, reached = links.around(edge[side], years)
        looked += len(reached)
        fresh = came[side][reached] < 0
        origin, reached = origin[fresh], reached[fresh]
        nodes, where = np.unique(reached, return_index=True)
        came[side][nodes] = origin[where]
        met = nodes[came[1 - side][nodes] >= 0]
        if len(met):
            return _joined(came, int(met[0]))
        edge[side] = nodes.astype(np.int32)
        if not len(nodes) or looked > WIDEST:
            return None
    return None


def _joined(came: Sequence[Numbers], middle: int) -> list[int]:
    """Return the way from the begin over the middle to the end."""

    def back(side: int) -> list[int]:
        way = [middle]
        while came[side][way[-1]] != way[-1]:
            way.append(int(came[side][way[-1]]))
        return way

    return back(0)[::-1] + back(1)[1:]


def _edge(shot: Snapshot, one: str, other: str, since: int | None, until: int | None) -> Edge:
    """Return the edge between two neighbours, the oldest that held in the years."""
    found = [
        edge
        for edge in edges_at(shot, one)
        if {edge.source_id, edge.target_id} == {one, other} and within(edge, since, until)
    ]
    return min(found, key=lambda e: (e.start_on is None, e.start_on, e.kind))
