"""Published versions: switched in one step, pinned by readers, pruned when nobody reads."""

import errno
import fcntl
import json
import os
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from innoway.engine.store.layout import Layout, sync_folder, sync_tree, write_atomically

KEPT = 3


@dataclass(frozen=True, slots=True)
class Part:
    """One Parquet file of a table. ``level`` grows with each compaction."""

    file: str
    rows: int
    level: int = 0


@dataclass
class Manifest:
    """What a version holds: its parts, and how far each file was taken in."""

    version: int = 0
    published: str = ""
    next_part: int = 0
    tables: dict[str, list[Part]] = field(default_factory=dict)
    files: dict[str, dict[str, Any]] = field(default_factory=dict)
    checks: list[dict[str, Any]] = field(default_factory=list)
    extra: dict[str, Any] = field(default_factory=dict)

    @classmethod
    def read(cls, path: Path) -> "Manifest":
        data = json.loads(path.read_bytes())
        data["tables"] = {
            name: [Part(**part) for part in parts] for name, parts in data["tables"].items()
        }
        return cls(**data)

    def write(self, path: Path) -> None:
        path.write_text(json.dumps(asdict(self)), "utf-8")


def current_number(layout: Layout) -> int:
    """Return the number of the published version, 0 before the first."""
    try:
        return int(layout.current.read_text("ascii"))
    except (FileNotFoundError, NotADirectoryError):
        return 0


def manifest_of(layout: Layout, number: int) -> Manifest:
    """Return the manifest of a version; an empty one for version 0."""
    return Manifest.read(layout.version(number) / "manifest.json") if number else Manifest()


class Draft:
    """A version in the making. Nobody sees it before ``publish``; a crash leaves only litter."""

    def __init__(self, layout: Layout, base: Manifest) -> None:
        self.layout = layout
        self.base = base
        self.folder = layout.versions / f".draft-{os.getpid()}-{base.version + 1}"
        self.tables = self.folder / "tables"
        shutil.rmtree(self.folder, ignore_errors=True)
        self.tables.mkdir(parents=True)
        self.parts = {name: list(parts) for name, parts in base.tables.items()}
        self.next_part = base.next_part

    def new_part(self, table: str) -> Path:
        """Return the path for the next part of a table."""
        self.next_part += 1
        return self.tables / f"{table}.{self.next_part:06d}.parquet"

    def add(self, table: str, path: Path, rows: int, level: int = 0) -> None:
        self.parts.setdefault(table, []).append(Part(path.name, rows, level))

    def place(self, part: Part) -> Path:
        """Return where a part lies now, in this draft or in the version it is based on."""
        path = self.tables / part.file
        if path.exists():
            return path
        return self.layout.version(self.base.version) / "tables" / part.file

    def publish(self, manifest: Manifest) -> Manifest:
        """Write everything to disk, then switch readers to it in one step."""
        manifest.tables, manifest.next_part = self.parts, self.next_part
        manifest.version = self.base.version + 1
        for parts in self.parts.values():
            for part in parts:
                target = self.tables / part.file
                if not target.exists():
                    _linked(self.place(part), target)
        kept = {part.file for parts in self.parts.values() for part in parts}
        for file in self.tables.iterdir():
            if file.name not in kept:
                file.unlink()
        manifest.write(self.folder / "manifest.json")
        (self.folder / "LEASE").touch()
        sync_tree(self.folder)
        target = self.layout.version(manifest.version)
        shutil.rmtree(target, ignore_errors=True)  # litter of a crash before the switch
        self.folder.rename(target)
        sync_folder(self.layout.versions)
        write_atomically(self.layout.current, str(manifest.version).encode("ascii"))
        prune(self.layout)
        return manifest

    def discard(self) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)


def _linked(source: Path, target: Path) -> None:
    try:
        os.link(source, target)
    except OSError as error:  # a file system without hard links
        if error.errno not in {errno.EPERM, errno.ENOTSUP, errno.EXDEV, errno.EMLINK}:
            raise
        shutil.copy2(source, target)


def prune(layout: Layout) -> None:
    """Remove versions older than the last three unless a reader holds them, and old drafts."""
    newest = current_number(layout)
    for folder in layout.versions.iterdir():
        if folder.name.isdecimal() and int(folder.name) <= newest - KEPT and _unread(folder):
            shutil.rmtree(folder, ignore_errors=True)


def sweep_drafts(layout: Layout) -> None:
    """Remove what killed writers left; only the holder of the writer lock may call this."""
    if layout.versions.exists():
        for folder in layout.versions.glob(".draft-*"):
            shutil.rmtree(folder, ignore_errors=True)


def _unread(folder: Path) -> bool:
    try:
        handle = os.open(folder / "LEASE", os.O_RDWR)
    except FileNotFoundError:
        return True
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    finally:
        os.close(handle)
    return True


@dataclass(frozen=True, slots=True)
class Lease:
    """A version that stays on disk as long as this lease is held."""

    number: int
    folder: Path
    handle: int

    def release(self) -> None:
        os.close(self.handle)


def lease_current(layout: Layout) -> Lease | None:
    """Pin the published version; ``None`` when nothing is published."""
    for _ in range(50):
        number = current_number(layout)
        if not number:
            return None
        folder = layout.version(number)
        try:
            handle = os.open(folder / "LEASE", os.O_RDONLY)
        except FileNotFoundError:
            time.sleep(0.002)  # it was pruned between the two reads
            continue
        try:
            fcntl.flock(handle, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(handle)
            continue
        if (folder / "manifest.json").exists():
            return Lease(number, folder, handle)
        os.close(handle)
    raise OSError(f"the published version of {layout.root} cannot be read")


class StoreBusy(Exception):
    """Another process is writing to the store."""


@contextmanager
def writer_lock(layout: Layout, *, wait: bool = False) -> Iterator[None]:
    """Hold the right to write; it ends with the process, however that ends.

    Raises:
        StoreBusy: Another process holds it and ``wait`` is false.
    """
    layout.root.mkdir(parents=True, exist_ok=True)
    with layout.writer_lock.open("a+") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
        except BlockingIOError as error:
            lock.seek(0)
            holder = lock.read().strip() or "unknown"
            raise StoreBusy(f"process {holder} is writing to {layout.root}") from error
        lock.truncate(0)
        lock.write(str(os.getpid()))
        lock.flush()
        yield
