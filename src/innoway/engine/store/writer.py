"""Take chunks of records into the store; each commit is one published version."""

# ruff: noqa: S608 - names come from the code; values are bound or quoted

import os
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Any

import pyarrow as pa

from innoway.engine.formats.items import Chunk, Rejected, rejected
from innoway.engine.records.expectation import Origin
from innoway.engine.store import compaction, quarantine, staging
from innoway.engine.store.connection import as_json, connect, quoted, sweep
from innoway.engine.store.layout import Layout
from innoway.engine.store.parts import COUNTED, PARTS
from innoway.engine.store.tables import PUBLISHED, STAGED, staged_table
from innoway.engine.store.versions import (
    Draft,
    Manifest,
    current_number,
    manifest_of,
    sweep_drafts,
    writer_lock,
)


@dataclass
class Committed:
    """What a commit did. ``ids`` are the ids of new rows by staged table, for the index."""

    version: int = 0
    fresh: int = 0
    known: int = 0
    rejected: int = 0
    ids: dict[str, pa.Table] = field(default_factory=dict)


class Writer:
    """The one writer of a store, as a context manager.

    Raises:
        StoreBusy: Another process writes to the store (on entering).
    """

    def __init__(self, root: Path, *, memory: str = "", wait: bool = False) -> None:
        self.layout = Layout(root)
        self._lock = writer_lock(self.layout, wait=wait)
        self._memory = memory
        self.con: Any = None
        self.manifest = Manifest()

    def __enter__(self) -> "Writer":
        self._lock.__enter__()
        try:
            self.layout.versions.mkdir(parents=True, exist_ok=True)
            sweep_drafts(self.layout)
            sweep(self.layout.scratch)
            self.con = connect(self.layout.scratch, memory=self._memory)
            self.con.execute("SET TimeZone = 'UTC'")
            staging.prepare(self.con)
            self.manifest = manifest_of(self.layout, current_number(self.layout))
        except BaseException:
            self._lock.__exit__(None, None, None)
            raise
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.con.close()
        self._lock.__exit__(kind, error, trace)

    def commit(self, origin: Origin, chunk: Chunk) -> Committed:
        """Take in one chunk and publish it; on any error nothing of it is visible."""
        draft = Draft(self.layout, self.manifest)
        try:
            return self._commit(origin, chunk, draft)
        except BaseException:
            draft.discard()
            raise

    def _commit(self, origin: Origin, chunk: Chunk, draft: Draft) -> Committed:
        done = Committed()
        refused = list(chunk.rejected)
        if not draft.parts:
            self._found(draft, origin)
        for table, staged in _staged(chunk).items():
            refused += self._stage(draft, table, staged, origin, chunk, done)
        before = self.manifest.files.get(origin.content, {})
        if refused:
            name = f"{origin.content[:24]}.{'-'.join(map(str, before.get('end', [0, 0])))}"
            quarantine.put(self.layout, origin, name, refused)
        done.rejected = len(refused)
        compaction.compact(self.con, draft)
        manifest = Manifest(
            files={**self.manifest.files, origin.content: _advanced(before, origin, chunk, done)},
            published=origin.retrieved.isoformat(),
            checks=self.manifest.checks,
            extra=self.manifest.extra,
        )
        self.manifest = draft.publish(manifest)
        done.version = self.manifest.version
        return done

    def _stage(  # noqa: PLR0917 - private; one step of a commit
        self, draft: Draft, table: str, staged: Any, origin: Origin, chunk: Chunk, done: Committed
    ) -> list[Rejected]:
        """Write the parts of one staged table; return the rows that were refused."""
        staging.draft(self.con, table, staged, origin, self.manifest.version + 1)
        counts = staging.separate(self.con, table, known=self._known(draft, table))
        refused = [_refused(row, chunk.end) for row in staging.faulty(self.con)]
        refused += [_outdone(row, chunk.end) for row in staging.conflicts(self.con)]
        done.fresh += counts["fresh"]
        done.known += counts["known"]
        if not counts["fresh"]:
            return refused
        if table == "technologies":
            staging.with_identities(self.con)
            self.con.execute(f"""
                CREATE OR REPLACE TEMP TABLE outdone AS
                SELECT t.* FROM {_scan(draft, "technologies")} t
                SEMI JOIN (SELECT * FROM lost WHERE NOT is_new) l
                    ON l.id = t.id AND l.digest = t.digest""")
            self.con.execute(f"CREATE OR REPLACE TEMP TABLE counted AS {COUNTED}")
        for name, sql in PARTS[table].items():
            self._write(draft, name, sql)
        ids = self.con.execute("SELECT DISTINCT id FROM fresh").to_arrow_table()
        done.ids[table] = pa.concat_tables([done.ids[table], ids]) if table in done.ids else ids
        return refused

    def _write(self, draft: Draft, table: str, sql: str) -> None:
        path = draft.new_part(table)
        shape = PUBLISHED[table]
        rows = self.con.execute(f"""
            COPY (SELECT * FROM ({sql}) ORDER BY {shape.order}) TO {quoted(path)}
            (FORMAT parquet, COMPRESSION snappy, ROW_GROUP_SIZE {shape.group})""").fetchone()[0]
        if rows or not draft.parts.get(table):
            draft.add(table, path, rows)
        else:
            path.unlink(missing_ok=True)

    def _known(self, draft: Draft, table: str) -> str:
        return f"""
            SELECT t.id, t.digest, t.source, t.precedence, t.as_of, t.file, t.position,
                s.digest IS NOT NULL AS superseded
            FROM {_scan(draft, table)} t
            LEFT JOIN {_scan(draft, "superseded")} s ON s.id = t.id AND s.digest = t.digest"""

    def _found(self, draft: Draft, origin: Origin) -> None:
        """Write an empty part of every table, so that each exists with its columns."""
        for table, schema in STAGED.items():
            staging.draft(self.con, table, schema.empty_table(), origin, 0)
            nothing = (
                "SELECT '' AS id, '' AS digest, '' AS source, 0 AS precedence, "
                "NULL::DATE AS as_of, '' AS file, '' AS position, false AS superseded LIMIT 0"
            )
            staging.separate(self.con, table, known=nothing)
            if table == "technologies":
                staging.with_identities(self.con)
                self.con.execute(
                    "CREATE OR REPLACE TEMP TABLE outdone AS SELECT * FROM complete LIMIT 0"
                )
                self.con.execute(f"CREATE OR REPLACE TEMP TABLE counted AS {COUNTED}")
            for name, sql in PARTS[table].items():
                if name not in draft.parts:
                    self._write(draft, name, sql)


def _staged(chunk: Chunk) -> dict[str, Any]:
    tables: dict[str, Any] = dict(chunk.arrow)
    tables.update((name, staged_table(name, rows)) for name, rows in chunk.rows.items())
    return {name: table for name, table in tables.items() if table.num_rows}


def _scan(draft: Draft, table: str) -> str:
    return scan(draft.place(part) for part in draft.parts[table])


def scan(files: Iterable[Path]) -> str:
    """Return SQL that reads parts as one table."""
    return f"read_parquet([{', '.join(quoted(file) for file in files)}], union_by_name = true)"


def _refused(row: dict[str, Any], end: tuple[int, int]) -> Rejected:
    code, _, reason = row.pop("fault").partition("|")
    return rejected(code, reason, row["position"], as_json(row), end)


def _outdone(row: dict[str, Any], end: tuple[int, int]) -> Rejected:
    reason = f"{row['id']} comes more than once with different content; another version is shown"
    file, raw = row.pop("file"), as_json(row)
    return Rejected("duplicate-id", reason, row["position"], raw, len(raw), end, member=file)


def _advanced(
    before: dict[str, Any], origin: Origin, chunk: Chunk, done: Committed
) -> dict[str, Any]:
    """Return the ledger entry of a file after this chunk; a file refused whole is not done."""
    refusals = [said.reason for said in chunk.rejected if said.whole_file]
    passed = dict(before.get("passed", {}))
    for what, count in chunk.passed.items():
        passed[what] = passed.get(what, 0) + count
    return {
        "source": origin.source,
        "file": origin.file,
        "end": before.get("end", [0, 0]) if refusals else list(chunk.end),
        "fresh": before.get("fresh", 0) + done.fresh,
        "known": before.get("known", 0) + done.known,
        "rejected": before.get("rejected", 0) + done.rejected,
        "passed": passed,
        "done": chunk.last and not refusals,
        "refused": refusals,
        "started": before.get("started", origin.retrieved.isoformat()),
        "updated": origin.retrieved.isoformat(),
        "writer": os.getpid(),
    }
