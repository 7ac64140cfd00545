"""Look up a person or an organisation: mentions grouped by exact normalised name."""

# ruff: noqa: S608 - names come from the code; values are bound or quoted

from pathlib import Path
from typing import Any

from innoway.engine.records.view import (
    NameCount,
    OrganisationRecord,
    PersonRecord,
    TechnologyLine,
    YearCount,
)
from innoway.engine.store.snapshot import Snapshot, snapshot

COMPANIONS = 20


def organisation(store: Path, id: str, *, limit: int, offset: int) -> OrganisationRecord | None:
    shot = snapshot(store)
    if shot is None or not id.startswith("org-"):
        return None
    registered = shot.rows(
        "SELECT * FROM organisations WHERE id = ? ORDER BY source, name, digest", [id]
    )
    mentions = _mentions(shot, id)
    if not mentions and not registered:
        return None
    names = _counted(mentions, "name") or tuple(
        NameCount(name, 1) for name in dict.fromkeys(row["name"] for row in registered)
    )
    lines = _lines(mentions)
    return OrganisationRecord(
        id=id,
        name=names[0].name,
        total=len(lines),
        names=names,
        places=_places([*mentions, *registered]),
        people=_companions(shot, mentions, "inventor", id),
        years=_years(lines),
        technologies=lines[offset : offset + limit],
        facts=_facts(registered),
        sources=tuple(sorted({row["source"] for row in [*mentions, *registered]})),
    )


def person(store: Path, id: str, *, limit: int, offset: int) -> PersonRecord | None:
    shot = snapshot(store)
    if shot is None or not id.startswith("per-"):
        return None
    mentions = _mentions(shot, id)
    if not mentions:
        return None
    names = _counted(mentions, "name")
    lines = _lines(mentions)
    return PersonRecord(
        id=id,
        name=names[0].name,
        total=len(lines),
        names=names,
        places=_places(mentions),
        people=_companions(shot, mentions, "inventor", id),
        organisations=_companions(shot, mentions, "owner", id),
        years=_years(lines),
        technologies=lines[offset : offset + limit],
        sources=tuple(sorted({row["source"] for row in mentions})),
    )


def _mentions(shot: Snapshot, party: str) -> list[dict[str, Any]]:
    """Return the mentions of a party, newest first, without those of outdone versions."""
    current = (
        "AND NOT EXISTS (SELECT 1 FROM superseded s WHERE s.id = m.technology "
        "AND s.digest = m.digest)"
        if shot.superseded
        else ""
    )
    return shot.rows(
        f"""SELECT * FROM mentions m WHERE party = ? {current}
            ORDER BY date DESC NULLS LAST, technology, role, sequence""",
        [party],
    )


def _lines(mentions: list[dict[str, Any]]) -> tuple[TechnologyLine, ...]:
    found: dict[str, TechnologyLine] = {}
    for row in mentions:
        found.setdefault(
            row["technology"],
            TechnologyLine(
                row["technology"], row["technology_kind"], row["title"] or "", row["date"],
                row["role"],
            ),
        )  # fmt: skip
    return tuple(found.values())


def _counted(rows: list[dict[str, Any]], name: str) -> tuple[NameCount, ...]:
    counts: dict[str, int] = {}
    for row in rows:
        if row[name]:
            counts[row[name]] = counts.get(row[name], 0) + 1
    ordered = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    return tuple(NameCount(value, count) for value, count in ordered)


def _places(rows: list[dict[str, Any]]) -> tuple[NameCount, ...]:
    parts = ("city", "region", "country")
    named = [{"place": ", ".join(str(row[p]) for p in parts if row[p])} for row in rows]
    return _counted(named, "place")


def _years(lines: tuple[TechnologyLine, ...]) -> tuple[YearCount, ...]:
    counts: dict[int, int] = {}
    for line in lines:
        if line.date is not None:
            counts[line.date.year] = counts.get(line.date.year, 0) + 1
    return tuple(YearCount(year, counts[year]) for year in sorted(counts))


def _companions(
    shot: Snapshot, mentions: list[dict[str, Any]], role: str, party: str
) -> tuple[NameCount, ...]:
    """Return who else stands in the newest documents of a party, most often first."""
    ids = list(dict.fromkeys(row["technology"] for row in mentions))[:COMPANIONS_OF]
    rows = shot.rows(
        """SELECT p.id AS id, min(p.name) AS name, count(DISTINCT technology) AS count
           FROM (SELECT id AS technology, unnest(parties) AS p FROM technologies
                 WHERE id IN (SELECT unnest(?)))
           WHERE p.role = ? AND p.id <> ?
           GROUP BY p.id ORDER BY count DESC, name LIMIT ?""",
        [ids, role, party, COMPANIONS],
    )
    return tuple(NameCount(row["name"], row["count"], row["id"]) for row in rows)


COMPANIONS_OF = 200


def _facts(registered: list[dict[str, Any]]) -> dict[str, tuple[str, ...]]:
    facts: dict[str, dict[str, None]] = {}
    for row in registered:
        own = [("register_id", row["register_id"]), ("url", row["url"])]
        stated = [(fact["property"], fact["value"]) for fact in row["facts"] or []]
        for name, value in own + stated:
            if value:
                facts.setdefault(name, {})[value] = None
    return {name: tuple(values) for name, values in sorted(facts.items())}
