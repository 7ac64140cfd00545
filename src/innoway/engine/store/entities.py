"""Look up one technology or need and merge what its sources say."""

# ruff: noqa: S608 - names come from the code; values are bound or quoted

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

RANK = "precedence DESC, coalesce(as_of, DATE '0001-01-01') DESC, digest DESC"


def technology(store: Path, id: str) -> TechnologyRecord | None:
    shot = snapshot(store)
    if shot is None:
        return None
    rows = shot.rows(f"SELECT * FROM technologies WHERE id = ? ORDER BY {RANK}", [id])
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
    parties = [mention(party) for party in row["parties"]]
    owners = tuple(p for p in parties if p.role == "owner")
    people = tuple(p for p in parties if p.role == "inventor")
    same = (
        "id", "date", "filing_date", "expiry_date", "claims_count", "sources",
    )  # fmt: skip
    texts = (
        "kind", "type", "number", "title", "abstract", "language", "status", "country",
        "kind_code", "application_number", "url",
    )  # fmt: skip
    return TechnologyRecord(
        **{name: row[name] for name in same},
        **{name: row[name] or "" for name in texts},
        claims=tuple(row["claims"]),
        ipc=tuple(row["ipc"]),
        cpc=tuple(row["cpc"]),
        fields=tuple(field_named(number) for number in row["fields"]),
        owners=owners,
        people=people,
        others=tuple(p for p in parties if p.role not in {"owner", "inventor"}),
        cites=tuple(row["cites"]),
        transfers=transfers,
        extra={fact["property"]: fact["value"] for fact in row["extra"]},
    )


def mention(party: dict[str, Any]) -> Mention:
    """Return a party of a row as pages see it."""
    texts = ("id", "kind", "name", "role", "city", "region", "country")
    return Mention(**{name: party[name] or "" for name in texts}, sequence=party["sequence"] or 0)


def _transfers(shot: Snapshot, row: dict[str, Any]) -> tuple[Transfer, ...]:
    subjects = [row["id"]]
    if row["application_number"] and row["country"] == "US":
        subjects.append(f"US:{row['application_number']}")
    found = shot.rows(
        "SELECT DISTINCT transfer FROM deeds WHERE technology IN (SELECT unnest(?))", [subjects]
    )
    if not found:
        return ()
    return transfers(shot, [line["transfer"] for line in found])


def transfers(shot: Snapshot, ids: list[str]) -> tuple[Transfer, ...]:
    """Return deeds by id, oldest first; the latest word of the sources on each."""
    rows = shot.rows(
        f"""SELECT * FROM transfers WHERE id IN (SELECT unnest(?))
            QUALIFY row_number() OVER (PARTITION BY id ORDER BY {RANK}) = 1
            ORDER BY coalesce(executed, recorded) NULLS LAST, id""",
        [ids],
    )
    return tuple(_transfer(row) for row in rows if row["status"] != "purged")


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
    rows = shot.rows(
        f"SELECT *, party_id('organisation', agency) AS agency_id FROM needs WHERE id = ? "
        f"ORDER BY {RANK}",
        [id],
    )
    if not rows:
        return None
    row = merged(rows)
    texts = ("title", "text", "language", "agency", "agency_id", "programme", "url")
    lists = ("keywords", "areas", "phases")
    return NeedRecord(
        id=row["id"],
        opens=row["opens"],
        closes=row["closes"],
        references=tuple(row["cited"] or ()),
        sources=row["sources"],
        **{name: row[name] or "" for name in texts},
        **{name: tuple(row[name] or ()) for name in lists},
    )


def statements_about(
    store: Path, subject: str, property: str | None, *, limit: int
) -> tuple[StatementRecord, ...]:
    shot = snapshot(store)
    if shot is None:
        return ()
    narrowed = "AND property = ?" if property is not None else ""
    values: list[Any] = [subject] + ([property] if property is not None else []) + [limit]
    rows = shot.rows(
        f"""SELECT * FROM statements WHERE subject = ? {narrowed}
            ORDER BY property, sequence, source, value, file, position LIMIT ?""",
        values,
    )
    return tuple(_statement(row) for row in rows)


def _statement(row: dict[str, Any]) -> StatementRecord:
    said = {
        "link": row["link"] or "",
        "sequence": row["sequence"] or 0,
        "retrieved": row["retrieved"].replace(tzinfo=datetime.UTC),
    }
    return StatementRecord(**{**row, **said})
