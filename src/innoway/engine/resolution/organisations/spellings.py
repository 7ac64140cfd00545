"""Spellings of organisations' names as people hand them over."""

import csv
import gzip
import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from innoway.engine.resolution.tables import MentionsUnreadable

_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_OFTEN = 0.9  # share of Chinese letters that are everyday ones in a text that is GB 18030


@dataclass(frozen=True, slots=True)
class Spelling:
    """One spelling of an organisation's name."""

    id: str
    name: str
    country: str = ""


def read_spellings(path: Path) -> Iterator[Spelling]:
    """Yield the spellings of a CSV file with the columns id, organization and optional country.

    Other columns are passed over; a row told twice counts once. Text is UTF-8, UTF-16 with a byte
    order mark, or GB 18030.

    Raises:
        MentionsUnreadable: A column is missing, an identifier is empty or names two organisations,
            the encoding is another.
    """
    rows = csv.DictReader(io.StringIO(_text(path), newline=""), restval="")
    columns = {(name or "").strip().casefold(): name for name in rows.fieldnames or ()}
    for column in ("id", "organization"):
        if column not in columns:
            found = ", ".join(filter(None, columns)) or "nothing"
            raise MentionsUnreadable(
                f"{path.name}: the header has no column {column!r}, only: {found[:200]}. "
                "The first line must name the columns, parted by commas."
            )
    seen: dict[str, str] = {}
    try:
        for row in rows:
            identifier, name = (row[columns[c]].strip() for c in ("id", "organization"))
            if not identifier or seen.get(identifier, name) != name:
                what = f"repeats id {identifier!r}" if identifier else "has no id"
                raise MentionsUnreadable(f"{path.name}: line {rows.line_num} {what}.")
            if identifier not in seen:
                seen[identifier] = name
                country = row[columns["country"]].strip() if "country" in columns else ""
                yield Spelling(identifier, name, country)
    except csv.Error as error:
        where = f"{path.name}: line {rows.line_num} cannot be read as CSV"
        raise MentionsUnreadable(f"{where} ({error}); look for a quotation mark.") from error


def _text(path: Path) -> str:
    """Return the text of a plain or compressed file in one of the encodings known."""
    try:
        held = path.read_bytes()
        held = gzip.decompress(held) if held[:2] == b"\x1f\x8b" else held
        text = held.decode("utf-16" if held[:2] in _UTF16 else "utf-8-sig")
    except (UnicodeDecodeError, EOFError, gzip.BadGzipFile) as error:
        text = _chinese(held) if isinstance(error, UnicodeDecodeError) else ""
        if not text:
            raise MentionsUnreadable(f"{path.name} is not UTF-8 text; save it as UTF-8.") from error
    return text.replace("\x00", "")


def _chinese(held: bytes) -> str:
    """Return GB 18030 text, or nothing where it reads as no everyday Chinese."""
    try:
        text = held.decode("gb18030")
    except UnicodeDecodeError:
        return ""
    letters = [letter for letter in text if not letter.isascii()]
    everyday = sum("\u3000" <= one <= "\u9fff" and len(_gb2312(one)) == 2 for one in letters)
    return text if everyday >= _OFTEN * len(letters) else ""


def _gb2312(letter: str) -> bytes:
    return letter.encode("gb2312", "ignore")
