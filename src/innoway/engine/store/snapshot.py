"""Read the published version: pinned, thread-safe, and never waiting for a writer."""

# ruff: noqa: S608 - names come from the code; values are bound or quoted

import contextlib
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from innoway.engine.store.connection import as_rows, connect, quoted
from innoway.engine.store.layout import Layout
from innoway.engine.store.lookup import Lookup
from innoway.engine.store.staging import MACROS
from innoway.engine.store.versions import Lease, Manifest, current_number, lease_current
from innoway.engine.store.writer import scan


class Snapshot:
    """One version with its tables as views. It stays readable until nobody refers to it."""

    def __init__(self, layout: Layout, lease: Lease) -> None:
        self.number = lease.number
        self.manifest = Manifest.read(lease.folder / "manifest.json")
        self._lease = lease
        self._con = connect(layout.scratch, spill="4GB", threads=2)
        self._con.execute("SET parquet_metadata_cache = true; SET TimeZone = 'UTC'")
        self._con.execute(MACROS)
        for table, parts in self.manifest.tables.items():
            files = scan(lease.folder / "tables" / part.file for part in parts)
            self._con.execute(f"CREATE VIEW {table} AS SELECT * FROM {files}")
        self.superseded = sum(part.rows for part in self.manifest.tables.get("superseded", []))
        self._files = {
            table: [lease.folder / "tables" / part.file for part in parts]
            for table, parts in self.manifest.tables.items()
        }
        self._lookups: dict[str, Lookup] = {}
        self._outdone: Any = None
        self._local = threading.local()

    def by_key(self, table: str, key: str) -> Lookup:
        """Return the look-up of a table by the column its parts are sorted by."""
        if table not in self._lookups:
            self._lookups[table] = Lookup(self._files[table], key)
        return self._lookups[table]

    def outdone(self) -> Any:
        """Return the digests of superseded rows as an Arrow array."""
        if self._outdone is None:
            self._outdone = self.arrow("SELECT digest FROM superseded")["digest"].combine_chunks()
        return self._outdone

    def rows(self, sql: str, values: Sequence[Any] = ()) -> list[dict[str, Any]]:
        """Return the rows of a query as dictionaries."""
        return as_rows(self._cursor().execute(sql, list(values)))

    def tuples(self, sql: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """Return the rows of a query as tuples, for many rows."""
        found: list[tuple[Any, ...]] = self._cursor().execute(sql, list(values)).fetchall()
        return found

    def arrow(self, sql: str, values: Sequence[Any] = ()) -> Any:
        """Return the rows of a query as an Arrow table."""
        return self._cursor().execute(sql, list(values)).to_arrow_table()

    def stream(self, sql: str, values: Sequence[Any] = ()) -> Any:
        """Return a cursor of its own over a large result, to be read by ``fetchmany``."""
        return self._con.cursor().execute(sql, list(values))

    def register(self, name: str, table: Any) -> None:
        """Let queries of this thread read an Arrow table by name."""
        self._cursor().register(name, table)

    def party_ids(self, kind: str, names: Sequence[str]) -> list[str]:
        """Return the ids under which names of people or organisations are grouped."""
        if not names:
            return []
        listed = ", ".join(quoted(name) for name in names)
        found = self.tuples(f"SELECT party_id({quoted(kind)}, unnest([{listed}]))")
        return [str(row[0]) for row in found]

    def _cursor(self) -> Any:
        cursor = getattr(self._local, "cursor", None)
        if cursor is None:
            cursor = self._local.cursor = self._con.cursor()
        return cursor

    def __del__(self) -> None:
        with contextlib.suppress(Exception):
            self._con.close()
        with contextlib.suppress(Exception):
            self._lease.release()


STORES_HELD = 4  # a process that visits many stores keeps the last ones open

_open: dict[Path, Snapshot] = {}
_lock = threading.Lock()


def snapshot(store: Path) -> Snapshot | None:
    """Return the published version, opened once a process; ``None`` before the first.

    The caller may keep it over several queries to see one state of the data.
    """
    layout = Layout(Path(store).resolve())
    number = current_number(layout)
    held = _open.get(layout.root)
    if held is not None and held.number == number:
        return held
    with _lock:
        held = _open.get(layout.root)
        if held is not None and held.number == number:
            return held
        lease = lease_current(layout)
        if lease is None:
            _open.pop(layout.root, None)
            return None
        _open.pop(layout.root, None)
        while len(_open) >= STORES_HELD:
            _open.pop(next(iter(_open)))
        held = _open[layout.root] = Snapshot(layout, lease)
        return held


@contextlib.contextmanager
def forgotten(store: Path) -> Iterator[None]:
    """Let go of a store after the block, so that its folder can be removed."""
    yield
    with _lock:
        _open.pop(Layout(Path(store).resolve()).root, None)
