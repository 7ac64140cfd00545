"""Records that could not be taken in: kept with their bytes until someone retries them."""

import base64
import datetime
import hashlib
import json
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from innoway.engine.formats.items import Rejected
from innoway.engine.records.expectation import Origin
from innoway.engine.records.state import QuarantinedRecord
from innoway.engine.store.layout import Layout, write_atomically


def entry_id(origin: Origin, rejection: Rejected) -> str:
    """Return the id of a rejection: the same bytes at the same place are the same entry."""
    file = rejection.member or origin.file
    seed = f"{origin.content}\0{file}\0{rejection.position}\0{rejection.code}"
    return hashlib.sha256(seed.encode()).hexdigest()[:16]


def put(layout: Layout, origin: Origin, name: str, rejections: Iterable[Rejected]) -> int:
    """Write the rejections of one chunk; ``name`` is the same when the chunk is read again."""
    lines = [_line(origin, rejection) for rejection in rejections]
    if lines:
        path = layout.quarantine / origin.source / f"{name}.jsonl"
        write_atomically(path, b"".join(lines))
    return len(lines)


def _line(origin: Origin, rejection: Rejected) -> bytes:
    entry = {
        "id": entry_id(origin, rejection),
        "source": origin.source,
        "file": rejection.member or origin.file,
        "content": origin.content,
        "position": rejection.position,
        "code": rejection.code,
        "reason": rejection.reason,
        "found_at": origin.retrieved.isoformat(),
        "raw": base64.b64encode(zlib.compress(rejection.raw, 6)).decode("ascii"),
        "raw_size": rejection.raw_size,
        "context": base64.b64encode(rejection.context).decode("ascii"),
    }
    return json.dumps(entry, ensure_ascii=False).encode() + b"\n"


def entries(layout: Layout, source: str | None = None) -> Iterator[QuarantinedRecord]:
    """Yield what waits, newest file first; settled entries are left out."""
    done = settled(layout)
    seen: set[str] = set()
    for path in _files(layout, source):
        with path.open("rb") as file:
            for line in file:
                entry = json.loads(line)
                if entry["id"] not in done and entry["id"] not in seen:
                    seen.add(entry["id"])
                    yield _record(entry)


def count(layout: Layout, source: str | None = None) -> int:
    """Return how many entries wait, without unpacking them."""
    done = settled(layout)
    ids: set[bytes] = set()
    for path in _files(layout, source):
        with path.open("rb") as file:
            # every line begins {"id": "0123456789abcdef"
            ids.update(line[8:24] for line in file)
    return len(ids - {id.encode() for id in done})


def find(layout: Layout, id: str) -> QuarantinedRecord | None:
    """Return one entry by its id, or by an unambiguous beginning of it."""
    found = [record for record in entries(layout) if record.id.startswith(id)]
    return found[0] if len(found) == 1 else None


def settle(layout: Layout, ids: Iterable[str]) -> None:
    """Note that entries need no more attention."""
    both = sorted(settled(layout) | set(ids))
    write_atomically(layout.quarantine / "settled.txt", "\n".join(both).encode())


def settled(layout: Layout) -> set[str]:
    try:
        return set((layout.quarantine / "settled.txt").read_text("ascii").split())
    except FileNotFoundError:
        return set()


def _files(layout: Layout, source: str | None) -> list[Path]:
    folders = [layout.quarantine / source] if source else list(_folders(layout))
    files = [file for folder in folders if folder.exists() for file in folder.glob("*.jsonl")]
    return sorted(files, key=lambda file: (-file.stat().st_mtime_ns, file.name))


def _folders(layout: Layout) -> Iterator[Path]:
    if layout.quarantine.exists():
        yield from (path for path in layout.quarantine.iterdir() if path.is_dir())


def _record(entry: dict[str, str | int]) -> QuarantinedRecord:
    return QuarantinedRecord(
        id=str(entry["id"]),
        source=str(entry["source"]),
        file=str(entry["file"]),
        position=str(entry["position"]),
        reason=str(entry["reason"]),
        code=str(entry["code"]),
        found_at=datetime.datetime.fromisoformat(str(entry["found_at"])),
        raw=zlib.decompress(base64.b64decode(str(entry["raw"]))),
        raw_size=int(entry["raw_size"]),
        context=base64.b64decode(str(entry.get("context", ""))),
    )
