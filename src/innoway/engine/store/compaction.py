"""Merge small parts into larger ones, so that look-ups touch few files.

Parts are tiered: when eight of one level gather they become one of the next, so a row is
rewritten once a level however small the batches that bring it.
"""

# ruff: noqa: S608 - names come from the code; values are bound or quoted

from typing import Any

from innoway.engine.store.connection import quoted
from innoway.engine.store.parts import COMPACTED
from innoway.engine.store.tables import PUBLISHED
from innoway.engine.store.versions import Draft, Part

FAN_IN = 8


def compact(con: Any, draft: Draft, *, fan_in: int = FAN_IN) -> None:
    """Merge every full level of every table of a draft."""
    for table in list(draft.parts):
        level = 0
        while level <= max(part.level for part in draft.parts[table]):
            gathered = [part for part in draft.parts[table] if part.level == level]
            if len(gathered) >= fan_in:
                merge(con, draft, table, gathered)
            level += 1


def merge(con: Any, draft: Draft, table: str, parts: list[Part]) -> None:
    """Replace parts of a table by one sorted part of the next level."""
    files = ", ".join(quoted(draft.place(part)) for part in parts)
    rows = f"read_parquet([{files}], union_by_name = true)"
    merged = COMPACTED.get(table, "SELECT * FROM {0}").format(rows)
    path, shape = draft.new_part(table), PUBLISHED[table]
    count = con.execute(f"""
        COPY (SELECT * FROM ({merged}) ORDER BY {shape.order}) TO {quoted(path)}
        (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE {shape.group})""").fetchone()[0]
    gone = {part.file for part in parts}
    draft.parts[table] = [part for part in draft.parts[table] if part.file not in gone]
    draft.add(table, path, count, max(part.level for part in parts) + 1)
