"""Tables of mentions as people hand them over: CSV, plain or compressed."""

import csv
import gzip
from collections.abc import Iterable, Iterator
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


def read_clusters(path: Path) -> Iterator[tuple[str, str]]:
    """Yield mention and cluster from a table that an earlier run wrote.

    Raises:
        MentionsUnreadable: A column is missing.
    """
    with open_text(path) as file:
        rows = csv.DictReader(file)
        if not {"mention_id", "cluster"} <= set(rows.fieldnames or ()):
            raise MentionsUnreadable(f"{path.name} needs the columns mention_id and cluster.")
        for row in rows:
            yield row["mention_id"], row["cluster"]


def write_clusters(out: Path, key: str, rows: Iterable[tuple[str, str]]) -> None:
    """Write a table beside its place and move it there, so that a killed run leaves the old one."""
    partial = out.with_name(f".{out.name}.partial")
    with partial.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow((key, "cluster"))
        writer.writerows(rows)
    partial.replace(out)
