"""Reads an uploaded table, whatever its encoding, and refuses what is not one."""

import csv
import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time

import filetype
from python_calamine import CalamineError, CalamineWorkbook

from innoway.apps.registry.errors import TableRefused

MAX_BYTES = 20 * 1024 * 1024
MAX_UNPACKED = 400 * 1024 * 1024
MAX_ROWS = 100_000
MAX_COLUMNS = 100
MAX_CELL = 2_000
ENCODINGS = ("utf-8", "gb18030", "utf-16", "cp1252", "big5")
_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_SPREADSHEET = "xlsx"


@dataclass(frozen=True, slots=True)
class Table:
    """A header and its rows; ``rows`` gives (row number as in a spreadsheet, cells)."""

    columns: tuple[str, ...]
    encoding: str
    rows: list[tuple[int, tuple[str, ...]]] = field(repr=False)


def read_table(content: bytes, encoding: str = "") -> Table:
    """Read CSV (any usual separator) or XLSX by looking inside, never at the file's name.

    Blank lines are skipped but counted, so that row numbers are those of the spreadsheet.

    Raises:
        TableRefused: Too big, empty, not a table, unreadable, or a header named twice.
    """
    if not content.strip(b"\x00 \r\n\t"):
        raise TableRefused("empty")
    if len(content) > MAX_BYTES:
        raise TableRefused("too-big", limit=MAX_BYTES // 1024 // 1024)
    if content.startswith(b"PK\x03\x04"):
        return _assemble(_spreadsheet_rows(content), _SPREADSHEET)
    _refuse_binary(content)
    encoding = encoding if encoding in ENCODINGS else detect_encoding(content)
    return _assemble(_text_rows(_decode(content, encoding)), encoding)


def detect_encoding(content: bytes) -> str:
    """Name the encoding: a byte order mark, the zeros of UTF-16, UTF-8, then GB18030.

    Text whose high bytes mostly stand alone is Western European, not Chinese.

    >>> detect_encoding("名称,代码".encode("gb18030")), detect_encoding("名称".encode("utf-16"))
    ('gb18030', 'utf-16')
    >>> detect_encoding("Société,Café".encode("cp1252"))
    'cp1252'
    """
    for mark, name in _BOMS:
        if content.startswith(mark):
            return name
    sample = content[:65536]
    if sample.count(0) > len(sample) // 5:
        return "utf-16-le" if sample[1::2].count(0) >= sample[0::2].count(0) else "utf-16-be"
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return "cp1252" if _mostly_single(sample) else "gb18030"
    return "utf-8"


def _mostly_single(sample: bytes) -> bool:
    runs, length = [], 0
    for byte in sample + b" ":
        if byte >= 0x80:
            length += 1
        elif length:
            runs.append(length)
            length = 0
    return sum(run == 1 for run in runs) * 2 > len(runs)


def _refuse_binary(content: bytes) -> None:
    kind = filetype.guess(content[:8192])
    if kind is not None:
        raise TableRefused("other-type", found=kind.mime)
    if content.startswith((b"\xd0\xcf\x11\xe0", b"%PDF", b"{\\rtf")):
        raise TableRefused("other-type", found="application/x-ole")
    if content.lstrip()[:15].lower().startswith((b"<!doctype html", b"<html", b"<?xml")):
        raise TableRefused("other-type", found="text/html")


def _decode(content: bytes, encoding: str) -> str:
    try:
        text = content.decode("utf-8-sig" if encoding == "utf-8" else encoding)
    except UnicodeDecodeError as error:
        raise TableRefused("encoding", encoding=encoding, position=error.start + 1) from error
    if "\x00" in text:
        raise TableRefused("other-type", found="application/octet-stream")
    return text


def _text_rows(text: str) -> Iterator[tuple[str, ...]]:
    head = text[:20_000].split("\n", 1)[0]
    separator = max(",;\t|", key=head.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    while True:
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise TableRefused("broken-row", row=reader.line_num, detail=str(error)) from error
        yield tuple(cell.strip() for cell in row)


def _spreadsheet_rows(content: bytes) -> Iterator[tuple[str, ...]]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = archive.infolist()
            if sum(member.file_size for member in members) > MAX_UNPACKED:
                raise TableRefused("too-big", limit=MAX_UNPACKED // 1024 // 1024)
            if not any(member.filename == "xl/workbook.xml" for member in members):
                raise TableRefused("other-type", found="application/zip")
        sheet = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0)
        blank = sheet.start[0] if sheet.start else 0
        yield from (() for _ in range(blank))
        for row in sheet.iter_rows():
            yield tuple(_cell_text(cell) for cell in row)
    except (CalamineError, zipfile.BadZipFile, OSError, ValueError, IndexError) as error:
        raise TableRefused("broken-file", detail=str(error)[:200]) from error


def _cell_text(cell: object) -> str:
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time() else cell.isoformat(sep=" ")
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:
        return str(int(cell))
    return str(cell).strip()


def _assemble(rows: Iterator[tuple[str, ...]], encoding: str) -> Table:
    columns: tuple[str, ...] = ()
    found: list[tuple[int, tuple[str, ...]]] = []
    for number, row in enumerate(rows, 1):
        if not any(row):
            continue
        if not columns:
            columns = _header(row)
            continue
        if len(found) >= MAX_ROWS:
            raise TableRefused("too-many-rows", limit=MAX_ROWS)
        found.append((number, _fit(row, columns, number)))
    if not columns or not found:
        raise TableRefused("no-rows" if columns else "empty")
    return Table(columns, encoding, found)


def _header(row: tuple[str, ...]) -> tuple[str, ...]:
    while row and not row[-1]:
        row = row[:-1]
    if len(row) > MAX_COLUMNS:
        raise TableRefused("too-many-columns", limit=MAX_COLUMNS)
    seen: dict[str, int] = {}
    for place, name in enumerate(row, 1):
        key = name.casefold()
        if key and key in seen:
            raise TableRefused("header-twice", name=name, first=seen[key], second=place)
        seen[key] = place
    return tuple(name or f"({place})" for place, name in enumerate(row, 1))


def _fit(row: tuple[str, ...], columns: tuple[str, ...], number: int) -> tuple[str, ...]:
    if any(row[len(columns) :]):
        raise TableRefused("row-too-long", row=number, cells=len(row), columns=len(columns))
    if any(len(cell) > MAX_CELL for cell in row):
        raise TableRefused("cell-too-long", row=number, limit=MAX_CELL)
    return (*row[: len(columns)], *("",) * (len(columns) - len(row)))
