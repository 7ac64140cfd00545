"""Show single mentions as their documents state them, with the entities they belong to."""

import datetime
from collections.abc import Collection
from pathlib import Path
from typing import Any

from innoway.engine.records.graph import EntityRef
from innoway.engine.records.judging import MentionView
from innoway.engine.records.technology_field import field_named
from innoway.engine.store import entities
from innoway.engine.store.connection import listed
from innoway.engine.store.derived import graph_snapshot
from innoway.engine.store.snapshot import Snapshot, snapshot

PARTNERS = 12  # names shown beside a mention

# People are resolved once a document: a mention in another role answers by the one that was.
FOUND = """
    WITH asked AS (SELECT * FROM membership WHERE list_contains(texts(?), mention)),
    stands AS (
        SELECT m.document, m.party, min(m.mention) AS mention
        FROM membership m SEMI JOIN asked a ON a.document = m.document AND a.party = m.party
        WHERE m.mention IN (SELECT mention FROM assigned) GROUP BY ALL)
    SELECT m.mention AS asked, m.kind, m.name, m.role, m.document, m.technology, m.date, m.city,
        m.region, m.country, m.source, e.id AS entity, e.name AS entity_name,
        e.mentions AS entity_mentions, CASE WHEN a.entity IS NOT NULL THEN s.mention
            ELSE m.mention END AS mention, m.kind = 'organisation' OR a.entity IS NOT NULL AS judged
    FROM asked m JOIN entities e ON e.id = m.entity
    LEFT JOIN stands s ON s.document = m.document AND s.party = m.party
    LEFT JOIN assigned a ON a.mention = s.mention AND a.entity = m.entity
    ORDER BY m.mention"""


def mention_views(store: Path, mentions: Collection[str]) -> dict[str, MentionView]:
    """Return those of some mentions that the published layer holds, by the ids asked for."""
    shot, said = graph_snapshot(store), snapshot(store)
    if shot is None or said is None or not mentions:
        return {}
    rows = shot.rows(FOUND, [listed(mentions)])
    return {row["asked"]: _view(said, row) for row in rows}


def _view(said: Snapshot, row: dict[str, Any]) -> MentionView:
    document = _document(said, row["technology"]) if row["technology"] else {}
    parties = document.get("parties") or []
    names = {role: [p["name"] for p in parties if p["role"] == role] for role in _roles(parties)}
    partners = [n for n in names.get("inventor", ()) if n and n != row["name"]]
    numbers = document.get("fields") or ()
    date: datetime.date | None = row["date"]
    return MentionView(
        mention=row["mention"],
        kind=row["kind"],
        name=row["name"] or "",
        entity=EntityRef(row["entity"], row["kind"], row["entity_name"]),
        entity_mentions=row["entity_mentions"],
        technology=row["document"] or "",
        title=document.get("title") or "",
        date=date,
        place=", ".join(row[part] for part in ("city", "region", "country") if row[part]),
        partners=tuple(dict.fromkeys(partners))[:PARTNERS],
        owners=tuple(dict.fromkeys(n for n in names.get("owner", ()) if n and n != row["name"])),
        fields=tuple(dict.fromkeys(field_named(number).name for number in numbers if number)),
        source=row["source"] or "",
        judged=row["judged"],
    )


def _roles(parties: list[dict[str, Any]]) -> set[str]:
    return {party["role"] for party in parties}


def _document(said: Snapshot, id: str) -> dict[str, Any]:
    rows = entities.ranked(said.by_key("technologies", "id").rows(id))
    return entities.merged(rows) if rows else {}
