"""What a file is, told by its content; its name must agree."""

import zipfile
from typing import BinaryIO

import filetype

from innoway.apps.documents.calculations.file_names import extension_of
from innoway.apps.documents.enums import MediaType
from innoway.apps.documents.errors import (
    ArchiveDamaged,
    ArchiveNotAccepted,
    OldOffice,
    ProgramRefused,
    TypeMismatch,
    TypeNotAccepted,
)

HEAD = 8192
ENDINGS: dict[MediaType, frozenset[str]] = {
    MediaType.PDF: frozenset({"pdf"}),
    MediaType.OFD: frozenset({"ofd"}),
    MediaType.DOCX: frozenset({"docx"}),
    MediaType.XLSX: frozenset({"xlsx"}),
    MediaType.PPTX: frozenset({"pptx"}),
    MediaType.PNG: frozenset({"png"}),
    MediaType.JPEG: frozenset({"jpg", "jpeg"}),
    MediaType.TEXT: frozenset({"txt", "csv"}),
}
# What the file chooser of a browser offers.
ACCEPT = ",".join(sorted(f".{ending}" for endings in ENDINGS.values() for ending in endings))
# DOS and Windows, ELF, Mach-O (four ways), Java and fat Mach-O, scripts with an interpreter.
PROGRAMS = (
    b"MZ", b"\x7fELF", b"\xfe\xed\xfa\xce", b"\xfe\xed\xfa\xcf", b"\xce\xfa\xed\xfe",
    b"\xcf\xfa\xed\xfe", b"\xca\xfe\xba\xbe", b"#!",
)  # fmt: skip
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# The main part tells Office formats apart; OFD is GB/T 33190-2016.
PARTS = {
    "word/": MediaType.DOCX,
    "xl/": MediaType.XLSX,
    "ppt/": MediaType.PPTX,
}


def media_type_of(file: BinaryIO, name: str) -> MediaType:
    """Return the type of a file by its content.

    Raises:
        ProgramRefused: It is an executable or a script.
        OldOffice: A binary Office file, or one under a password.
        ArchiveNotAccepted: An archive that is no document.
        TypeNotAccepted: Another type, or binary data without one.
        TypeMismatch: The name has the ending of another type.
    """
    file.seek(0)
    head = file.read(HEAD)
    if head.startswith(PROGRAMS):
        raise ProgramRefused(extension=extension_of(name) or "–")
    if head.startswith(OLE):
        raise OldOffice
    found = _by_content(file, head)
    if extension_of(name) not in ENDINGS[found]:
        raise TypeMismatch(extension=extension_of(name) or "–", found=str(found.label))
    return found


def _by_content(file: BinaryIO, head: bytes) -> MediaType:
    if head.startswith(b"PK\x03\x04") or head.startswith(b"PK\x05\x06"):
        return _package(file)
    known = {kind.value: kind for kind in (MediaType.PDF, MediaType.PNG, MediaType.JPEG)}
    guess = filetype.guess(head)
    if guess is None:
        return _text(head)
    if guess.mime in known:
        return known[guess.mime]
    if filetype.is_archive(head):
        raise ArchiveNotAccepted
    raise TypeNotAccepted


def _package(file: BinaryIO) -> MediaType:
    """Tell Office and OFD files from plain archives by the parts they must have."""
    try:
        with zipfile.ZipFile(file) as package:
            names = set(package.namelist())
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as fault:
        raise ArchiveDamaged from fault
    if "OFD.xml" in names:
        return MediaType.OFD
    if "[Content_Types].xml" in names:
        for folder, kind in PARTS.items():
            if any(one.startswith(folder) for one in names):
                return kind
    raise ArchiveNotAccepted


def _text(head: bytes) -> MediaType:
    """Take for text what holds no NUL; the whole of it is looked at by its own check."""
    if b"\0" in head:
        raise TypeNotAccepted
    return MediaType.TEXT
