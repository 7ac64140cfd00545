"""Give refused records another try, after the reader or a rule was mended."""

import hashlib
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from innoway.engine.formats.input_file import InputFile
from innoway.engine.pipelines import catalogue, indexing, reading
from innoway.engine.pipelines.ingest import utc_now
from innoway.engine.pipelines.progress import Clock
from innoway.engine.records.expectation import Origin
from innoway.engine.records.state import QuarantinedRecord
from innoway.engine.store import quarantine
from innoway.engine.store.writer import Writer


@dataclass
class Retried:
    taken: int = 0
    refused: int = 0


def retry(
    store: Path,
    ids: Sequence[str] = (),
    source: str | None = None,
    *,
    encoding: str = "",
    clock: Clock = utc_now,
    index: bool = True,
) -> Retried:
    """Read the kept bytes again; what is taken in leaves the quarantine.

    A record keeps the file and position it came from. ``encoding`` turns bytes of a wrongly
    declared encoding into UTF-8 first.
    """
    outcome = Retried()
    with Writer(store) as writer:
        waiting = [
            entry
            for entry in quarantine.entries(writer.layout, source)
            if not ids or any(entry.id.startswith(id) for id in ids)
        ]
        done = [entry.id for entry in waiting if _again(writer, entry, encoding, clock)]
        quarantine.settle(writer.layout, done)
        outcome.taken, outcome.refused = len(done), len(waiting) - len(done)
    if index and done:
        indexing.catch_up(store)
    return outcome


def _again(writer: Writer, entry: QuarantinedRecord, encoding: str, clock: Clock) -> bool:
    """Try one record; True when all of it is in the store now."""
    if len(entry.raw) != entry.raw_size or not entry.raw or entry.code == "duplicate-id":
        return False
    source = catalogue.source_named(entry.source)
    reader, rules = catalogue.reader_of(entry.source), catalogue.rules_of(source, clock().date())
    if hasattr(reader, "chunks"):
        return False
    raw = entry.context + (_recoded(entry.raw, encoding) if encoding else entry.raw)
    with tempfile.TemporaryDirectory(dir=writer.layout.scratch) as folder:
        path = Path(folder) / "record"
        path.write_bytes(raw)
        found = list(
            reading.chunks(
                reader, InputFile(path, entry.file, len(raw)), (0, 0), rules, Path(folder)
            )
        )
    if any(chunk.rejected for chunk in found) or not any(chunk.rows for chunk in found):
        return False
    for chunk in found:
        for rows in chunk.rows.values():
            rows[:] = [{**row, "position": entry.position} for row in rows]
        content = hashlib.sha256(b"retry" + raw).hexdigest()
        origin = Origin(source.name, source.precedence, entry.file, content, clock())
        if writer.commit(origin, chunk).rejected:
            return False
    return True


def _recoded(raw: bytes, encoding: str) -> bytes:
    return raw.decode(encoding, "replace").encode()
