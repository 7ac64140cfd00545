"""Every check an uploaded file goes through, in order; the cheapest first."""

import codecs
from dataclasses import dataclass
from typing import BinaryIO

from innoway.apps.documents.calculations.file_names import safe_name
from innoway.apps.documents.calculations.image_check import check_image
from innoway.apps.documents.calculations.limits import Limits
from innoway.apps.documents.calculations.media_types import media_type_of
from innoway.apps.documents.calculations.package_check import (
    check_package,
    refuse_long_directory,
)
from innoway.apps.documents.calculations.pdf_check import check_pdf
from innoway.apps.documents.enums import Check, MediaType
from innoway.apps.documents.errors import FileEmpty, FileTooLarge, TypeNotAccepted

PIECE = 1 << 20
MEGABYTE = 1 << 20
# Text as offices here send it; GB 18030 reads every file of the older GBK too.
ENCODINGS = ("utf-8-sig", "gb18030")
PRINTED = {0x09, 0x0A, 0x0C, 0x0D}


@dataclass(frozen=True, slots=True)
class Inspected:
    """What a file is and which checks it has passed."""

    name: str
    media_type: MediaType
    size: int
    pages: int | None
    checks: tuple[Check, ...]


def inspect(file: BinaryIO, name: str, limits: Limits) -> Inspected:
    """Look at the real bytes of a file and say what it is.

    Raises:
        FileRefused: The reason is the class; its message says what to do.
    """
    clean = safe_name(name)
    size = file.seek(0, 2)
    if size == 0:
        raise FileEmpty
    if size > limits.largest_file:
        raise FileTooLarge(megabytes=limits.largest_file // MEGABYTE)
    file.seek(0)
    if file.read(2) == b"PK":
        refuse_long_directory(file, limits.archive_entries)
    kind = media_type_of(file, clean)
    pages: int | None = None
    passed = [Check.NAME, Check.TYPE]
    if kind is MediaType.PDF:
        file.seek(0)
        pages = check_pdf(file.read(), most_unpacked=limits.pdf_unpacked).pages
        passed.append(Check.PDF_PASSIVE)
    elif kind in {MediaType.PNG, MediaType.JPEG}:
        check_image(file, kind, most_pixels=limits.image_pixels)
        passed.append(Check.IMAGE_SIZE)
    elif kind is MediaType.TEXT:
        check_text(file)
        passed.append(Check.TEXT_PLAIN)
    else:
        check_package(file, limits)
        passed += [Check.ARCHIVE_SIZE, Check.OFFICE_PASSIVE]
    return Inspected(clean, kind, size, pages, tuple(passed))


def check_text(file: BinaryIO) -> None:
    """Refuse what cannot be read as text in one of the encodings used here.

    Raises:
        TypeNotAccepted: Control characters, or bytes that are no text.
    """
    if not any(_reads_as(file, encoding) for encoding in ENCODINGS):
        raise TypeNotAccepted


def _reads_as(file: BinaryIO, encoding: str) -> bool:
    file.seek(0)
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        while piece := file.read(PIECE):
            text = decoder.decode(piece)
            if any(ord(c) < 0x20 and ord(c) not in PRINTED for c in set(text)):
                return False
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True
