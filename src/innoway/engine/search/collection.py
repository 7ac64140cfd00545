"""Read documents and topics from JSON lines: plain, gzip or standard input."""

import datetime
import gzip
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

import orjson

from innoway.engine.formats.lines import Line, bounded_lines
from innoway.engine.records.document import Document
from innoway.engine.text.fold import writable

BLOCK = 1 << 20
MAX_LINE = 64 << 20  # bytes of one record
MAX_VALUE = 500  # characters of a filter value
MAX_VALUES = 1000  # of one filter of one document
OWN_FIELDS = frozenset({"id", "title", "text", "language", "kind", "date"})


@dataclass(frozen=True, slots=True)
class BadLine:
    """A line that is no record, and why."""

    number: int
    reason: str


@dataclass(frozen=True, slots=True)
class Topic:
    """A question of a test collection: a few words or a whole text; ``exclude`` is never found."""

    id: str
    text: str
    language: str = ""
    exclude: frozenset[str] = frozenset()


def read_documents(path: Path) -> Iterator[Document | BadLine]:
    """Yield the documents of a file in order, and a ``BadLine`` for each line that is none.

    ``id`` is required; ``title``, ``text``, ``language``, ``kind`` and ``date`` may be missing;
    every other field becomes a filter.
    """
    for line, found in _records(path):
        yield found if isinstance(found, BadLine) else _attempt(line, found, document_of)


def read_topics(path: Path) -> Iterator[Topic | BadLine]:
    """Yield the topics of a file in order, and a ``BadLine`` for each line that is none."""
    for line, found in _records(path):
        yield found if isinstance(found, BadLine) else _attempt(line, found, topic_of)


def document_of(record: Mapping[str, Any]) -> Document:
    """Turn a mapping with the fields of a document line into a document.

    Raises:
        ValueError: There is no id, or a field is not of its type.
    """
    fields = {
        str(name): values
        for name, value in record.items()
        if name not in OWN_FIELDS and (values := tuple(_values(value))[:MAX_VALUES])
    }
    written = _text(record, "date")
    date = _date(written)
    if written and date is None:
        fields["date"] = (written[:MAX_VALUE],)
    return Document(
        id=_identifier(record.get("id")),
        kind=_text(record, "kind"),
        title=_text(record, "title"),
        text=_text(record, "text"),
        language=_text(record, "language"),
        date=date,
        fields=fields,
    )


def topic_of(record: Mapping[str, Any]) -> Topic:
    """Turn a mapping with the fields of a topic line into a topic; a title is read with the text.

    Raises:
        ValueError: There is no id, or a field is not of its type.
    """
    excluded = record.get("exclude")
    listed = excluded if isinstance(excluded, list | tuple | set | frozenset) else [excluded]
    text = f"{_text(record, 'title')} {_text(record, 'text')}".strip()
    return Topic(
        id=_identifier(record.get("id")),
        text=text,
        language=_text(record, "language"),
        exclude=frozenset(_identifier(value) for value in listed if value is not None),
    )


def _records(path: Path) -> Iterator[tuple[Line, dict[str, Any] | BadLine]]:
    for line in bounded_lines(_blocks(path), MAX_LINE):
        data = line.data.removeprefix(b"\xef\xbb\xbf") if line.number == 1 else line.data
        if not data.strip():
            continue
        if line.cut:
            yield line, BadLine(line.number, f"longer than {MAX_LINE >> 20} MB")
            continue
        try:
            record = orjson.loads(data)
        except orjson.JSONDecodeError as error:
            yield line, BadLine(line.number, f"not JSON: {error}")
            continue
        if isinstance(record, dict):
            yield line, record
        else:
            yield line, BadLine(line.number, "not a JSON object")


def _attempt(line: Line, record: dict[str, Any], make: Any) -> Any:
    try:
        return make(record)
    except ValueError as error:
        return BadLine(line.number, str(error))


def _blocks(path: Path) -> Iterator[bytes]:
    with _opened(path) as file:
        while block := file.read(BLOCK):
            yield block


def _opened(path: Path) -> BinaryIO:
    if str(path) == "-":
        return sys.stdin.buffer
    with path.open("rb") as file:
        magic = file.read(2)
    if magic == b"\x1f\x8b":
        return gzip.open(path, "rb")  # type: ignore[return-value]
    return path.open("rb")


def _identifier(value: Any) -> str:
    if isinstance(value, str) and writable(value).strip():
        return writable(value)
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    raise ValueError("no id" if value is None or value == "" else "id is neither text nor a number")


def _text(record: Mapping[str, Any], name: str) -> str:
    value = record.get(name)
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, list) and all(isinstance(part, str) for part in value):
        return "\n".join(value)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    raise ValueError(f"{name} is not text")


def _values(value: Any) -> Iterable[str]:
    if isinstance(value, bool):
        yield str(value).lower()
    elif isinstance(value, str):
        if value.strip():
            yield value.strip()[:MAX_VALUE]
    elif isinstance(value, int | float):
        yield str(value)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from _values(part)
    elif isinstance(value, dict):
        for part in value.values():
            yield from _values(part)


def _date(text: str) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(text[:10]) if text else None
    except ValueError:
        return None
