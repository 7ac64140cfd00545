"""What a reader yields: accepted rows, rejected bytes, and chunks of both."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

RAW_KEPT = 1 << 20

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Accepted:
    """One good record for a staged table; ``end`` is where reading may go on after it."""

    table: str
    row: Row
    position: str
    raw: bytes
    end: tuple[int, int]
    context: bytes = b""


@dataclass(frozen=True, slots=True)
class Rejected:
    """One bad record. ``code`` is stable for machines, ``reason`` is for people.

    ``context`` is what must come before ``raw`` when it is read again, like a header line.
    """

    code: str
    reason: str
    position: str
    raw: bytes
    raw_size: int
    end: tuple[int, int] = (0, 0)
    whole_file: bool = False
    member: str = ""
    context: bytes = b""


@dataclass(frozen=True, slots=True)
class Passed:
    """A part of the file that is no record and no fault; counted under ``what``."""

    what: str
    end: tuple[int, int]


Item = Accepted | Rejected | Passed


@dataclass
class Chunk:
    """Items committed together. ``rows`` by staged table, or ``arrow`` where already columnar."""

    rows: dict[str, list[Row]] = field(default_factory=dict)
    arrow: dict[str, Any] = field(default_factory=dict)
    member: str = ""  # the stream inside the file, as provenance names it
    rejected: list[Rejected] = field(default_factory=list)
    passed: dict[str, int] = field(default_factory=dict)
    end: tuple[int, int] = (0, 0)
    done: int = 0  # part of ``total`` that is read; 0 where the bytes read tell
    total: int = 0
    last: bool = False


def chunked(items: Iterable[Item], *, records: int, size: int) -> Iterator[Chunk]:
    """Yield chunks of at most ``records`` items or about ``size`` raw bytes; one at least."""
    chunk, held, count = Chunk(), 0, 0
    for item in items:
        held += _put(chunk, item)
        count += 1
        chunk.end = item.end
        if count >= records or held >= size:
            yield chunk
            chunk, held, count = Chunk(end=item.end), 0, 0
    yield chunk


def _put(chunk: Chunk, item: Item) -> int:
    if isinstance(item, Accepted):
        chunk.rows.setdefault(item.table, []).append({**item.row, "position": item.position})
        return len(item.raw)
    if isinstance(item, Rejected):
        chunk.rejected.append(item)
        return len(item.raw)
    chunk.passed[item.what] = chunk.passed.get(item.what, 0) + 1
    return 64


def rejected(  # noqa: PLR0917 - the facts of a refusal, in the order people read them
    code: str, reason: str, position: str, raw: bytes, end: tuple[int, int], size: int | None = None
) -> Rejected:
    """Return a rejection that keeps at most ``RAW_KEPT`` bytes of the record."""
    return Rejected(code, reason, position, raw[:RAW_KEPT], len(raw) if size is None else size, end)
