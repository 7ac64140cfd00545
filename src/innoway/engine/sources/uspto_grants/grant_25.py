"""Grants of the ST.32 XML 2.4 and 2.5 (2001-2004), where tags are the numbers of INID codes.

Source: USPTO, Patent Grant Full Text Data/XML v2.5; WIPO ST.9 for the codes.
"""

from collections.abc import Iterator
from typing import Any

from lxml import etree

from innoway.engine.formats.xml_parser import text_of
from innoway.engine.records.classification import symbol
from innoway.engine.records.dates import read_date
from innoway.engine.records.patent_number import (
    document_id,
    patent_type,
    us_application,
    us_id,
)
from innoway.engine.sources.uspto_grants.red_book import Incomplete

Element = etree._Element
Row = dict[str, Any]


def read(root: Element) -> Row:
    """Return a staged technology.

    Raises:
        Incomplete: There is no patent number.
        ImpossibleDate: Its date of grant or filing is in no calendar.
    """
    book = root.find("SDOBI")
    if book is None:
        raise Incomplete("there is no bibliographic data (SDOBI)")
    number = text_of(book.find("B100/B110"))
    id = us_id(number)
    if not id:
        raise Incomplete(f"the patent number {number[:40]!r} is none")
    kind_code = text_of(book.find("B100/B130"))
    granted = read_date(text_of(book.find("B100/B140")))
    count = text_of(book.find("B500/B570/B577"))
    claims = [text_of(claim) for claim in root.iterfind("SDOCL/CL/CLM")]
    return {
        "id": id,
        "kind": "patent",
        "type": patent_type(id, kind_code),
        "number": id.removeprefix("US"),
        "kind_code": kind_code,
        "country": "US",
        "application_number": us_application(text_of(book.find("B200/B210"))),
        "title": text_of(book.find("B500/B540")),
        "abstract": "\n\n".join(
            text for p in root.iterfind("SDOAB/BTEXT/PARA") if (text := text_of(p))
        ),
        "language": "en",
        "date": granted,
        "filing_date": read_date(text_of(book.find("B200/B220"))),
        "status": "granted",
        "claims_count": int(count) if count.isdecimal() else len(claims) or None,
        "claims": claims,
        "ipc": list(dict.fromkeys(_ipc(book))),
        "cpc": [],
        "cites": list(dict.fromkeys(_cited(book))),
        "parties": list(_parties(book)),
        "extra": list(_extra(book)),
        "as_of": granted,
    }


def _ipc(book: Element) -> Iterator[str]:
    """Yield IPC symbols; their columns are fixed, so blanks must not be squeezed."""
    for tag in ("B511", "B512"):
        for entry in book.iterfind(f"B500/B510/{tag}"):
            if found := symbol("".join(str(text) for text in entry.itertext())):
                yield found


def _cited(book: Element) -> Iterator[str]:
    for cited in book.iterfind("B500/B560/B561/PCIT"):
        country = text_of(cited.find("DOC/CTRY")) or text_of(cited.find("PARTY-US/ADR/CTRY"))
        if found := document_id(country, text_of(cited.find("DOC/DNUM"))):
            yield found


def _parties(book: Element) -> Iterator[Row]:
    for role, path in (
        ("inventor", "B700/B720/B721/PARTY-US"),
        ("owner", "B700/B730/B731/PARTY-US"),
        ("attorney", "B700/B740/B741/PARTY-US"),
    ):
        for place, party in enumerate(book.iterfind(path)):
            if found := _party(party, role, place):
                yield found


def _party(party: Element, role: str, sequence: int) -> Row | None:
    organisation = text_of(party.find("NAM/ONM"))
    given, family = text_of(party.find("NAM/FNM")), text_of(party.find("NAM/SNM"))
    name = organisation or f"{given} {family}".strip()
    if not name:
        return None
    city, region = text_of(party.find("ADR/CITY")), text_of(party.find("ADR/STATE"))
    country = text_of(party.find("ADR/CTRY")) or ("US" if region else "")
    return {
        "kind": "organisation" if organisation else "person",
        "role": role,
        "sequence": sequence,
        "name": name,
        "given": None if organisation else given or None,
        "family": None if organisation else family or None,
        "city": city or None,
        "region": region or None,
        "country": country[:2].upper() or None,
        "type": None,
    }


def _extra(book: Element) -> Iterator[dict[str, str]]:
    for prior in book.iterfind("B300"):
        parts = (text_of(prior.find(tag)) for tag in ("B330", "B310", "B320"))
        yield {"property": "priority", "value": " ".join(part for part in parts if part)}
    if main := text_of(book.find("B500/B520/B521")):
        yield {"property": "uspc", "value": main}
