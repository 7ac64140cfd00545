"""What is around an entity with all that is known of it, step by step, for export."""

from dataclasses import dataclass, field
from typing import Any

from innoway.engine.records.graph import Edge, EntityRef
from innoway.engine.store.connection import listed
from innoway.engine.store.graph import edges_at, fairly, refs
from innoway.engine.store.snapshot import Snapshot

SHARED = ("located_in", "in_field")  # their targets are everybody's
SERVED = ("represents", "examined")  # their sources are


@dataclass(slots=True)
class Surroundings:
    """Nodes and edges by id; ``rows`` holds what the tables of their kinds know of the nodes.

    ``total`` edges there are; ``None`` where the search ended before it met them all.
    """

    nodes: dict[str, EntityRef] = field(default_factory=dict)
    edges: dict[tuple[str, str, str], Edge] = field(default_factory=dict)
    rows: dict[str, dict[str, Any]] = field(default_factory=dict)
    former: dict[str, list[str]] = field(default_factory=dict)  # ids merged into a node
    total: int | None = None

    def owners(self, technology: str) -> list[str]:
        """Return the owners at grant among the nodes."""
        return sorted(
            e.source_id
            for e in self.edges.values()
            if e.kind == "owns" and e.target_id == technology
        )


def surroundings(
    shot: Snapshot, raw: Snapshot, id: str, depth: int, limit: int
) -> Surroundings | None:
    """Return what is up to ``depth`` steps from a node, at most ``limit`` edges, nearest first.

    What everybody shares leads nowhere: a place or a field is no way to others, nor is an attorney
    or an examiner. Of the centre alone it is told where it is; a place or a field is told without
    people, so that nobody takes their list away.
    """
    around = Surroundings(refs(shot, [id]))
    if not around.nodes:
        return None
    shared = around.nodes[id].kind in {"place", "field"}
    edge, met, whole = [id], set[tuple[str, str, str]](), True
    for _ in range(depth):
        seen, onward = set(around.nodes), set[str]()
        for one in edge:
            room = limit - len(around.edges)
            if room <= 0:
                whole = False
                break
            found = [e for e in edges_at(shot, one)
                     if (one == id or e.kind not in SHARED) and not (shared and _of_person(e))]  # fmt: skip
            met.update(map(_key, found))
            taken = fairly([e for e in found if _key(e) not in around.edges], room)
            around.edges.update((_key(e), e) for e in taken)
            onward.update(end for e in taken for end in _onward(e))
        ends = {end for e in around.edges.values() for end in (e.source_id, e.target_id)}
        around.nodes |= refs(shot, ends - seen)
        edge = sorted(onward & around.nodes.keys() - seen)
    around.total = len(met) if whole else None
    if shared:
        around.rows[id] = {"sources": sorted({e.source for e in edges_at(shot, id)})}
    around.nodes |= refs(shot, _eldest(around))
    _read_rows(around, shot, raw)
    return around


def _of_person(edge: Edge) -> bool:
    return edge.source_id.startswith("person-") or edge.target_id.startswith("person-")


def _onward(edge: Edge) -> tuple[str, ...]:
    """Return the ends of an edge from which a search goes on."""
    if edge.kind in SHARED:
        return (edge.source_id,)
    return (edge.target_id,) if edge.kind in SERVED else (edge.source_id, edge.target_id)


def _key(edge: Edge) -> tuple[str, str, str]:
    return edge.source_id, edge.target_id, edge.kind


def _eldest(around: Surroundings) -> set[str]:
    """Return the technologies after which families are named and that are no nodes yet."""
    families = (id for id, node in around.nodes.items() if node.kind == "family")
    return {id.removeprefix("family-") for id in families} - around.nodes.keys()


def _read_rows(around: Surroundings, shot: Snapshot, raw: Snapshot) -> None:
    def of(*kinds: str) -> list[str]:
        return sorted(id for id, node in around.nodes.items() if node.kind in kinds)

    asked = (
        (shot, "SELECT * FROM entities WHERE id = ANY(texts(?))", of("person", "organisation")),
        (shot, "SELECT * FROM transactions WHERE id = ANY(texts(?))", of("transaction")),
        (raw, """SELECT id, min(date) AS date, max(number) AS number, max(country) AS country,
                    list(DISTINCT url ORDER BY url) FILTER (WHERE url <> '') AS urls,
                    list(DISTINCT source ORDER BY source) AS sources,
                    flatten(list(fields)) AS fields
                 FROM technologies WHERE id = ANY(texts(?)) GROUP BY id""", of("technology")),
    )  # fmt: skip
    for tables, sql, ids in asked:
        around.rows.update((row["id"], row) for row in tables.rows(sql, [listed(ids)]))
    moved = shot.rows("SELECT id, now FROM moved WHERE now = ANY(texts(?))", [listed(around.nodes)])
    for row in sorted(moved, key=lambda row: str(row["id"])):
        around.former.setdefault(row["now"], []).append(row["id"])
