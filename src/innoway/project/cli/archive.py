"""The archive of a backup: a plain tar whose last member names every other with its checksum."""

import hashlib
import json
import tarfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import IO, Any

import click

FORMAT = 1
MANIFEST = "manifest.json"
PIECE = 1024 * 1024


@dataclass(slots=True)
class Manifest:
    """What an archive holds: ``members`` maps each name to its size in bytes and SHA-256."""

    innoway: str
    created: str
    postgres: int
    members: dict[str, tuple[int, str]] = field(default_factory=dict)

    def to_json(self) -> bytes:
        whole = {
            "format": FORMAT, "innoway": self.innoway, "created": self.created,
            "postgres": self.postgres,
            "members": {n: {"bytes": b, "sha256": h} for n, (b, h) in self.members.items()},
        }  # fmt: skip
        return json.dumps(whole, indent=1).encode()

    @classmethod
    def from_json(cls, text: bytes) -> "Manifest":
        read: dict[str, Any] = json.loads(text)
        if read["format"] != FORMAT:
            raise click.ClickException(
                f"The archive has format {read['format']}; this version reads format {FORMAT}."
                " Restore it with the version that wrote it."
            )
        members = {n: (m["bytes"], m["sha256"]) for n, m in read["members"].items()}
        return cls(read["innoway"], read["created"], read["postgres"], members)


class _Measured:
    """A file that counts and hashes what is read through it."""

    def __init__(self, file: IO[bytes]) -> None:
        self.file = file
        self.bytes = 0
        self.digest = hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        piece = self.file.read(size)
        self.bytes += len(piece)
        self.digest.update(piece)
        return piece


def add_file(archive: tarfile.TarFile, manifest: Manifest, name: str, path: Path) -> None:
    """Add one file as it is at this moment: what is appended meanwhile stays out."""
    with path.open("rb") as file:
        entry = archive.gettarinfo(arcname=name, fileobj=file)
        entry.uid = entry.gid = 0
        entry.uname = entry.gname = ""
        measured = _Measured(file)
        archive.addfile(entry, measured)
    manifest.members[name] = (measured.bytes, measured.digest.hexdigest())


def read_manifest(file: Path) -> Manifest:
    """Read the manifest and check every member against it.

    Raises:
        click.ClickException: Not such an archive, cut short, or damaged; names the member.
    """
    seen: dict[str, tuple[int, str]] = {}
    manifest = None
    try:
        for name, content in members(file):
            measured = _Measured(content)
            text = measured.read() if name == MANIFEST else b""
            while measured.read(PIECE):
                pass
            if name == MANIFEST:
                manifest = Manifest.from_json(text)
            else:
                seen[name] = (measured.bytes, measured.digest.hexdigest())
    except (tarfile.TarError, EOFError, OSError, KeyError, ValueError) as problem:
        raise click.ClickException(f"{file} is damaged or not a backup: {problem}") from problem
    if manifest is None:
        raise click.ClickException(f"{file} is cut short: its manifest is missing.")
    wrong = [n for n in {**seen, **manifest.members} if seen.get(n) != manifest.members.get(n)]
    if wrong:
        raise click.ClickException(f"{file} is damaged: {', '.join(sorted(wrong)[:5])}")
    return manifest


def members(file: Path) -> Iterator[tuple[str, IO[bytes]]]:
    """Yield (name, content) of each plain file in the order of the archive.

    Raises:
        click.ClickException: A member would land outside the folder it is restored into.
    """
    with tarfile.open(file, "r:") as archive:
        for entry in archive:
            path = PurePosixPath(entry.name)
            if path.is_absolute() or ".." in path.parts or not entry.isfile():
                raise click.ClickException(f"{file} holds a member of a forbidden kind: {path}")
            content = archive.extractfile(entry)
            if content is not None:
                yield entry.name, content
