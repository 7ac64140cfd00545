"""What was taken in, by content: readable notes, and file fingerprints that spare a hash."""

import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from innoway.engine.store.layout import Layout, write_atomically

BLOCK = 4 << 20


def content_of(layout: Layout, path: Path, tick: Callable[[int], None] | None = None) -> str:
    """Return the SHA-256 of a file, from memory when size and times did not change."""
    stat = path.stat()
    mark = f"{path.resolve()}|{stat.st_size}|{stat.st_mtime_ns}|{stat.st_ino}"
    known = _fingerprints(layout)
    if mark in known:
        return known[mark]
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(BLOCK):
            digest.update(block)
            if tick:
                tick(file.tell())
    known[mark] = digest.hexdigest()
    kept = dict(list(known.items())[-10_000:])
    write_atomically(layout.ledger / "fingerprints.json", json.dumps(kept).encode(), durable=False)
    return known[mark]


def _fingerprints(layout: Layout) -> dict[str, str]:
    try:
        found: dict[str, str] = json.loads((layout.ledger / "fingerprints.json").read_bytes())
    except (FileNotFoundError, ValueError):
        return {}
    return found


def note(layout: Layout, content: str, entry: dict[str, Any]) -> None:
    """Write what became of a file where a person can read it."""
    path = layout.ledger / entry["source"] / f"{content[:24]}.json"
    text = json.dumps({"sha256": content, **entry}, indent=1, ensure_ascii=False)
    write_atomically(path, text.encode(), durable=False)
