"""Tables of mentions as people hand them over: CSV, plain or compressed."""

import csv
import gzip
from pathlib import Path
from typing import IO

# A list of a thousand colleagues is one cell; a whole file taken for one cell is not.
csv.field_size_limit(16 * 2**20)


class MentionsUnreadable(ValueError):
    """The file of mentions cannot be used; the message says which line and what to do."""


def open_text(path: Path) -> IO[str]:
    """Open a plain or gzip-compressed UTF-8 file, with or without a byte order mark."""
    if path.suffix == ".gz":
        return gzip.open(path, "rt", encoding="utf-8-sig", newline="")
    return path.open(encoding="utf-8-sig", newline="")
