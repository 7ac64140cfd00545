"""Where everything lies inside a store folder."""

import os
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Layout:
    """Paths of one store; nothing is created by asking."""

    root: Path

    @property
    def current(self) -> Path:
        return self.root / "CURRENT"

    @property
    def versions(self) -> Path:
        return self.root / "versions"

    @property
    def incoming(self) -> Path:
        return self.root / "incoming"

    @property
    def quarantine(self) -> Path:
        return self.root / "quarantine"

    @property
    def ledger(self) -> Path:
        return self.root / "ledger"

    @property
    def search(self) -> Path:
        return self.root / "search"

    @property
    def scratch(self) -> Path:
        return self.root / "scratch"

    @property
    def progress(self) -> Path:
        return self.root / "progress.json"

    @property
    def writer_lock(self) -> Path:
        return self.root / "WRITER.lock"

    def version(self, number: int) -> Path:
        return self.versions / str(number)


def write_atomically(path: Path, data: bytes, *, durable: bool = True) -> None:
    """Replace a file in one step, on disk before the name changes when ``durable``."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.{os.getpid()}.new")
    with draft.open("wb") as file:
        file.write(data)
        if durable:
            file.flush()
            os.fsync(file.fileno())
    draft.replace(path)
    if durable:
        sync_folder(path.parent)


def sync_folder(path: Path) -> None:
    """Put the names in a folder on disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sync_tree(path: Path) -> None:
    """Put every file under a folder, and the names, on disk."""
    for file in path.rglob("*"):
        handle = os.open(file, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
    sync_folder(path)
