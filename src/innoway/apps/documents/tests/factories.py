"""Real files, made here: nothing is fetched and nothing harmful is inside."""

import io
import struct
import zipfile
import zlib

from innoway.apps.documents.calculations.limits import Limits
from innoway.apps.documents.enums import MediaType

LIMITS = Limits(
    largest_file=2 << 20, archive_entries=200, archive_unpacked=16 << 20, archive_ratio=150,
    pdf_unpacked=1 << 20, image_pixels=1_000_000,
)  # fmt: skip
CONTENT_TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/'
    'content-types"><Default Extension="xml" ContentType="application/xml"/></Types>'
)


def make_pdf(*objects: bytes, tail: bytes = b"") -> bytes:
    """Return a small PDF whose catalogue is object 1; further objects are added as given."""
    body = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
    parts = [
        b"1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n",
        b"2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n",
        b"3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>\nendobj\n",
        *objects,
    ]
    return (
        body + b"".join(parts) + b"trailer\n<< /Root 1 0 R " + tail + b">>\nstartxref\n0\n%%EOF\n"
    )


def make_object_stream(content: bytes, *, facts: bytes = b"/Filter /FlateDecode") -> bytes:
    """Return a PDF object stream with objects packed inside."""
    packed = zlib.compress(content)
    head = b"9 0 obj\n<< /Type /ObjStm /N 1 /First 5 %s /Length %d >>\nstream\r\n" % (
        facts,
        len(packed),
    )
    return head + packed + b"\r\nendstream\nendobj\n"


def make_package(parts: dict[str, bytes]) -> bytes:
    """Return a zip archive of parts."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return file.getvalue()


def make_docx(**more: bytes) -> bytes:
    """Return a Word file with further parts; ``__`` in a name stands for a slash."""
    parts = {"[Content_Types].xml": CONTENT_TYPES.encode(), "word/document.xml": b"<w:document/>"}
    return make_package(parts | {name.replace("__", "/"): text for name, text in more.items()})


def make_png(width: int = 40, height: int = 30) -> bytes:
    """Return a PNG that states a size."""
    head = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunk = struct.pack(">I", 13) + head + struct.pack(">I", zlib.crc32(head))
    return b"\x89PNG\r\n\x1a\n" + chunk + b"\0\0\0\0IEND\xaeB`\x82"


def make_jpeg(width: int = 40, height: int = 30) -> bytes:
    """Return the header of a JPEG that states a size."""
    note = b"\xff\xe0" + struct.pack(">H", 16) + b"JFIF\0\1\1\0\0\1\0\1\0\0"
    frame = b"\xff\xc0" + struct.pack(">HBHHB", 11, 8, height, width, 1) + b"\1\x11\0"
    return b"\xff\xd8" + note + frame + b"\xff\xd9"


FILES: dict[MediaType, tuple[str, bytes]] = {
    MediaType.PDF: ("report.pdf", make_pdf()),
    MediaType.DOCX: ("plan.docx", make_docx()),
    MediaType.XLSX: (
        "table.xlsx",
        make_package({"[Content_Types].xml": b"<Types/>", "xl/workbook.xml": b"<workbook/>"}),
    ),
    MediaType.PPTX: (
        "slides.pptx",
        make_package({"[Content_Types].xml": b"<Types/>", "ppt/presentation.xml": b"<p/>"}),
    ),
    MediaType.OFD: (
        "发票.ofd",
        make_package({"OFD.xml": b"<ofd:OFD/>", "Doc_0/Document.xml": b""}),
    ),
    MediaType.PNG: ("photo.png", make_png()),
    MediaType.JPEG: ("photo.JPG", make_jpeg()),
    MediaType.TEXT: ("names.csv", "名称,税号\n测试,1\n".encode("gb18030")),
}
