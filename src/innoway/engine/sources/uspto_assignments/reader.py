"""Read recorded transfers: JSON lines of the assignment search, or the older daily XML."""

from collections.abc import Iterator

from innoway.engine.formats.input_file import InputFile, Member
from innoway.engine.formats.items import Accepted, Item, Passed, rejected
from innoway.engine.formats.json_items import JsonValue, json_lines
from innoway.engine.formats.xml_documents import Piece, documents
from innoway.engine.formats.xml_parser import NotParsed, parse_document
from innoway.engine.records.dates import ImpossibleDate
from innoway.engine.sources.uspto_assignments import json_deed, xml_deed

RECORD = b"<patent-assignment"
_LINE_LIMIT = 32 << 20
_BLANK = b"\xef\xbb\xbf \t\r\n\0"


def read(file: InputFile, member: Member, start: int) -> Iterator[Item]:
    """Yield the deeds of one stream from byte ``start``; the first byte tells the format."""
    first = next(member.blocks(), b"").lstrip(_BLANK)[:1]
    if first == b"<":
        for piece in documents(
            member.blocks(start), ("patent-assignment",), file.record_limit, start=start
        ):
            yield _from_xml(piece, member, file.record_limit)
        return
    for value in json_lines(member, start, min(file.record_limit, _LINE_LIMIT)):
        yield _from_json(value) if isinstance(value, JsonValue) else value


def _from_json(value: JsonValue) -> Item:
    try:
        return Accepted(
            "transfers", json_deed.read(value.value), value.position, value.raw, value.end
        )
    except ImpossibleDate as error:
        return rejected("impossible-date", str(error), value.position, value.raw, value.end)
    except json_deed.NotADeed as error:
        return rejected("missing-value", str(error), value.position, value.raw, value.end)


def _from_xml(piece: Piece, member: Member, limit: int) -> Item:
    where, end = f"byte {piece.start}", (member.index, piece.end)
    if piece.size > limit:
        reason = f"a record of {piece.size} bytes is longer than any record may be ({limit})"
        return rejected("too-long", reason, where, piece.data, end, piece.size)
    at = piece.data.find(RECORD + b">")
    if at < 0:
        at = piece.data.find(RECORD + b" ")
    if at < 0:
        if _is_wrapping(piece.data):
            return Passed("frame around the records", end)
        return rejected("unknown-root", "no <patent-assignment> here", where, piece.data, end)
    try:
        row = xml_deed.read(parse_document(piece.data[at:], transcoded=member.transcoded))
        return Accepted("transfers", row, where, piece.data[at:], end)
    except NotParsed as error:
        return rejected(error.code, str(error), where, piece.data, end)
    except ImpossibleDate as error:
        return rejected("impossible-date", str(error), where, piece.data, end)
    except json_deed.NotADeed as error:
        return rejected("missing-value", str(error), where, piece.data, end)


def _is_wrapping(data: bytes) -> bool:
    """Tell whether these bytes only open or close the list around the records."""
    tags = (b"</patent-assignments", b"</us-patent-assignments", b"<us-patent-assignments",
            b"<patent-assignments", b"</assignments", b"<data-available-code")  # fmt: skip
    return any(tag in data for tag in tags) or data.strip(_BLANK).startswith(b"<?xml")
