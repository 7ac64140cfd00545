"""Looks into Office and OFD files, which are archives: size, parts, macros, embedded programs."""

import zipfile
import zlib
from dataclasses import dataclass
from tempfile import SpooledTemporaryFile
from typing import IO

from innoway.apps.documents.calculations.limits import Limits
from innoway.apps.documents.errors import ArchiveBomb, ArchiveDamaged, MacroRefused, OldOffice

PIECE = 1 << 16
SMALL = 4 << 20  # below this a good ratio is no sign of a bomb: empty tables pack well
NESTED = b"PK\x03\x04"
MACROS = ("vbaproject.bin", "vbadata.xml")
PROGRAMS = ("/activex/", "oleobject", "/externallinks/")
FAULTS = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError)
IN_MEMORY = 1 << 20


@dataclass(slots=True)
class Budget:
    """What may still be unpacked, over all levels."""

    unpacked: int
    entries: int


END = b"PK\x05\x06"
LONGEST_END = 22 + 65_535
A_LINE = 1024  # bytes of the directory a part; real ones need about a hundred


def refuse_long_directory(file: IO[bytes], most_entries: int) -> None:
    """Refuse an archive whose directory alone would fill the memory, before it is read.

    Raises:
        ArchiveBomb: The directory is longer than any document's.
        ArchiveDamaged: There is none.
    """
    size = file.seek(0, 2)
    file.seek(max(0, size - LONGEST_END))
    tail = file.read()
    end = tail.rfind(END)
    if end < 0 or end + 16 > len(tail):
        raise ArchiveDamaged
    if int.from_bytes(tail[end + 12 : end + 16], "little") > most_entries * A_LINE:
        raise ArchiveBomb


def check_package(file: IO[bytes], limits: Limits) -> None:
    """Refuse an archive that unpacks to too much, or that carries programs.

    Every part is really unpacked and counted: sizes that an archive states may be lies.

    Raises:
        ArchiveBomb: Too many parts, too large, packed too well, or archives in archives.
        ArchiveDamaged: A part cannot be read.
        OldOffice: A part is under a password.
        MacroRefused: A macro, an embedded program or a template from elsewhere.
    """
    _look(file, limits, Budget(limits.archive_unpacked, limits.archive_entries), level=0)


def _look(file: IO[bytes], limits: Limits, budget: Budget, *, level: int) -> None:
    file.seek(0)
    try:
        with zipfile.ZipFile(file) as package:
            parts = package.infolist()
            budget.entries -= len(parts)
            if budget.entries < 0:
                raise ArchiveBomb
            for part in parts:
                refuse_part(part)
            for part in parts:
                _unpack(package, part, limits, budget, level)
    except FAULTS as fault:
        raise ArchiveDamaged from fault


def refuse_part(part: zipfile.ZipInfo) -> None:
    """Refuse what the name or the flags of a part give away.

    Raises:
        OldOffice: It is encrypted.
        ArchiveDamaged: It would be unpacked outside of its folder.
        MacroRefused: A macro or an embedded program.
    """
    name = part.filename.lower()
    if part.flag_bits & 0x1:
        raise OldOffice
    if name.startswith(("/", "\\")) or ".." in name.replace("\\", "/").split("/"):
        raise ArchiveDamaged
    if name.endswith(MACROS) or any(word in f"/{name}" for word in PROGRAMS):
        raise MacroRefused


def _unpack(
    package: zipfile.ZipFile, part: zipfile.ZipInfo, limits: Limits, budget: Budget, level: int
) -> None:
    size = 0
    with package.open(part) as stream, SpooledTemporaryFile(max_size=IN_MEMORY) as inner:
        nested = False
        while piece := stream.read(PIECE):
            nested = nested or (size == 0 and piece.startswith(NESTED))
            size += len(piece)
            budget.unpacked -= len(piece)
            packed_well = size > SMALL and size > limits.archive_ratio * part.compress_size
            if budget.unpacked < 0 or packed_well:
                raise ArchiveBomb
            _refuse_content(part.filename, piece)
            if nested:
                inner.write(piece)
        if nested and level > 0:
            raise ArchiveBomb
        if nested:
            _look(inner, limits, budget, level=level + 1)


def _refuse_content(name: str, piece: bytes) -> None:
    """Refuse what Office says of itself: macro types, and templates fetched from elsewhere."""
    if name == "[Content_Types].xml" and b"macroEnabled" in piece:
        raise MacroRefused
    remote = b"attachedTemplate" in piece and b'TargetMode="External"' in piece
    if name.endswith(".rels") and remote:
        raise MacroRefused
    embedded = name.lower().startswith(("word/embeddings/", "xl/embeddings/", "ppt/embeddings/"))
    if embedded and piece.startswith((b"MZ", b"\x7fELF", b"\xd0\xcf\x11\xe0")):
        raise MacroRefused
