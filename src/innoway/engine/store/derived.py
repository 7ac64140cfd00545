"""The derived layer of a store: entities and the graph over them, made from a published version.

It lies in ``<store>/graph`` and is published like the store itself: a draft nobody sees, one
switch, the last three versions kept, readers never waiting. A killed run leaves only litter.
"""

# ruff: noqa: S608 - names come from the code; values are bound or quoted

from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pyarrow as pa

from innoway.engine.store.connection import connect, quoted, sweep
from innoway.engine.store.entities import RECORDED
from innoway.engine.store.layout import Layout
from innoway.engine.store.lookup import holding, span
from innoway.engine.store.snapshot import Snapshot, snapshot
from innoway.engine.store.staging import MACROS
from innoway.engine.store.versions import (
    Draft,
    Manifest,
    Part,
    current_number,
    lease_current,
    manifest_of,
    sweep_drafts,
    writer_lock,
)
from innoway.engine.store.writer import scan

GROUP = 8192  # rows a row group: a look-up by key reads few of them
MAKE = 12  # of model and tables together; a version of another make is made anew
PIECE = 4 * GROUP  # rows a file: a patch writes anew only files that hold a key it touches


def graph_layout(store: Path) -> Layout:
    """Return where the derived layer of a store lies."""
    return Layout(Path(store) / "graph")


def graph_snapshot(store: Path) -> Snapshot | None:
    """Return the published entities and graph, pinned; ``None`` before the first."""
    return snapshot(graph_layout(store).root)


def made_from(store: Path) -> dict[str, Any]:
    """Return what the published derived version says of itself; empty before the first."""
    layout = graph_layout(store)
    return manifest_of(layout, current_number(layout)).extra


class Derivation:
    """One derived version in the making: tables of the store and of earlier steps, by name.

    ``con`` reads every table of the store (``mentions`` and ``technologies`` without rows that
    were outdone, ``transfers`` without deeds the office took back: ``told_transfers`` has them) and each
    table that ``write`` made so far.
    """

    def __init__(self, store: Path, layout: Layout, memory: str) -> None:
        self.layout = layout
        self.base = manifest_of(layout, current_number(layout))
        self.draft = Draft(
            layout, Manifest(version=self.base.version, next_part=self.base.next_part)
        )
        self.con: Any = connect(layout.scratch, memory=memory)
        self.con.execute("SET TimeZone = 'UTC'; SET preserve_insertion_order = true")
        self.con.execute(MACROS)
        self.lease = lease_current(Layout(store))
        self.number = self.lease.number if self.lease else 0
        tables: dict[str, list[Part]] = {}
        folder = self.lease.folder if self.lease else layout.root
        if self.lease is not None:
            tables = Manifest.read(folder / "manifest.json").tables
        for name, parts in sorted(tables.items(), key=lambda item: item[0] != "superseded"):
            files = scan(folder / "tables" / part.file for part in parts)
            outdone = any(part.rows for part in tables.get("superseded", []))
            said = _standing(name, files) if outdone else files
            if name == "transfers":
                self.con.execute(f"CREATE VIEW told_transfers AS SELECT * FROM {said}")
                said = f"told_transfers WHERE {RECORDED}"
            self.con.execute(f"CREATE VIEW {name} AS SELECT * FROM {said}")
        self.tables = frozenset(tables)

    def register(self, name: str, table: Any) -> None:
        """Let queries read an Arrow table by name."""
        self.con.register(name, table)

    def write(self, name: str, sql: str, *, order: str) -> int:
        """Write a table sorted by ``order``, readable by its name from then on; return its rows."""
        self.con.execute(f"CREATE OR REPLACE TEMP TABLE sorted AS FROM ({sql}) ORDER BY {order}")
        rows = int(self.con.execute("SELECT count(*) FROM sorted").fetchone()[0])
        self.draft.parts[name] = []
        for start in range(0, max(rows, 1), PIECE):
            within = f"SELECT * FROM sorted WHERE rowid >= {start} AND rowid < {start + PIECE}"
            self.draft.parts[name].append(self._piece(name, within))
        self.con.execute("DROP TABLE sorted")
        self._show(name)
        return rows

    def patch(self, name: str, came: str, *, gone: str, keys: Collection[str], order: str) -> int:
        """Write a table of the version before with some rows gone and others come; return its rows.

        ``gone`` is a condition on its rows; ``keys`` are the values of the first column of ``order`` that
        rows gone or come have. Only files that hold one of them are written anew.
        """
        con, key, old = self.con, order.partition(",")[0], self.base.tables[name]
        paths = [self.draft.place(part) for part in old]
        spans = [span(path, key) for path in paths]
        holders = {one: holding(spans, one) for one in keys}
        placed = pa.table({
            "key": pa.array(holders, pa.string()),
            "piece": pa.array([found[-1] for found in holders.values()], pa.int64()),
        })  # fmt: skip
        con.register("placed", placed)
        con.execute(f"CREATE OR REPLACE TEMP TABLE came AS FROM ({came})")
        touched = {number for found in holders.values() for number in found}
        self.draft.parts[name] = [
            part if number not in touched else self._piece(name, f"""
                SELECT * FROM {scan([paths[number]])} WHERE NOT ({gone}) UNION ALL BY NAME
                SELECT came.* FROM came JOIN placed ON placed.key = {key} AND piece = {number}
                ORDER BY {order}""")
            for number, part in enumerate(old)
        ]  # fmt: skip
        con.execute("DROP TABLE came")
        con.unregister("placed")
        self._show(name)
        return sum(part.rows for part in self.draft.parts[name])

    def _piece(self, name: str, sql: str) -> Part:
        """Write one file of a table."""
        path = self.draft.new_part(name)
        rows = self.con.execute(f"""
            COPY ({sql}) TO {quoted(path)}
            (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE {GROUP})""").fetchone()[0]
        return Part(path.name, int(rows))

    def _show(self, name: str) -> None:
        """Let queries read a table as it will be published."""
        files = scan(self.draft.place(part) for part in self.draft.parts[name])
        self.con.execute(f"CREATE OR REPLACE VIEW {name} AS SELECT * FROM {files}")

    def keep(self, name: str) -> None:
        """Take a table of the version before as it is; it is linked, not copied."""
        self.draft.parts[name] = list(self.base.tables[name])
        self._show(name)

    def before(self, name: str) -> str | None:
        """Return SQL that reads a table of the version published before; ``None`` without one."""
        parts = self.base.tables.get(name)
        if not parts:
            return None
        folder = self.layout.version(self.base.version) / "tables"
        return scan(folder / part.file for part in parts)

    def publish(self, extra: Mapping[str, Any], *, of: int | None = None) -> int:
        """Switch readers to this version in one step; return its number.

        ``of`` is the store version it tells of, if not the newest.
        """
        made = {**extra, "store_version": self.number if of is None else of}
        return self.draft.publish(Manifest(published=str(extra.get("at", "")), extra=made)).version

    def close(self) -> None:
        """Let go of everything; what was not published is removed."""
        self.con.close()
        if self.lease is not None:
            self.lease.release()
        self.draft.discard()


def _standing(name: str, files: str) -> str:
    """Return SQL for the rows of a table that still speak."""
    key = {"mentions": "technology", "technologies": "id", "deeds": "transfer", "transfers": "id",
           "needs": "id"}.get(name)  # fmt: skip
    if key is None:
        return files
    return f"{files} t ANTI JOIN superseded s ON s.id = t.{key} AND s.digest = t.digest"


@contextmanager
def derivation(store: Path, *, memory: str = "", wait: bool = False) -> Iterator[Derivation]:
    """Hold the right to derive; what is not published at the end is discarded.

    Raises:
        StoreBusy: Another process derives and ``wait`` is false.
    """
    layout = graph_layout(store)
    with writer_lock(layout, wait=wait):
        layout.versions.mkdir(parents=True, exist_ok=True)
        sweep_drafts(layout)
        sweep(layout.scratch)
        making = Derivation(Path(store), layout, memory)
        try:
            yield making
        finally:
            making.close()
