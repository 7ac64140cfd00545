"""Look up one technology or need and merge what its sources say."""

import datetime
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from innoway.engine.records.technology_field import field_named
from innoway.engine.records.view import (
    Mention,
    NeedRecord,
    StatementRecord,
    TechnologyRecord,
    Transfer,
)
from innoway.engine.store.snapshot import Snapshot, snapshot

RECORDED = "status IS DISTINCT FROM 'purged'"  # a deed that the office did not take back
RANK = "precedence DESC, coalesce(as_of, DATE '0001-01-01') DESC, digest DESC"


def technology(store: Path, id: str) -> TechnologyRecord | None:
    shot = snapshot(store)
    if shot is None:
        return None
    rows = ranked(shot.by_key("technologies", "id").rows(id))
    if not rows:
        return None
    row = merged(rows)
    return _technology(row, _transfers(shot, row))


def merged(rows: list[dict[str, Any]]) -> dict[str, Any]:
    """Return the row that speaks, its gaps filled from the others of other sources.

    ``rows`` come in the order of their rank. An older version by the same source fills
    nothing: what it said and the newer leaves out is no longer said.
    """
    first = dict(rows[0])
    sources = {first["source"]}
    for row in rows[1:]:
        if row["source"] in sources:
            continue
        sources.add(row["source"])
        for name, value in row.items():
            if first[name] is None or first[name] in ("", []):
                first[name] = value
    first["sources"] = tuple(sorted(sources))
    return first


def _technology(row: dict[str, Any], transfers: tuple[Transfer, ...]) -> TechnologyRecord:
    parties = [mention(party) for party in row["parties"] or ()]
    owners = tuple(p for p in parties if p.role == "owner")
    people = tuple(p for p in parties if p.role == "inventor")
    plain = ("id", "date", "filing_date", "expiry_date", "claims_count", "sources")
    texts = (
        "kind", "type", "number", "title", "abstract", "language", "status", "country",
        "kind_code", "application_number", "url",
    )  # fmt: skip
    facts: dict[str, Any] = {name: row[name] for name in plain}
    facts.update((name, row[name] or "") for name in texts)
    facts.update((name, tuple(row[name] or ())) for name in ("claims", "ipc", "cpc", "cites"))
    return TechnologyRecord(
        **facts,
        fields=tuple(field_named(number) for number in row["fields"] or ()),
        owners=owners,
        people=people,
        others=tuple(p for p in parties if p.role not in {"owner", "inventor"}),
        transfers=transfers,
        extra=_joined(row["extra"] or ()),
    )


def _joined(facts: Iterable[dict[str, str]]) -> dict[str, str]:
    """Return facts by property, several values of one in one text."""
    found: dict[str, list[str]] = {}
    for fact in facts:
        found.setdefault(fact["property"], []).append(fact["value"])
    return {name: "; ".join(dict.fromkeys(values)) for name, values in found.items()}


def mention(party: dict[str, Any]) -> Mention:
    """Return a party of a row as pages see it."""
    texts = ("id", "kind", "name", "role", "city", "region", "country")
    return Mention(**{name: party[name] or "" for name in texts}, sequence=party["sequence"] or 0)


def _transfers(shot: Snapshot, row: dict[str, Any]) -> tuple[Transfer, ...]:
    subjects = [row["id"]]
    if row["application_number"] and row["country"] == "US":
        subjects.append(f"US:{row['application_number']}")
    deeds = shot.by_key("deeds", "technology")
    found = {deed["transfer"] for subject in subjects for deed in deeds.rows(subject)}
    return transfers(shot, found)


def transfers(shot: Snapshot, ids: Iterable[str]) -> tuple[Transfer, ...]:
    """Return deeds by id, oldest first; the latest word of the sources on each."""
    held = shot.by_key("transfers", "id")
    rows = [found[0] for id in sorted(ids) if (found := ranked(held.rows(id)))]
    rows.sort(key=lambda row: row["executed"] or row["recorded"] or datetime.date.max)
    return tuple(_transfer(row) for row in rows if row["status"] != "purged")


def ranked(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return rows about one thing in the order in which they speak."""
    return sorted(
        rows,
        key=lambda row: (row["precedence"], row["as_of"] or datetime.date.min, row["digest"]),
        reverse=True,
    )


def _transfer(row: dict[str, Any]) -> Transfer:
    return Transfer(
        id=row["id"],
        conveyance=row["conveyance"] or "other",
        text=row["text"] or "",
        executed=row["executed"],
        recorded=row["recorded"],
        assignors=tuple(party["name"] for party in row["assignors"] or []),
        assignees=tuple(party["name"] for party in row["assignees"] or []),
        technologies=_distinct(thing["technology"] for thing in row["objects"] or []),
        source=row["source"],
    )


def _distinct(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for value in values if value))


def need(store: Path, id: str) -> NeedRecord | None:
    shot = snapshot(store)
    if shot is None:
        return None
    rows = ranked(shot.by_key("needs", "id").rows(id))
    if not rows:
        return None
    row = merged(rows)
    row["agency_id"] = shot.party_ids("organisation", [row["agency"] or ""])[0]
    texts = ("title", "text", "language", "agency", "agency_id", "programme", "url")
    lists = ("keywords", "areas", "phases")
    facts: dict[str, Any] = {name: row[name] for name in ("id", "opens", "closes", "sources")}
    facts.update((name, row[name] or "") for name in texts)
    facts.update((name, tuple(row[name] or ())) for name in lists)
    return NeedRecord(**facts, references=tuple(row["cited"] or ()))


def statements_about(
    store: Path, subject: str, property: str | None, *, limit: int
) -> tuple[StatementRecord, ...]:
    shot = snapshot(store)
    if shot is None:
        return ()
    rows = shot.by_key("statements", "subject").rows(subject)
    if property is not None:
        rows = [row for row in rows if row["property"] == property]
    order = ("property", "sequence", "source", "value", "file", "position")
    rows.sort(key=lambda row: tuple(row[name] for name in order))
    return tuple(_statement(row) for row in rows[:limit])


def _statement(row: dict[str, Any]) -> StatementRecord:
    said = {
        "link": row["link"] or "",
        "sequence": row["sequence"] or 0,
        "retrieved": row["retrieved"].replace(tzinfo=datetime.UTC),
    }
    return StatementRecord(**{**row, **said})
