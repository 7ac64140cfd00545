"""Find the rows of one key without a query: sorted parts, row groups pruned by their bounds."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute
import pyarrow.parquet

pc: Any = pyarrow.compute
pq: Any = pyarrow.parquet


@dataclass(frozen=True)
class _Part:
    path: Path
    metadata: Any
    lows: tuple[str, ...]
    highs: tuple[str, ...]


class Lookup:
    """Rows of a table by the column its parts are sorted by.

    Costs the decoding of one row group a part that may hold the key; nothing is kept but the
    bounds of the groups. Safe for threads: every look-up opens the file anew.
    """

    def __init__(self, files: Iterable[Path], key: str) -> None:
        self.key = key
        self._parts = [part for path in files if (part := _bounds(path, key))]

    def table(self, value: str, columns: Sequence[str] | None = None) -> Any:
        """Return the rows as an Arrow table, ``None`` when there is none."""
        found = [self._read(part, value, columns) for part in self._parts]
        found = [table for table in found if table is not None and table.num_rows]
        return pa.concat_tables(found, promote_options="permissive") if found else None

    def rows(self, value: str, columns: Sequence[str] | None = None) -> list[dict[str, Any]]:
        """Return the rows as dictionaries."""
        table = self.table(value, columns)
        rows: list[dict[str, Any]] = table.to_pylist() if table is not None else []
        return rows

    def _read(self, part: _Part, value: str, columns: Sequence[str] | None) -> Any:
        first = bisect_left(part.highs, value)
        groups = []
        while first < len(part.lows) and part.lows[first] <= value:
            groups.append(first)
            first += 1
        if not groups:
            return None
        with pq.ParquetFile(part.path, metadata=part.metadata, memory_map=True) as file:
            keys = file.read_row_groups(groups, [self.key], use_threads=False)[self.key]
            match = pc.equal(keys, value)
            if not pc.any(match).as_py():
                return None
            table = file.read_row_groups(groups, columns, use_threads=False)
        return table.filter(match)


def span(path: Path, key: str) -> tuple[str, str] | None:
    """Return the lowest and the highest key of a part, ``None`` of one without rows."""
    part = _bounds(path, key)
    return (part.lows[0], part.highs[-1]) if part else None


def holding(spans: Sequence[tuple[str, str] | None], key: str) -> list[int]:
    """Return the numbers of the parts that may hold a key, the one where a new row of it belongs last.

    >>> holding([("a", "c"), ("c", "f"), None, ("k", "m")], "c")
    [0, 1]
    >>> holding([("b", "c"), None, ("k", "m")], "h"), holding([("b", "c")], "a"), holding([None], "a")
    ([0], [0], [0])
    """
    starts = [number for number, found in enumerate(spans) if found and found[0] <= key]
    return [n for n in starts[:-1] if (found := spans[n]) and key <= found[1]] + starts[-1:] or [0]


def _bounds(path: Path, key: str) -> _Part | None:
    metadata = pq.read_metadata(path)
    if metadata.num_rows == 0:
        return None
    column = metadata.schema.to_arrow_schema().get_field_index(key)
    lows, highs = [], []
    for group in range(metadata.num_row_groups):
        statistics = metadata.row_group(group).column(column).statistics
        lows.append(statistics.min)
        highs.append(statistics.max)
    return _Part(path, metadata, tuple(lows), tuple(highs))
