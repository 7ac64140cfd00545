"""Look up flows, centrality and communities in the derived layer."""

# ruff: noqa: S608 - names come from the code; values are bound

from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from innoway.engine.records.graph import EntityRef
from innoway.engine.records.network import Analysed, Central, Community, Flow
from innoway.engine.store.connection import listed
from innoway.engine.store.derived import graph_snapshot, made_from
from innoway.engine.store.graph import refs
from innoway.engine.store.snapshot import Snapshot

MEMBERS = 12
BATCH = 2000  # flows whose ends are named at a time
MEASURES = ("degree", "pagerank", "betweenness")

_LARGEST = """
    SELECT from_id, to_id, sum(documents)::BIGINT AS documents,
        sum(technologies)::BIGINT AS technologies, min(first_on) AS first_on,
        max(last_on) AS last_on
    FROM flows f SEMI JOIN nodes a ON a.id = f.from_id SEMI JOIN nodes b ON b.id = f.to_id
    WHERE kind = ? AND way = ? AND (year >= ? OR ? IS NULL) AND (year <= ? OR ? IS NULL)
    GROUP BY from_id, to_id ORDER BY documents DESC, technologies DESC, from_id, to_id LIMIT ?"""

_MOST_CENTRAL = """
    WITH top AS (
        SELECT community, entity FROM communities JOIN centrality USING (entity)
        WHERE community = ANY(texts(?))
        QUALIFY row_number() OVER (PARTITION BY community ORDER BY pagerank DESC, entity) <= ?)
    SELECT t.community, n.id, n.kind, n.name
    FROM top t JOIN entities n ON n.id = t.entity JOIN centrality c USING (entity)
    ORDER BY c.pagerank DESC, n.id"""


def flows(
    store: Path, kind: str, way: str, *, since: int | None, until: int | None, limit: int
) -> tuple[Flow, ...]:
    """Return the largest flows of a kind in the years."""
    shot = _analysed(store)
    if shot is None:
        return ()
    rows = shot.tuples(_LARGEST, [kind, way, since, since, until, until, limit])
    return tuple(_named(shot, rows))


def each_flow(
    store: Path, kind: str, way: str, *, since: int | None, until: int | None
) -> Iterator[Flow]:
    """Yield all flows of a kind in the years, largest first, without holding them all."""
    shot = _analysed(store)
    if shot is None:
        return
    cursor = shot.stream(_LARGEST, [kind, way, since, since, until, until, None])
    while rows := cursor.fetchmany(BATCH):
        yield from _named(shot, rows)


def _named(shot: Snapshot, rows: Sequence[tuple[Any, ...]]) -> Iterator[Flow]:
    names = refs(shot, [end for row in rows for end in row[:2]])
    return (Flow(names[giver], names[taker], *counts) for giver, taker, *counts in rows)


def central(store: Path, kind: str, measure: str, limit: int) -> tuple[Central, ...]:
    """Return the most central people or organisations.

    Raises:
        ValueError: There is no such measure.
    """
    if measure not in MEASURES:
        raise ValueError(f"{measure!r} is no measure; there are {', '.join(MEASURES)}")
    shot = _analysed(store)
    if shot is None:
        return ()
    rows = shot.rows(
        f"""SELECT e.id, e.kind, e.name, c.degree, c.pagerank, c.betweenness
            FROM centrality c JOIN entities e ON e.id = c.entity WHERE e.kind = ?
            ORDER BY c.{measure} DESC, e.id LIMIT ?""",
        [kind, limit],
    )
    return tuple(_central(row) for row in rows)


def centrality_of(store: Path, id: str) -> Central | None:
    """Return how central one entity is; ``None`` when it shares no document with another."""
    shot = _analysed(store)
    names = refs(shot, [id]) if shot else {}
    rows = shot.by_key("centrality", "entity").rows(id) if shot and names else []
    return Central(names[id], *(rows[0][name] for name in MEASURES)) if rows else None


def communities(store: Path, limit: int, offset: int) -> tuple[Community, ...]:
    """Return the largest communities, each with its most central members."""
    shot = _analysed(store)
    if shot is None:
        return ()
    rows = shot.rows(
        "SELECT * FROM community_names ORDER BY size DESC, community LIMIT ? OFFSET ?",
        [limit, offset],
    )
    return _communities(shot, rows, MEMBERS)


def community(store: Path, id: str, members: int) -> Community | None:
    """Return one community with its most central members."""
    shot = _analysed(store)
    if shot is None:
        return None
    found = _communities(shot, shot.rows("FROM community_names WHERE community = ?", [id]), members)
    return found[0] if found else None


def analysed(store: Path) -> Analysed | None:
    """Return of when the analysis is; ``None`` before the first."""
    note = made_from(store).get("networks")
    return Analysed(datetime.fromisoformat(note["at"]), note["judged_since"]) if note else None


def community_of(store: Path, entity: str) -> Community | None:
    """Return the community an entity belongs to."""
    shot = _analysed(store)
    rows = shot.rows("SELECT community FROM communities WHERE entity = ?", [entity]) if shot else []
    return community(store, rows[0]["community"], MEMBERS) if rows else None


def _analysed(store: Path) -> Snapshot | None:
    """Return the published graph if it was made with its analysis."""
    shot = graph_snapshot(store)
    return shot if shot is not None and "flows" in shot.manifest.tables else None


def _central(row: dict[str, Any]) -> Central:
    entity = EntityRef(row["id"], row["kind"], row["name"])
    return Central(entity, *(row[name] for name in MEASURES))


def _communities(shot: Snapshot, rows: list[dict[str, Any]], members: int) -> tuple[Community, ...]:
    within: dict[str, list[EntityRef]] = {}
    for one in shot.rows(_MOST_CENTRAL, [listed(row["community"] for row in rows), members]):
        ref = EntityRef(one["id"], one["kind"], one["name"])
        within.setdefault(one["community"], []).append(ref)
    return tuple(
        Community(
            row["community"], row["name"], row["size"], row["people"], row["organisations"],
            row["documents"], tuple(within.get(row["community"], ())),
        )
        for row in rows
    )  # fmt: skip
