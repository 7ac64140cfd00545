"""Grants and applications of Red Book XML 4.0 to 4.7 (2005 on).

Source: USPTO, Patent Grant / Patent Application Publication Full Text Data/XML, v4.x.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from lxml import etree

from innoway.engine.formats.xml_parser import text_of
from innoway.engine.records.classification import parts_symbol, symbol
from innoway.engine.records.dates import read_date
from innoway.engine.records.patent_number import (
    document_id,
    patent_type,
    us_application,
    us_id,
)

Element = etree._Element
Row = dict[str, Any]


class Incomplete(ValueError):
    """The document lacks what makes it one: a number."""


def read(root: Element) -> Row:
    """Return a staged technology.

    Raises:
        Incomplete: There is no publication number.
        ImpossibleDate: Its date of publication or filing is in no calendar.
    """
    book = root.find("us-bibliographic-data-grant")
    granted = book is not None
    if book is None:
        book = root.find("us-bibliographic-data-application")
    if book is None:
        raise Incomplete("there is no bibliographic data")
    published = book.find("publication-reference/document-id")
    number = _text(published, "doc-number")
    id = us_id(number)
    if not id:
        raise Incomplete(f"the publication number {number[:40]!r} is none")
    kind_code = _text(published, "kind")
    applied = book.find("application-reference")
    filed = applied.find("document-id") if applied is not None else None
    claims = [text_of(claim) for claim in root.iterfind("claims/claim")]
    count = _text(book, "number-of-claims")
    kind = applied.get("appl-type", "") if applied is not None else ""
    return {
        "id": id,
        "kind": "patent" if granted else "application",
        "type": kind.replace("-", " ") or patent_type(id, kind_code),
        "number": id.removeprefix("US"),
        "kind_code": kind_code,
        "country": "US",
        "application_number": us_application(_text(filed, "doc-number")),
        "title": text_of(book.find("invention-title")),
        "abstract": _paragraphs(root.find("abstract")),
        "language": (root.get("lang") or "EN").lower(),
        "date": read_date(_text(published, "date") or root.get("date-publ")),
        "filing_date": read_date(_text(filed, "date")),
        "status": "granted" if granted else "published",
        "claims_count": int(count) if count.isdecimal() else len(claims) or None,
        "claims": claims,
        "ipc": _distinct(_ipc(book)),
        "cpc": _distinct(_cpc(book)),
        "cites": _distinct(_cited(book)),
        "parties": list(_parties(book)),
        "extra": list(_extra(book)),
        "as_of": _as_of(root, published),
    }


def _as_of(root: Element, published: Element | None) -> Any:
    try:
        return read_date(root.get("date-produced") or _text(published, "date"))
    except ValueError:
        return read_date(_text(published, "date"))


def _text(element: Element | None, path: str) -> str:
    return "" if element is None else (element.findtext(path) or "").strip()


def _paragraphs(element: Element | None) -> str:
    if element is None:
        return ""
    return "\n\n".join(text for text in (text_of(p) for p in element) if text)


def _distinct(values: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(value for value in values if value))


def _ipc(book: Element) -> Iterator[str]:
    for entry in book.iterfind("classifications-ipcr/classification-ipcr"):
        yield _parted(entry)
    old = book.find("classification-ipc")
    if old is not None:
        for entry in old.iterchildren("main-classification", "further-classification"):
            yield symbol(entry.text or "")


def _cpc(book: Element) -> Iterator[str]:
    for entry in book.iterfind("classifications-cpc/*/classification-cpc"):
        yield _parted(entry)
    for entry in book.iterfind("classifications-cpc/*/combination-set//classification-cpc"):
        yield _parted(entry)


def _parted(entry: Element) -> str:
    parts = {child.tag: child.text or "" for child in entry}
    subclass = parts.get("section", "") + parts.get("class", "") + parts.get("subclass", "")
    return parts_symbol(subclass.strip(), parts.get("main-group", ""), parts.get("subgroup", ""))


def _cited(book: Element) -> Iterator[str]:
    for tag in ("us-references-cited", "references-cited"):
        for cited in book.iterfind(f"{tag}/*/patcit/document-id"):
            yield document_id(_text(cited, "country"), _text(cited, "doc-number"))


def _parties(book: Element) -> Iterator[Row]:
    for box in ("us-parties", "parties"):
        parties = book.find(box)
        if parties is None:
            continue
        yield from _role(parties.iterfind("inventors/inventor"), "inventor")
        if parties.find("inventors/inventor") is None:
            yield from _role(
                (a for a in parties.iterfind("applicants/applicant")
                 if "inventor" in a.get("app-type", "")), "inventor"
            )  # fmt: skip
        yield from _role(_applicants(parties), "applicant")
        yield from _role(parties.iterfind("agents/agent"), "attorney")
    yield from _role(book.iterfind("assignees/assignee"), "owner")


def _applicants(parties: Element) -> Iterator[Element]:
    yield from parties.iterfind("us-applicants/us-applicant")
    for applicant in parties.iterfind("applicants/applicant"):
        if "inventor" not in applicant.get("app-type", ""):
            yield applicant


def _role(elements: Iterable[Element], role: str) -> Iterator[Row]:
    for place, element in enumerate(elements):
        party = party_of(element, role, place)
        if party is not None:
            yield party


def party_of(element: Element, role: str, sequence: int) -> Row | None:
    """Return a party from an address book, or ``None`` when it bears no name."""
    book = element.find("addressbook")
    book = element if book is None else book
    organisation = text_of(book.find("orgname"))
    given, family = text_of(book.find("first-name")), text_of(book.find("last-name"))
    middle = text_of(book.find("middle-name"))
    given = f"{given} {middle}".strip()
    name = organisation or f"{given} {family}".strip() or text_of(book.find("name"))
    if not name:
        return None
    address = book.find("address")
    country = _text(address, "country") or _text(element, "residence/country")
    return {
        "kind": "organisation" if organisation else "person",
        "role": role,
        "sequence": sequence,
        "name": name,
        "given": None if organisation else given or None,
        "family": None if organisation else family or None,
        "city": _text(address, "city") or None,
        "region": _text(address, "state") or None,
        "country": country.upper() if len(country) == 2 else None,
        "type": _text(book, "role").lstrip("0") or None,
    }


def _extra(book: Element) -> Iterator[dict[str, str]]:
    for claim in book.iterfind("priority-claims/priority-claim"):
        parts = (_text(claim, tag) for tag in ("country", "doc-number", "date"))
        yield {"property": "priority", "value": " ".join(part for part in parts if part)}
    for name, path in (
        ("term_extension_days", "us-term-of-grant/us-term-extension"),
        ("uspc", "classification-national/main-classification"),
        ("locarno", "classification-locarno/main-classification"),
        ("published_as", "us-related-documents/related-publication/document-id/doc-number"),
    ):
        if value := _text(book, path):
            yield {"property": name, "value": " ".join(value.split())}
