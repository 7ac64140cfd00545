"""Published applications of the first formats, 1.5 and 1.6 (2001-2004).

Source: USPTO, Patent Application Publication Full Text Data/XML v1.5, v1.6.
"""

from collections.abc import Iterator
from typing import Any

from lxml import etree

from innoway.engine.formats.xml_parser import text_of
from innoway.engine.records.classification import symbol
from innoway.engine.records.dates import read_date
from innoway.engine.records.patent_number import patent_type, us_application, us_id
from innoway.engine.sources.uspto_grants.red_book import Incomplete

Element = etree._Element
Row = dict[str, Any]
BOOK = "subdoc-bibliographic-information"


def read(root: Element) -> Row:
    """Return a staged technology.

    Raises:
        Incomplete: There is no publication number.
        ImpossibleDate: Its date of publication or filing is in no calendar.
    """
    book = root.find(BOOK)
    if book is None:
        raise Incomplete(f"there is no bibliographic data ({BOOK})")
    number = text_of(book.find("document-id/doc-number"))
    id = us_id(number)
    if not id:
        raise Incomplete(f"the publication number {number[:40]!r} is none")
    kind_code = text_of(book.find("document-id/kind-code"))
    published = read_date(text_of(book.find("document-id/document-date")))
    filing = book.find("domestic-filing-data")
    claims = [text_of(claim) for claim in root.iterfind("subdoc-claims/claim")]
    return {
        "id": id,
        "kind": "application",
        "type": patent_type(id, kind_code),
        "number": id.removeprefix("US"),
        "kind_code": kind_code,
        "country": "US",
        "application_number": us_application(_in(filing, "application-number/doc-number")),
        "title": text_of(book.find("technical-information/title-of-invention")),
        "abstract": "\n\n".join(
            text for p in root.iterfind("subdoc-abstract/paragraph") if (text := text_of(p))
        ),
        "language": "en",
        "date": published,
        "filing_date": read_date(_in(filing, "filing-date")),
        "status": "published",
        "claims_count": len(claims) or None,
        "claims": claims,
        "ipc": list(dict.fromkeys(_ipc(book))),
        "cpc": [],
        "cites": [],
        "parties": list(_parties(book)),
        "extra": list(_extra(book)),
        "as_of": published,
    }


def _in(element: Element | None, path: str) -> str:
    return "" if element is None else text_of(element.find(path))


def _ipc(book: Element) -> Iterator[str]:
    for entry in book.iterfind("technical-information/classification-ipc//ipc"):
        if found := symbol(entry.text or ""):
            yield found


def _parties(book: Element) -> Iterator[Row]:
    inventors = book.find("inventors")
    if inventors is not None:
        for place, element in enumerate(inventors):
            if found := _person(element, place):
                yield found
    for place, element in enumerate(book.iterfind("assignee")):
        if found := _owner(element, place):
            yield found


def _person(element: Element, sequence: int) -> Row | None:
    given = f"{_in(element, 'name/given-name')} {_in(element, 'name/middle-name')}".strip()
    family = _in(element, "name/family-name")
    name = f"{given} {family}".strip()
    if not name:
        return None
    home = element.find("residence/*")
    country = _in(home, "country-code") or ("US" if _in(home, "state") else "")
    return {
        "kind": "person", "role": "inventor", "sequence": sequence, "name": name,
        "given": given or None, "family": family or None, "city": _in(home, "city") or None,
        "region": _in(home, "state") or None, "country": country or None, "type": None,
    }  # fmt: skip


def _owner(element: Element, sequence: int) -> Row | None:
    name = _in(element, "organization-name") or _in(element, "name")
    if not name:
        return None
    return {
        "kind": "organisation" if _in(element, "organization-name") else "person",
        "role": "owner", "sequence": sequence, "name": name, "given": None, "family": None,
        "city": _in(element, "address/city") or None,
        "region": _in(element, "address/state") or None,
        "country": _in(element, "address/country/country-code") or None,
        "type": _in(element, "assignee-type").lstrip("0") or None,
    }  # fmt: skip


def _extra(book: Element) -> Iterator[dict[str, str]]:
    for prior in book.iterfind("foreign-priority-data"):
        parts = (
            _in(prior, path)
            for path in ("country-code", "priority-application-number/doc-number", "filing-date")
        )
        yield {"property": "priority", "value": " ".join(part for part in parts if part)}
