"""The tables of the store: what readers stage, what versions publish and how it is sorted."""

from dataclasses import dataclass

import pyarrow as pa

_TEXT = pa.string()
_TEXTS = pa.list_(pa.string())

PARTY = pa.struct(
    [
        ("kind", _TEXT), ("role", _TEXT), ("sequence", pa.int32()), ("name", _TEXT),
        ("given", _TEXT), ("family", _TEXT), ("city", _TEXT), ("region", _TEXT),
        ("country", _TEXT), ("type", _TEXT),
    ]
)  # fmt: skip
NAMED = pa.struct([("name", _TEXT), ("city", _TEXT), ("region", _TEXT), ("country", _TEXT)])
FACT = pa.struct([("property", _TEXT), ("value", _TEXT)])
DEED_OBJECT = pa.struct([("technology", _TEXT), ("title", _TEXT)])

STAGED: dict[str, pa.Schema] = {
    "technologies": pa.schema(
        [
            ("id", _TEXT), ("kind", _TEXT), ("type", _TEXT), ("number", _TEXT),
            ("kind_code", _TEXT), ("country", _TEXT), ("application_number", _TEXT),
            ("title", _TEXT), ("abstract", _TEXT), ("language", _TEXT),
            ("date", pa.date32()), ("filing_date", pa.date32()), ("expiry_date", pa.date32()),
            ("status", _TEXT), ("claims_count", pa.int32()), ("claims", _TEXTS),
            ("ipc", _TEXTS), ("cpc", _TEXTS), ("cites", _TEXTS), ("url", _TEXT),
            ("parties", pa.list_(PARTY)), ("extra", pa.list_(FACT)),
            ("as_of", pa.date32()), ("position", _TEXT),
        ]
    ),
    "transfers": pa.schema(
        [
            ("id", _TEXT), ("text", _TEXT), ("conveyance", _TEXT), ("executed", pa.date32()),
            ("recorded", pa.date32()), ("status", _TEXT), ("assignors", pa.list_(NAMED)),
            ("assignees", pa.list_(NAMED)), ("objects", pa.list_(DEED_OBJECT)),
            ("correspondent", _TEXT), ("as_of", pa.date32()), ("position", _TEXT),
        ]
    ),
    "needs": pa.schema(
        [
            ("id", _TEXT), ("number", _TEXT), ("title", _TEXT), ("text", _TEXT),
            ("language", _TEXT), ("agency", _TEXT), ("programme", _TEXT),
            ("opens", pa.date32()), ("closes", pa.date32()), ("keywords", _TEXTS),
            ("areas", _TEXTS), ("phases", _TEXTS), ("cited", _TEXTS), ("url", _TEXT),
            ("as_of", pa.date32()), ("position", _TEXT),
        ]
    ),
    "organisations": pa.schema(
        [
            ("name", _TEXT), ("register_id", _TEXT), ("city", _TEXT), ("region", _TEXT),
            ("country", _TEXT), ("url", _TEXT), ("facts", pa.list_(FACT)),
            ("as_of", pa.date32()), ("position", _TEXT),
        ]
    ),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Published:
    """How a table lies on disk: its sort order and rows a group, so that look-ups prune."""

    order: str
    group: int


PUBLISHED: dict[str, Published] = {
    "technologies": Published("id", 4096),
    "mentions": Published("party, date DESC, technology, role, sequence", 8192),
    "transfers": Published("id", 4096),
    "deeds": Published("technology, transfer", 16384),
    "needs": Published("id", 2048),
    "organisations": Published("id, digest", 8192),
    "statements": Published("subject, property, sequence, value", 16384),
    "superseded": Published("id, digest", 16384),
    "year_counts": Published("year, field, source", 16384),
    "owner_counts": Published("owner, year, field, source", 16384),
}


def staged_table(name: str, rows: list[dict[str, object]]) -> pa.Table:
    """Return rows as an Arrow table; a column a reader left out is empty."""
    return pa.Table.from_pylist(rows, schema=STAGED[name])
