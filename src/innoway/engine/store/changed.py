"""What versions after a given one brought: rows for the index, in bounded slices."""

# ruff: noqa: S608 - names come from the code; values are bound or quoted

from collections.abc import Iterator
from typing import Any

from innoway.engine.store.connection import listed
from innoway.engine.store.derived import graph_layout
from innoway.engine.store.entities import RANK
from innoway.engine.store.layout import Layout
from innoway.engine.store.snapshot import Snapshot
from innoway.engine.store.versions import manifest_of
from innoway.engine.store.writer import scan

SLICE = 4000
ENTITIES = 40_000  # described at once; each slice reads the titles of all technologies
NAMES = 20  # spellings, titles and places a party's document holds at most


def _named(role: str) -> str:
    return f"list_transform(list_filter(parties, lambda p: p.role = '{role}'), lambda p: p.name)"


def technologies(shot: Snapshot, after: int) -> Iterator[list[dict[str, Any]]]:
    """Yield slices of rows about changed technologies, by id and rank."""
    ids = shot.tuples("SELECT DISTINCT id FROM technologies WHERE version > ? ORDER BY id", [after])
    for begin in range(0, len(ids), SLICE):
        low, high = ids[begin][0], ids[min(begin + SLICE, len(ids)) - 1][0]
        yield shot.rows(
            f"""SELECT id, source, title, abstract, claims, language, date, cpc, ipc, fields,
                kind, type, status, number, application_number,
                {_named("owner")} AS owners, {_named("inventor")} AS people,
                list_transform(list_filter(parties, lambda p: p.role <> 'attorney'),
                    lambda p: p.id) AS parties,
                list_transform(list_filter(parties, lambda p: p.role <> 'attorney'),
                    lambda p: p.city) AS cities,
                list_transform(list_filter(parties, lambda p: p.role <> 'attorney'),
                    lambda p: p.country) AS countries
                FROM technologies WHERE id BETWEEN ? AND ?
                    AND id IN (SELECT id FROM technologies WHERE version > ?)
                ORDER BY id, {RANK}""",
            [low, high, after],
        )


def needs(shot: Snapshot, after: int) -> list[dict[str, Any]]:
    """Return rows about changed needs, by id and rank."""
    return shot.rows(
        f"""SELECT * FROM needs WHERE id IN (SELECT id FROM needs WHERE version > ?)
            ORDER BY id, {RANK}""",
        [after],
    )


def parties(shot: Snapshot, after: int) -> Iterator[dict[str, Any]]:
    """Yield people and organisations whose mentions or register entries changed."""
    gone = (
        "ANTI JOIN superseded s ON s.id = m.technology AND s.digest = m.digest"
        if shot.superseded
        else ""
    )
    result = shot.stream(
        f"""
        WITH touched AS (
            SELECT DISTINCT party FROM mentions WHERE version > ? AND role <> 'attorney'
            UNION SELECT DISTINCT id FROM organisations WHERE version > ?),
        current AS (SELECT m.* FROM mentions m {gone} WHERE m.role <> 'attorney'),
        said AS (
            SELECT party, name, title, date, city, country, role, source, technology FROM current
                SEMI JOIN touched USING (party)
            UNION ALL
            SELECT id, name, NULL, as_of, city, country, 'registered', source, NULL
                FROM organisations o SEMI JOIN touched t ON t.party = o.id),
        spelled AS (
            SELECT party, list(name ORDER BY n DESC, name)[:{NAMES}] AS names FROM (
                SELECT party, name, count(*) AS n FROM said GROUP BY ALL) GROUP BY party),
        worked AS (
            SELECT party, list(owner ORDER BY n DESC, owner)[:5] AS owners FROM (
                SELECT p.party, o.name AS owner, count(*) AS n
                FROM said p JOIN current o ON o.technology = p.technology AND o.role = 'owner'
                WHERE p.role = 'inventor' GROUP BY ALL) GROUP BY party)
        SELECT party AS id, any_value(names) AS names, coalesce(any_value(owners), []) AS owners,
            list(DISTINCT title ORDER BY title)
                FILTER (title IS NOT NULL)[:{NAMES}] AS titles,
            max(date) AS date,
            list(DISTINCT city ORDER BY city) FILTER (city <> '')[:{NAMES}] AS cities,
            list(DISTINCT country ORDER BY country) FILTER (country <> '') AS countries,
            list(DISTINCT role ORDER BY role) AS roles,
            list(DISTINCT source ORDER BY source) AS sources
        FROM said LEFT JOIN spelled USING (party) LEFT JOIN worked USING (party)
        GROUP BY party""",
        [after, after],
    )
    names = [column[0] for column in result.description]
    while rows := result.fetchmany(SLICE):
        for row in rows:
            made = dict(zip(names, row, strict=True))
            yield {**made, "titles": made["titles"] or [], "cities": made["cities"] or []}


def entities(graph: Snapshot, layout: Layout, seen: int) -> tuple[list[str], list[str]]:
    """Return the entities that differ from those of a derived version, and those that are no more.

    Everything differs from a version that is not kept any longer.
    """
    derived = graph_layout(layout.root)
    kept = seen and (derived.version(seen) / "manifest.json").exists()
    parts = manifest_of(derived, seen).tables.get("entities", []) if kept else []
    files = [derived.version(seen) / "tables" / part.file for part in parts]
    if not files or not all(file.exists() for file in files):
        return [str(row[0]) for row in graph.tuples("SELECT id FROM entities ORDER BY id")], []
    now = {part.file for part in graph.manifest.tables["entities"]}
    fresh = [derived.version(graph.number) / "tables" / file for file in sorted(now)]
    both = now & {file.name for file in files}  # one file, linked
    fresh, files = ([f for f in some if f.name not in both] for some in (fresh, files))
    if not fresh:
        return [], []
    shown = "id, names, places, sources, country, mentions, last_on"
    differing = graph.tuples(
        f"""SELECT id FROM (SELECT {shown} FROM {scan(fresh)} EXCEPT ALL
                            SELECT {shown} FROM {scan(files)}) ORDER BY id"""
    )
    gone = graph.tuples(f"SELECT id FROM {scan(files)} o ANTI JOIN {scan(fresh)} e USING (id)")
    return [str(row[0]) for row in differing], [str(row[0]) for row in gone]


def resolved_parties(shot: Snapshot, after: int, upto: int) -> Iterator[str]:
    """Yield the spellings that versions after one and up to another brought."""
    result = shot.stream(
        """SELECT DISTINCT party FROM mentions WHERE version > ? AND version <= ?
           UNION SELECT DISTINCT id FROM organisations WHERE version > ? AND version <= ?""",
        [after, upto, after, upto],
    )
    while rows := result.fetchmany(SLICE):
        yield from (str(row[0]) for row in rows)


def described(graph: Snapshot, ids: list[str]) -> list[dict[str, Any]]:
    """Return a slice of entities with the roles and the latest documents they stand on."""
    return graph.rows(
        f"""
        WITH held AS (
            SELECT entity, list(DISTINCT role ORDER BY role) AS roles,
                list(DISTINCT technology) FILTER (technology IS NOT NULL) AS documents
            FROM membership WHERE entity IN (SELECT unnest(texts(?))) GROUP BY entity)
        SELECT e.*, h.roles, h.documents[:{NAMES}] AS documents
        FROM entities e JOIN held h ON h.entity = e.id ORDER BY e.id""",
        [listed(ids)],
    )


def titles(shot: Snapshot, ids: list[str]) -> dict[str, tuple[str, list[str]]]:
    """Return the titles and the names of the owners of technologies, by id."""
    rows = shot.tuples(
        f"""SELECT id, coalesce(title, ''), {_named("owner")} FROM technologies
            WHERE id IN (SELECT unnest(texts(?))) ORDER BY id""",
        [listed(ids)],
    )
    return {id: (title, owners or []) for id, title, owners in rows}
