"""One file given to an ingest, seen as members that yield blocks of bytes."""

import codecs
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import BinaryIO

from innoway.engine.formats.archives import LOCAL, ZipMember, member_blocks, members_of, salvaged
from innoway.engine.formats.inflate import GZIP, Damage, inflate

BLOCK = 1 << 20
RECORD_LIMIT = 128 << 20  # no record may be larger; the longest real grants are about 100 MB

_WIDE = {codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}


@dataclass
class Member:
    """A stream of bytes inside a file. ``damage`` tells, once it is read, why it ended early."""

    name: str
    index: int
    make: Callable[[int], Iterator[bytes]]
    damage: str = ""
    transcoded: bool = False

    def blocks(self, start: int = 0) -> Iterator[bytes]:
        """Yield blocks from byte ``start`` of the unpacked member; never raises for bad data."""
        try:
            for block in self.make(start):
                if block:
                    yield block
        except (Damage, OSError) as error:
            self.damage = str(error)


@dataclass
class InputFile:
    """A path with what is known of it; ``name`` is what provenance shows."""

    path: Path
    name: str
    size: int
    record_limit: int = RECORD_LIMIT
    read: int = 0  # bytes of the packed file read so far, for the progress bar
    damage: list[str] = field(default_factory=list)

    def members(self) -> Iterator[Member]:
        """Yield the streams of the file: one for plain and gzip, one a member for ZIP."""
        with self.path.open("rb") as raw:
            magic = raw.read(4)
        if magic[:2] == b"\x1f\x8b":
            yield self._member(self.name, 0, self._gzip)
        elif magic == LOCAL:
            yield from self._zip()
        else:
            yield self._member(self.name, 0, self._plain)

    def _member(self, name: str, index: int, make: Callable[[], Iterator[bytes]]) -> Member:
        member = Member(name, index, lambda start: _from(self._narrow(member, make()), start))
        return member

    def _plain(self) -> Iterator[bytes]:
        with self.path.open("rb") as raw:
            while block := raw.read(BLOCK):
                self.read = raw.tell()
                yield block

    def _gzip(self) -> Iterator[bytes]:
        with self.path.open("rb") as raw:
            yield from self._counted(raw, inflate(raw, GZIP))

    def _zip(self) -> Iterator[Member]:
        found, problem = members_of(self.path)
        if problem:
            self.damage.append(problem)
        for index, place in enumerate(found if not problem else salvaged(self.path)):
            yield self._member(f"{self.name}!{place.name}", index, partial(self._unpacked, place))

    def _unpacked(self, place: ZipMember) -> Iterator[bytes]:
        with self.path.open("rb") as raw:
            yield from self._counted(raw, member_blocks(raw, place))

    def _counted(self, raw: BinaryIO, blocks: Iterator[bytes]) -> Iterator[bytes]:
        for block in blocks:
            self.read = raw.tell()
            yield block

    def _narrow(self, member: Member, blocks: Iterator[bytes]) -> Iterator[bytes]:
        """Turn UTF-16 with a byte order mark into UTF-8; leave everything else alone."""
        first = next(blocks, b"")
        encoding = _WIDE.get(first[:2])
        if encoding is None:
            yield first
            yield from blocks
            return
        member.transcoded = True
        decoder = codecs.getincrementaldecoder(encoding)()
        try:
            yield decoder.decode(first).encode()
            for block in blocks:
                yield decoder.decode(block).encode()
            yield decoder.decode(b"", final=True).encode()
        except UnicodeError as error:
            raise Damage(f"the file says UTF-16 and breaks it: {error}") from error


def _from(blocks: Iterator[bytes], start: int) -> Iterator[bytes]:
    for block in blocks:
        if start >= len(block):
            start -= len(block)
        elif start:
            yield block[start:]
            start = 0
        else:
            yield block
