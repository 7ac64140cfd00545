"""The tables of the store: what readers stage, what versions publish and how it is sorted."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pyarrow as pa

_TEXT: Any = pa.string()
_DATE: Any = pa.date32()
_WHOLE: Any = pa.int32()
_TEXTS: Any = pa.list_(pa.string())

PARTY: Any = pa.struct(
    [
        ("kind", _TEXT), ("role", _TEXT), ("sequence", _WHOLE), ("name", _TEXT),
        ("given", _TEXT), ("family", _TEXT), ("city", _TEXT), ("region", _TEXT),
        ("country", _TEXT), ("type", _TEXT),
    ]
)  # fmt: skip
NAMED: Any = pa.struct([("name", _TEXT), ("city", _TEXT), ("region", _TEXT), ("country", _TEXT)])
FACT: Any = pa.struct([("property", _TEXT), ("value", _TEXT)])
DEED_OBJECT: Any = pa.struct([("technology", _TEXT), ("title", _TEXT)])

STAGED: dict[str, Any] = {
    "technologies": pa.schema(
        [
            ("id", _TEXT), ("kind", _TEXT), ("type", _TEXT), ("number", _TEXT),
            ("kind_code", _TEXT), ("country", _TEXT), ("application_number", _TEXT),
            ("title", _TEXT), ("abstract", _TEXT), ("language", _TEXT),
            ("date", _DATE), ("filing_date", _DATE), ("expiry_date", _DATE),
            ("status", _TEXT), ("claims_count", _WHOLE), ("claims", _TEXTS),
            ("ipc", _TEXTS), ("cpc", _TEXTS), ("cites", _TEXTS), ("url", _TEXT),
            ("parties", pa.list_(PARTY)), ("extra", pa.list_(FACT)),
            ("as_of", _DATE), ("position", _TEXT),
        ]
    ),
    "transfers": pa.schema(
        [
            ("id", _TEXT), ("text", _TEXT), ("conveyance", _TEXT), ("executed", _DATE),
            ("recorded", _DATE), ("status", _TEXT), ("assignors", pa.list_(NAMED)),
            ("assignees", pa.list_(NAMED)), ("objects", pa.list_(DEED_OBJECT)),
            ("correspondent", _TEXT), ("as_of", _DATE), ("position", _TEXT),
        ]
    ),
    "needs": pa.schema(
        [
            ("id", _TEXT), ("number", _TEXT), ("title", _TEXT), ("text", _TEXT),
            ("language", _TEXT), ("agency", _TEXT), ("programme", _TEXT),
            ("opens", _DATE), ("closes", _DATE), ("keywords", _TEXTS),
            ("areas", _TEXTS), ("phases", _TEXTS), ("cited", _TEXTS), ("url", _TEXT),
            ("as_of", _DATE), ("position", _TEXT),
        ]
    ),
    "organisations": pa.schema(
        [
            ("name", _TEXT), ("register_id", _TEXT), ("city", _TEXT), ("region", _TEXT),
            ("country", _TEXT), ("url", _TEXT), ("facts", pa.list_(FACT)),
            ("as_of", _DATE), ("position", _TEXT),
        ]
    ),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Published:
    """How a table lies on disk: its sort order and rows a group, so that look-ups prune."""

    order: str
    group: int


PUBLISHED: dict[str, Published] = {
    "technologies": Published("id", 2048),
    "mentions": Published("party, date DESC, technology, role, sequence", 4096),
    "transfers": Published("id", 2048),
    "deeds": Published("technology, transfer", 8192),
    "needs": Published("id", 2048),
    "organisations": Published("id, digest", 8192),
    "statements": Published("subject, property, sequence", 8192),
    "superseded": Published("id, digest", 16384),
    "year_counts": Published("year, field, source", 16384),
    "owner_counts": Published("owner, year, field, source", 16384),
}


def staged_table(name: str, rows: Sequence[Mapping[str, Any]]) -> Any:
    """Return rows as an Arrow table; a column a reader left out is empty."""
    return pa.Table.from_pylist(list(rows), schema=STAGED[name])
