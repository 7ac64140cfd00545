"""Rows of a CSV file with a header, each with its place and its raw bytes.

The csv module alone would let one stray quotation mark swallow the rest of a file. Here a
record may span lines only while its quotes are open and within a bound; past it the first line
alone is refused and reading goes on with the next.
"""

import csv
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from innoway.engine.formats.input_file import Member
from innoway.engine.formats.items import Rejected, rejected
from innoway.engine.formats.lines import Line, bounded_lines

SPAN_LINES = 2000
SPAN_BYTES = 4 << 20
BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class DelimitedRow:
    """``values`` by header name as in the file."""

    values: dict[str, str]
    raw: bytes
    position: str
    end: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Header:
    """Column names as written, the byte after them, and the line itself.

    With ``lenient`` columns without a name are passed over, and a row with fewer values than columns has
    empty ones behind them.
    """

    names: tuple[str, ...]
    delimiter: str
    end: int
    raw: bytes
    lenient: bool = False


def header_of(
    member: Member, limit: int = SPAN_BYTES, *, lenient: bool = False
) -> Header | Rejected:
    """Read the header; the delimiter is the one of ``,;|`` and tab that splits it most."""
    for line in bounded_lines(member.blocks(), limit):
        if not line.data.strip():
            continue
        where = f"line {line.number}"
        if line.cut:
            return _whole("too-long", f"the header line is over {limit} bytes", line, where)
        try:
            text = line.data.removeprefix(BOM).decode()
        except UnicodeDecodeError as error:
            return _whole("wrong-encoding", f"the header is not UTF-8: {error}", line, where)
        delimiter = max(",;\t|", key=text.count)
        names = tuple(name.strip() for name in next(csv.reader([text], delimiter=delimiter)))
        told = [name for name in names if name or not lenient]
        if len(set(told)) < len(told):
            return _whole("bad-header", "two columns bear the same name", line, where)
        return Header(names, delimiter, line.end, line.data + b"\n", lenient)
    return Rejected("empty", "the file has no header line", "line 1", b"", 0, whole_file=True)


def _whole(code: str, reason: str, line: Line, where: str) -> Rejected:
    return Rejected(code, reason, where, line.data[:4096], line.size, whole_file=True)


def delimited_rows(
    member: Member, header: Header, start: int, limit: int
) -> Iterator[DelimitedRow | Rejected]:
    """Yield rows and refusals from byte ``start`` (the header's end for the beginning)."""
    start = max(start, header.end)
    lines = bounded_lines(member.blocks(start), limit, start=start, number=0)
    waiting: deque[Line] = deque()
    while True:
        line = waiting.popleft() if waiting else next(lines, None)
        if line is None:
            return
        if not line.data.strip():
            continue
        found = _read(_span(line, lines, waiting), header, member.index)
        yield replace(found, context=header.raw) if isinstance(found, Rejected) else found


def _span(first: Line, lines: Iterator[Line], waiting: "deque[Line]") -> list[Line]:
    """Return the lines of one record; those read in vain go back to ``waiting``."""
    if first.cut or first.data.count(b'"') % 2 == 0:
        return [first]
    span, size = [first], first.size
    while len(span) < SPAN_LINES and size < SPAN_BYTES:
        line = waiting.popleft() if waiting else next(lines, None)
        if line is None:
            break
        span.append(line)
        size += line.size
        if line.data.count(b'"') % 2 == 1:
            return span
    waiting.extendleft(reversed(span[1:]))
    return [first]


def _read(span: list[Line], header: Header, index: int) -> DelimitedRow | Rejected:
    first, last = span[0], span[-1]
    raw = b"\n".join(line.data for line in span)
    where, end = f"byte {first.start}", (index, last.end)
    if first.cut:
        reason = f"a line of {first.size} bytes is longer than any record may be"
        return rejected("too-long", reason, where, raw, end, first.size)
    try:
        cells = next(csv.reader([raw.decode()], delimiter=header.delimiter, strict=True))
    except UnicodeDecodeError as error:
        return rejected(
            "wrong-encoding", f"not UTF-8: {error.reason} at {error.start}", where, raw, end
        )
    except csv.Error as error:
        return rejected("broken-row", f"broken CSV: {error}", where, raw, end)
    if header.lenient:
        cells += [""] * (len(header.names) - len(cells))
    fault = _count_fault(cells, header.names)
    if fault:
        return rejected("wrong-columns", fault, where, raw, end)
    values = dict(zip(header.names, (cell.replace("\0", "") for cell in cells), strict=True))
    if header.lenient:
        values.pop("", None)
    return DelimitedRow(values, raw, where, end)


def _count_fault(cells: Sequence[str], names: Sequence[str]) -> str:
    if len(cells) == len(names):
        return ""
    return f"{len(cells)} values where the header names {len(names)} columns"


csv.field_size_limit(SPAN_BYTES)
