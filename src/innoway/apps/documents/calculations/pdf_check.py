"""Looks for what a PDF could do by itself, without running or rendering it.

Names are looked for in the whole file, not only where a table of contents says objects are:
a reader of another make may find objects that ours would not. Object streams, in which newer
files hide their objects, are unpacked with a cap.

Source: ISO 32000-1, 7.3.5 (names), 7.5.7 (object streams), 12.6 (actions), 7.11.4 (files).
"""

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from innoway.apps.documents.errors import (
    ArchiveBomb,
    PdfActive,
    PdfAttachment,
    PdfEncrypted,
    PdfUnreadable,
)

END = rb"(?=[\x00\t\n\x0c\r ()<>\[\]{}/%]|\Z)"
ACTIVE = re.compile(
    rb"/(JavaScript|Launch|SubmitForm|ImportData|GoToE|RichMedia|Rendition|XFA)" + END
)
# Three bytes occur by chance in compressed data; these are looked for outside of it only.
SHORT = re.compile(rb"/(JS)" + END)
ATTACHED = re.compile(rb"/(EmbeddedFiles?)" + END)
ENCRYPTED = re.compile(rb"/Encrypt" + END)
OBJECT_STREAM = re.compile(rb"/ObjStm" + END)
PLAIN_FLATE = re.compile(rb"/Filter\s*(?:\[\s*)?/(?:FlateDecode|Fl)\s*(?:\]|/|>|\s)")
ANY_FILTER = re.compile(rb"/(?:Filter|DecodeParms)" + END)
PREDICTOR = re.compile(rb"/DecodeParms" + END)
STREAM = re.compile(rb"(?<!end)stream(?:\r\n|\n|\r)")
PAGE = re.compile(rb"/Type\s*/Page" + END)
ESCAPE = re.compile(rb"#([0-9A-Fa-f]{2})")
PIECE = 1 << 14
MOST_STREAMS = 100_000  # a book of a thousand pages has some thousands


@dataclass(frozen=True, slots=True)
class PdfFacts:
    """What the check learned; pages are None when they cannot be counted."""

    pages: int | None


def check_pdf(data: bytes, *, most_unpacked: int) -> PdfFacts:
    """Refuse a PDF with scripts, commands, attachments or a password.

    Raises:
        PdfUnreadable: Header, end or an object stream cannot be read.
        PdfEncrypted: It asks for a password or restricts its reader.
        PdfActive: It holds a script or an action that leaves the document.
        PdfAttachment: It holds other files.
        ArchiveBomb: Its object streams unpack to more than the cap.
    """
    if not data.startswith(b"%PDF-") or b"startxref" not in data:
        raise PdfUnreadable
    if sum(1 for _stream in STREAM.finditer(data)) > MOST_STREAMS:
        raise PdfUnreadable
    whole = unescaped(data)
    if ENCRYPTED.search(whole):
        raise PdfEncrypted
    refuse_active(whole)
    pages = len(PAGE.findall(whole))
    outside = b"".join(_outside_streams(data))
    refuse_short(unescaped(outside))
    for text in object_streams(data, most_unpacked=most_unpacked):
        plain = unescaped(text)
        refuse_active(plain)
        refuse_short(plain)
        pages += len(PAGE.findall(plain))
    return PdfFacts(pages or None)


def unescaped(data: bytes) -> bytes:
    """Return the bytes with ``#xx`` in names written out.

    >>> unescaped(b"/J#61va#53cript")
    b'/JavaScript'
    """
    return ESCAPE.sub(lambda match: bytes([int(match[1], 16)]), data)


def refuse_active(text: bytes) -> None:
    """Refuse names of actions and attachments.

    Raises:
        PdfActive: An action that leaves the document.
        PdfAttachment: A file inside.
    """
    if found := ACTIVE.search(text):
        raise PdfActive(found="/" + found[1].decode())
    if ATTACHED.search(text):
        raise PdfAttachment


def refuse_short(text: bytes) -> None:
    """Refuse the short name of a script.

    Raises:
        PdfActive: It is there.
    """
    if SHORT.search(text):
        raise PdfActive(found="/JS")


def _outside_streams(data: bytes) -> Iterator[bytes]:
    """Yield what stands between streams."""
    position = 0
    for match in STREAM.finditer(data):
        if match.start() < position:
            continue
        yield data[position : match.end()]
        end = data.find(b"endstream", match.end())
        position = len(data) if end < 0 else end
    yield data[position:]


def object_streams(data: bytes, *, most_unpacked: int) -> Iterator[bytes]:
    """Yield each object stream unpacked.

    The compressed data end where they say so themselves: a false length changes nothing.

    Raises:
        PdfUnreadable: Another filter than Flate, or damaged data.
        ArchiveBomb: Together they unpack to more than the cap.
    """
    left, before = most_unpacked, 0
    for match in STREAM.finditer(data):
        begin = max(data.rfind(b"obj", before, match.start()), before)
        facts = unescaped(data[begin : match.start()])
        before = match.end()
        if not OBJECT_STREAM.search(facts):
            continue
        text = _unpacked(data, match.end(), facts, left)
        left -= len(text)
        yield text


def _unpacked(data: bytes, start: int, facts: bytes, left: int) -> bytes:
    if not ANY_FILTER.search(facts):
        end = data.find(b"endstream", start)
        return data[start : end if end >= 0 else len(data)]
    if not PLAIN_FLATE.search(facts) or PREDICTOR.search(facts):
        raise PdfUnreadable
    try:
        return _inflated(data, start, left)
    except zlib.error as fault:
        raise PdfUnreadable from fault


def _inflated(data: bytes, start: int, left: int) -> bytes:
    """Unpack piece by piece: what follows the stream is never copied."""
    unpack, parts, size = zlib.decompressobj(), [], 0
    while not unpack.eof and start < len(data):
        piece: bytes = data[start : start + PIECE]
        start += PIECE
        while piece and not unpack.eof:
            part = unpack.decompress(piece, left - size + 1)
            size += len(part)
            if size > left:
                raise ArchiveBomb
            parts.append(part)
            piece = unpack.unconsumed_tail
    return b"".join(parts)
