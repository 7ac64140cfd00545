"""What is around an entity with all that is known of it, step by step, for export."""

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any

from innoway.engine.records.graph import Edge, EntityRef
from innoway.engine.store.connection import listed
from innoway.engine.store.graph import edges_at, fairly, refs
from innoway.engine.store.snapshot import Snapshot


@dataclass(slots=True)
class Surroundings:
    """Nodes and edges by id; ``rows`` holds what the tables of their kinds know of the nodes."""

    nodes: dict[str, EntityRef] = field(default_factory=dict)
    edges: dict[tuple[str, str, str], Edge] = field(default_factory=dict)
    rows: dict[str, dict[str, Any]] = field(default_factory=dict)
    former: dict[str, list[str]] = field(default_factory=dict)  # ids merged into a node

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
    """Return what is up to ``depth`` steps from a node, at most ``limit`` edges, nearest first."""
    around = Surroundings(refs(shot, [id]))
    if not around.nodes:
        return None
    edge: Collection[str] = [id]
    for _ in range(depth):
        seen = set(around.nodes)
        for one in edge:
            room = limit - len(around.edges)
            if room <= 0:
                break
            fresh = [e for e in edges_at(shot, one) if _key(e) not in around.edges]
            around.edges.update((_key(e), e) for e in fairly(fresh, room))
        ends = {end for e in around.edges.values() for end in (e.source_id, e.target_id)}
        around.nodes |= refs(shot, ends - seen)
        edge = sorted(around.nodes.keys() - seen)
    around.nodes |= refs(shot, _eldest(around))
    _read_rows(around, shot, raw)
    return around


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
