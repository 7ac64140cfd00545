"""The files of a run: those named, those in named folders, or those a source fetches."""

from collections.abc import Sequence
from pathlib import Path

from innoway.engine.pipelines.catalogue import reader_of, source_named


class NoFiles(Exception):
    """There is nothing to read; the message says what would help."""


def files_of(source: str, named: Sequence[Path], downloads: Path) -> list[Path]:
    """Return the files to take in, in a stable order.

    Raises:
        NoFiles: A file does not exist, none was named, or it could not be fetched.
    """
    if named:
        return [file for path in named for file in _expanded(path)]
    reader = reader_of(source)
    if not hasattr(reader, "fetch"):
        raise NoFiles(f"name the files to take in; {source} reads {source_named(source).files}")
    try:
        found: list[Path] = reader.fetch(downloads)
    except reader.NotFetched as error:
        raise NoFiles(str(error)) from error
    return found


def _expanded(path: Path) -> list[Path]:
    if path.is_dir():
        return sorted(f for f in path.rglob("*") if f.is_file() and not f.name.startswith("."))
    if not path.is_file():
        raise NoFiles(f"there is no file {path}")
    return [path]
