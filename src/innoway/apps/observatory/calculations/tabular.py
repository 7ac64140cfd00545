"""Rows as CSV that a spreadsheet opens as what it is: text stays text, no formula runs."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")


def csv_lines(header: Sequence[str], rows: Iterable[Sequence[object]]) -> Iterator[str]:
    """Yield CSV lines, a byte order mark first so that Excel reads Chinese.

    >>> "".join(csv_lines(["title", "n"], [["=1+1", -2]]))
    "\\ufefftitle,n\\r\\n'=1+1,-2\\r\\n"
    """
    yield "\ufeff" + _line(header)
    for row in rows:
        yield _line(row)


def _line(cells: Sequence[object]) -> str:
    buffer = io.StringIO()
    csv.writer(buffer).writerow([_safe(cell) for cell in cells])
    return buffer.getvalue()


def _safe(cell: object) -> object:
    """Put a quote before what a spreadsheet would calculate.

    Source: OWASP, CSV Injection.
    """
    if isinstance(cell, str) and cell.startswith(FORMULA_SIGNS):
        return "'" + cell
    return "" if cell is None else cell
