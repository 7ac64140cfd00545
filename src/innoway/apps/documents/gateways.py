"""The shelf: files on disk under the name of their content, written whole or not at all.

A file lies at ``<root>/sha256/ab/cd/<digest>`` with mode 0600. It is written to ``incoming``,
synced and renamed, so that the power cut of any moment leaves either no file or a whole one.
The database commits afterwards: what it names is there; what it does not name is an orphan,
which a job sweeps away.
"""

import errno
import hashlib
import os
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from django.conf import settings

from innoway.apps.documents.calculations.limits import Limits
from innoway.apps.documents.errors import FileTooLarge, StorageFull

PIECE = 1 << 20
NO_ROOM = {errno.ENOSPC, errno.EDQUOT}


@dataclass(frozen=True, slots=True)
class Incoming:
    """A file that has arrived and is not on the shelf yet."""

    path: Path
    sha256: str
    size: int

    def drop(self) -> None:
        """Forget it."""
        self.path.unlink(missing_ok=True)


@dataclass(frozen=True, slots=True)
class Shelf:
    """The files of one installation."""

    root: Path

    def take_in(self, stream: BinaryIO, *, most: int) -> Incoming:
        """Write a stream to a file of its own, piece by piece, and know its digest.

        Raises:
            FileTooLarge: More than ``most`` bytes; what was written is gone.
            StorageFull: The disk has no room.
        """
        folder = self.root / "incoming"
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        number, name = tempfile.mkstemp(dir=folder)  # mode 0600
        path, digest, size = Path(name), hashlib.sha256(), 0
        try:
            with os.fdopen(number, "wb") as file:
                while piece := stream.read(PIECE):
                    size += len(piece)
                    if size > most:
                        raise FileTooLarge(megabytes=most >> 20)
                    digest.update(piece)
                    file.write(piece)
                file.flush()
                os.fsync(file.fileno())
        except OSError as fault:
            path.unlink(missing_ok=True)
            if fault.errno in NO_ROOM:
                raise StorageFull from fault
            raise
        except BaseException:
            path.unlink(missing_ok=True)
            raise
        return Incoming(path, digest.hexdigest(), size)

    def keep(self, incoming: Incoming) -> None:
        """Put a file in its place; one with the same content takes over and looks fresh."""
        place = self.place(incoming.sha256)
        place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        incoming.path.replace(place)
        os.utime(place)
        _sync(place.parent)

    def place(self, sha256: str) -> Path:
        """Return where a content lies, or would lie."""
        return self.root / "sha256" / sha256[:2] / sha256[2:4] / sha256

    def open(self, sha256: str) -> BinaryIO:
        """Open a file for reading.

        Raises:
            FileNotFoundError: It is not there.
        """
        return self.place(sha256).open("rb")

    def remove(self, sha256: str) -> None:
        """Take a file away for good."""
        self.place(sha256).unlink(missing_ok=True)

    def kept(self) -> Iterator[tuple[str, float]]:
        """Yield (digest, time of the last arrival in seconds) of every file."""
        for path in (self.root / "sha256").glob("??/??/*"):
            yield path.name, path.stat().st_mtime

    def drop_stale(self, *, before: float) -> int:
        """Forget arrivals that nobody finished, begun before a time; return how many."""
        stale = [p for p in (self.root / "incoming").glob("*") if p.stat().st_mtime < before]
        for path in stale:
            path.unlink(missing_ok=True)
        return len(stale)


@dataclass(frozen=True, slots=True)
class Upload:
    """A stream under the name somebody gave it, and where and how far it is taken in."""

    stream: BinaryIO
    name: str
    shelf: Shelf
    limits: Limits


def shelf() -> Shelf:
    """Return where the files of this installation lie: in its data home, so in its backups."""
    return Shelf(Path(settings.MEDIA_ROOT) / "documents")


def _sync(folder: Path) -> None:
    """Make the renaming itself survive a power cut."""
    number = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)
