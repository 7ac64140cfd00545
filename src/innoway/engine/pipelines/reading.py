"""Chunks of one file, whatever its reader: by rows and members, or already columnar."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from innoway.engine.formats.input_file import InputFile, Member
from innoway.engine.formats.items import Accepted, Chunk, Item, Rejected, chunked, rejected
from innoway.engine.records.expectation import Rule
from innoway.engine.records.keeping import fault_of

RECORDS = 2000
RAW_BYTES = 256 << 20


def chunks(
    reader: Any, file: InputFile, start: tuple[int, int], rules: tuple[Rule, ...], scratch: Path
) -> Iterator[Chunk]:
    """Yield the chunks of a file from where an earlier run got to; the last one says so."""
    if hasattr(reader, "chunks"):
        yield from reader.chunks(file, start, scratch)
        return
    held: Chunk | None = None
    for chunk in _by_member(reader, file, start, rules):
        if held is not None:
            yield held
        held = chunk
    held = held or Chunk(
        rejected=[Rejected("empty", "the file holds nothing to read", "byte 0", b"", 0,
                           whole_file=True)]
    )  # fmt: skip
    held.last = True
    yield held


def _by_member(
    reader: Any, file: InputFile, start: tuple[int, int], rules: tuple[Rule, ...]
) -> Iterator[Chunk]:
    for member in file.members():
        if member.index < start[0]:
            continue
        offset = start[1] if member.index == start[0] else 0
        items = checked(reader.read(file, member, offset), rules)
        found = chunked(items, records=RECORDS, size=RAW_BYTES)
        held = next(found)
        for chunk in found:
            held.member = member.name
            yield held
            held = chunk
        held.member, held.end = member.name, (member.index + 1, 0)
        held.rejected += _damages(file, member)
        if held.rows or held.rejected or held.passed or member.index == 0:
            yield held


def _damages(file: InputFile, member: Member) -> Iterable[Rejected]:
    """Return what is wrong with the stream or the archive as a whole, once each."""
    if file.damage:
        reason = f"{file.damage.pop()}; records were saved by the headers of its members"
        yield rejected("damaged-archive", reason, "end of file", b"", (member.index + 1, 0))
    if member.damage:
        reason = f"{member.damage}; the records before that were taken in"
        yield rejected("damaged-file", reason, "end of file", b"", (member.index + 1, 0))


def checked(items: Iterable[Item], rules: tuple[Rule, ...]) -> Iterator[Item]:
    """Turn accepted rows that break a rule of the source into rejections."""
    for item in items:
        fault = fault_of(item.table, item.row, rules) if isinstance(item, Accepted) else None
        if fault is None or not isinstance(item, Accepted):
            yield item
        else:
            refusal = rejected(*fault, item.position, item.raw, item.end)
            yield replace(refusal, context=item.context)
