"""Writes CSV that a spreadsheet opens as text, never as a program."""

import csv
import io
from collections.abc import Sequence

_ACTIVE = ("=", "+", "-", "@", "\t", "\r")


def defuse(text: str) -> str:
    """Put an apostrophe before what a spreadsheet would take for a formula.

    Source: OWASP, CSV injection.

    >>> defuse("=1+1"), defuse("Baidu"), defuse("-5")
    ("'=1+1", 'Baidu', "'-5")
    """
    return f"'{text}" if text.startswith(_ACTIVE) else text


def write_line(cells: Sequence[str]) -> str:
    """Return one line of CSV, quoted where it must be.

    >>> write_line(["a", "b, c"]).strip()
    'a,"b, c"'
    """
    stream = io.StringIO()
    csv.writer(stream).writerow([defuse(str(cell)) for cell in cells])
    return stream.getvalue()
