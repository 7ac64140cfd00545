"""Write what is around an entity as FollowTheMoney: one JSON object an entity or relation.

Source: FollowTheMoney 4.11, https://followthemoney.tech; how our kinds fit is in the README.
"""

import datetime
import hashlib
import re
from collections.abc import Iterable, Iterator
from typing import Any

from innoway.engine.network.surroundings import Surroundings, surroundings
from innoway.engine.records.graph import Edge, EntityRef, Export
from innoway.engine.records.technology_field import field_named
from innoway.engine.store.snapshot import Snapshot

Entity = dict[str, Any]
Row = dict[str, Any]
Properties = dict[str, list[str | None]]

SCHEMAS = {
    "person": "Person", "organisation": "Organization", "technology": "Asset",
    "transaction": "Event", "place": "Address",
}  # fmt: skip
# Relations the model has no schema for are UnknownLink with a role.
ROLES = {
    "owns": "owner at grant", "invented": "inventor", "applied": "applicant", "examined": "examiner",
    "represents": "attorney", "assigned_from": "assignor", "assigned_to": "assignee",
    "conveys": "conveys", "cites": "cites", "member_of": "same patent family",
}  # fmt: skip
SUCCESSION = frozenset({"merger", "name_change"})


def export(shot: Snapshot, raw: Snapshot, id: str, *, depth: int, limit: int) -> Export | None:
    """Return the entities around one, then what relates them; ``None`` when it is not there."""
    around = surroundings(shot, raw, id, depth, limit)
    if around is None:
        return None
    return Export(_lines(around), len(around.edges), around.total)


def _lines(around: Surroundings) -> Iterator[Entity]:
    for node in around.nodes.values():
        if node.kind in SCHEMAS:
            yield _thing(around, node)
    for edge in around.edges.values():
        if edge.kind not in {"located_in", "in_field"}:
            yield from _relation(around, edge)
    for node in around.nodes.values():
        if node.kind == "transaction":
            yield from _successions(around, node)


def entity_id(id: str) -> str:
    """Return an id of ours in the letters the model allows.

    >>> entity_id("nasa:ARC-14653/1"), entity_id("person-0a1b")
    ('nasa-ARC-14653-1', 'person-0a1b')
    """
    return re.sub(r"[^0-9A-Za-z.-]", "-", id).strip("-.")


def _thing(around: Surroundings, node: EntityRef) -> Entity:
    row = around.rows.get(node.id, {})
    told: Properties = {"name": [node.name], **_TOLD[node.kind](around, node, row)}
    edges = [e for e in around.edges.values() if node.id in {e.source_id, e.target_id}]
    sources = row.get("sources") or [row["source"]] if row else [e.source for e in edges]
    days = [row[name] for name in _DAYS if row.get(name)]
    seen = (min(days, default=None), max(days, default=None))
    return {
        **_entity(entity_id(node.id), SCHEMAS[node.kind], told, sources, seen),
        "caption": node.name,
        "referents": around.former.get(node.id, []),
    }


_DAYS = ("first_on", "last_on", "date", "executed", "recorded")


def _party(around: Surroundings, node: EntityRef, row: Row) -> Properties:
    homes = [e.target_id for e in around.edges.values()
             if e.source_id == node.id and e.kind == "located_in"]  # fmt: skip
    return {
        "alias": [one["name"] for one in row["names"] if one["name"] != node.name],
        "country": [_country(row["country"])],
        "address": row["places"],
        "addressEntity": sorted(map(entity_id, homes)),
    }


def _technology(_around: Surroundings, node: EntityRef, row: Row) -> Properties:
    numbers = sorted({number for number in row.get("fields") or () if number})
    return {
        "alias": [node.id],
        "country": [_country(row.get("country"))],
        "sourceUrl": row.get("urls") or [],
        "keywords": [field_named(number).name for number in numbers],
    }


def _deed(around: Surroundings, node: EntityRef, row: Row) -> Properties:
    return {
        "recordId": [row["transfer"]],
        "date": [_day(row["executed"] or row["recorded"])],
        "summary": [row["kind"]],
        "involved": sorted({entity_id(e.target_id) for e in _parties(around, node.id)}),
    }


def _place(_around: Surroundings, node: EntityRef, _row: Row) -> Properties:
    return {"full": [node.name], "country": [_country(node.name.rpartition(", ")[2])]}


_TOLD = {
    "person": _party, "organisation": _party, "technology": _technology, "transaction": _deed,
    "place": _place,
}  # fmt: skip


def _relation(around: Surroundings, edge: Edge) -> Iterator[Entity]:
    schema, ends = _ends(around, edge)
    if ends.get("subject") == ends.get("object", ""):  # a family is named after its eldest
        return
    properties: Properties = {
        **ends, "role": [ROLES[edge.kind]], "recordId": [edge.document],
        "startDate": [_day(edge.start_on)], "endDate": [_day(edge.end_on)],
    }  # fmt: skip
    seen = edge.start_on, edge.end_on or edge.start_on
    yield _entity(_link_id(edge), schema, properties, [edge.source], seen)


def _ends(around: Surroundings, edge: Edge) -> tuple[str, Properties]:
    """Return the schema of a relation and the properties that hold its ends."""
    source, target = entity_id(edge.source_id), entity_id(edge.target_id)
    if edge.kind == "owns":
        return "Ownership", {"owner": [source], "asset": [target]}
    if edge.kind == "represents" and (owners := around.owners(edge.target_id)):
        return "Representation", {"agent": [source], "client": [entity_id(one) for one in owners]}
    if edge.kind in {"assigned_from", "assigned_to"}:
        return "UnknownLink", {"subject": [target], "object": [source]}
    eldest = entity_id(edge.target_id.removeprefix("family-"))
    return "UnknownLink", {"subject": [source], "object": [eldest]}


def _successions(around: Surroundings, deed: EntityRef) -> Iterator[Entity]:
    """Yield who went into whom by a merger or under a new name."""
    row = around.rows[deed.id]
    if row["kind"] not in SUCCESSION:
        return
    parties = _parties(around, deed.id)
    for one in (e for e in parties if e.kind == "assigned_from"):
        for other in (e for e in parties if e.kind == "assigned_to"):
            if one.target_id != other.target_id:
                day = one.start_on
                properties: Properties = {
                    "predecessor": [entity_id(one.target_id)],
                    "successor": [entity_id(other.target_id)],
                    "date": [_day(day)], "recordId": [row["transfer"]], "summary": [row["kind"]],
                }  # fmt: skip
                key = "-".join((deed.id, one.target_id[-8:], other.target_id[-8:]))
                yield _entity(key, "Succession", properties, [row["source"]], (day, day))


def _parties(around: Surroundings, deed: str) -> list[Edge]:
    kinds = {"assigned_from", "assigned_to"}
    return [e for e in around.edges.values() if e.source_id == deed and e.kind in kinds]


def _entity(
    id: str,
    schema: str,
    properties: Properties,
    sources: Iterable[str],
    seen: tuple[datetime.date | None, datetime.date | None],
) -> Entity:
    told = {name: list(dict.fromkeys(filter(None, said))) for name, said in properties.items()}
    return {
        "id": id, "schema": schema, "properties": {n: said for n, said in told.items() if said},
        "datasets": sorted(set(sources)), "first_seen": _day(seen[0]), "last_seen": _day(seen[1]),
    }  # fmt: skip


def _link_id(edge: Edge) -> str:
    ends = f"{edge.source_id}|{edge.kind}|{edge.target_id}"
    return f"link-{hashlib.sha256(ends.encode()).hexdigest()[:16]}"


def _country(code: str | None) -> str | None:
    return code.lower() if code and re.fullmatch("[A-Z]{2}", code) else None


def _day(day: datetime.date | None) -> str | None:
    return day.isoformat() if day else None
