"""Read weekly bulk files: thousands of XML documents in a row, plain, gzipped or zipped.

Grants of Red Book 4.x (2005 on) and 2.5 (2002-2004), applications of 4.x and 1.x (2001-2004).
"""

from collections.abc import Callable, Iterator
from typing import Any

from innoway.engine.formats.input_file import InputFile, Member
from innoway.engine.formats.items import Accepted, Item, Passed, rejected
from innoway.engine.formats.xml_documents import Piece, documents
from innoway.engine.formats.xml_parser import NotParsed, parse_document
from innoway.engine.records.dates import ImpossibleDate
from innoway.engine.sources.uspto_grants import application_1x, grant_25, red_book

Reading = Callable[[Any], dict[str, Any]]

ROOTS: dict[str, Reading] = {
    "us-patent-grant": red_book.read,
    "us-patent-application": red_book.read,
    "patent-application-publication": application_1x.read,
    "PATDOC": grant_25.read,
}
OTHERS = frozenset({"sequence-cwu", "sequence-list"})  # sit in weekly files beside the patents
_APS = (b"PATN", b"HHHHHT")
_TEXTUAL = (".xml", ".sgm", ".sgml", ".txt", ".zip", ".gz", "")


def read(file: InputFile, member: Member, start: int) -> Iterator[Item]:
    """Yield the documents of one stream from byte ``start``."""
    name = member.name.rpartition("!")[2].lower()
    if "!" in member.name and not name.endswith(_TEXTUAL[:4]):
        yield Passed("file of another kind in the archive", (member.index + 1, 0))
        return
    for piece in documents(member.blocks(start), tuple(ROOTS), file.record_limit, start=start):
        yield _item(piece, member, file.record_limit)


def _item(piece: Piece, member: Member, limit: int) -> Item:
    where, end = f"byte {piece.start}", (member.index, piece.end)
    if piece.size > limit:
        reason = f"a document of {piece.size} bytes is longer than any record may be ({limit})"
        return rejected("too-long", reason, where, piece.data, end, piece.size)
    try:
        text = piece.data.lstrip(b"\xef\xbb\xbf \t\r\n\0")
        if not text.startswith((b"<", *_APS)):
            raise NotParsed("not-xml", "this is no XML: the text does not begin with a tag")
        if text.startswith(_APS):
            raise NotParsed(
                "older-format",
                "text of the APS Green Book (1976-2001) is not read; take the same patents from "
                "the source patentsview_sample or as XML",
            )
        root = parse_document(piece.data, transcoded=member.transcoded)
        reading = ROOTS.get(root.tag)
        if reading is None:
            if root.tag in OTHERS:
                return Passed(root.tag, end)
            raise NotParsed("unknown-root", f"<{root.tag[:60]}> is no patent document known here")
        return Accepted("technologies", reading(root), where, piece.data, end)
    except NotParsed as error:
        return rejected(error.code, str(error), where, piece.data, end)
    except ImpossibleDate as error:
        return rejected("impossible-date", str(error), where, piece.data, end)
    except red_book.Incomplete as error:
        return rejected("missing-value", str(error), where, piece.data, end)
