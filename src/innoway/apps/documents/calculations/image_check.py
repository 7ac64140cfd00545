"""Reads width and height of a picture from its header; no pixel is decoded."""

import struct
from typing import BinaryIO

from innoway.apps.documents.enums import MediaType
from innoway.apps.documents.errors import ImageDamaged, ImageTooLarge

PNG = b"\x89PNG\r\n\x1a\n"
# Start-of-frame markers of JPEG (ITU-T T.81, table B.1): C4, C8 and CC mean something else.
FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
ALONE = frozenset({0x01, *range(0xD0, 0xD9)})
MOST_SEGMENTS = 10_000


def check_image(file: BinaryIO, kind: MediaType, *, most_pixels: int) -> None:
    """Refuse a picture that would fill the memory of whoever opens it.

    Raises:
        ImageDamaged: Its header cannot be read.
        ImageTooLarge: Width times height is above the cap.
    """
    file.seek(0)
    try:
        width, height = png_size(file) if kind is MediaType.PNG else jpeg_size(file)
    except struct.error as fault:
        raise ImageDamaged from fault
    if width < 1 or height < 1:
        raise ImageDamaged
    if width * height > most_pixels:
        raise ImageTooLarge(width=width, height=height)


def png_size(file: BinaryIO) -> tuple[int, int]:
    """Return width and height of a PNG; its first chunk states them (RFC 2083, 4.1.1).

    Raises:
        ImageDamaged: It does not.
    """
    head = file.read(24)
    if not head.startswith(PNG) or head[12:16] != b"IHDR":
        raise ImageDamaged
    width, height = struct.unpack(">II", head[16:24])
    return width, height


def jpeg_size(file: BinaryIO) -> tuple[int, int]:
    """Return width and height of a JPEG from its first frame header.

    Raises:
        ImageDamaged: There is none before the picture's data.
    """
    if file.read(2) != b"\xff\xd8":
        raise ImageDamaged
    for _segment in range(MOST_SEGMENTS):
        marker = _marker(file)
        if marker in ALONE:
            continue
        (length,) = struct.unpack(">H", file.read(2))
        if marker in FRAMES:
            _precision, height, width = struct.unpack(">BHH", file.read(5))
            return width, height
        if marker == 0xDA or length < 2:
            break
        file.seek(length - 2, 1)
    raise ImageDamaged


def _marker(file: BinaryIO) -> int:
    if file.read(1) != b"\xff":
        raise ImageDamaged
    marker = b"\xff"
    while marker == b"\xff":
        marker = file.read(1)
    if not marker:
        raise ImageDamaged
    return marker[0]
