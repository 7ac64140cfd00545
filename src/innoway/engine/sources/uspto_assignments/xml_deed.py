"""One deed of the daily assignment XML (PADX, until 2021).

Source: USPTO, Patent Assignment XML (PADX) file description v2.
"""

from collections.abc import Iterator
from typing import Any

from lxml import etree

from innoway.engine.formats.xml_parser import text_of
from innoway.engine.records.conveyance import kind_of
from innoway.engine.records.dates import read_date
from innoway.engine.records.patent_number import us_id
from innoway.engine.sources.uspto_assignments.json_deed import NotADeed, application_key

Element = etree._Element


def read(root: Element) -> dict[str, Any]:
    """Return a staged transfer.

    Raises:
        NotADeed: Reel and frame are missing.
        ImpossibleDate: A date of the deed is in no calendar.
    """
    record = root.find("assignment-record")
    reel, frame = _in(record, "reel-no"), _in(record, "frame-no")
    if not (reel.isdecimal() and frame.isdecimal()):
        raise NotADeed("there is no reel and frame number")
    text = _in(record, "conveyance-text")
    executed = [
        date
        for who in root.iterfind("patent-assignors/patent-assignor")
        if (date := read_date(_in(who, "execution-date/date")))
    ]
    recorded = read_date(_in(record, "recorded-date/date"))
    purged = _in(record, "purge-indicator").upper() == "Y"
    return {
        "id": f"{int(reel)}/{int(frame)}",
        "text": text,
        "conveyance": kind_of(text).name,
        "executed": max(executed, default=None),
        "recorded": recorded,
        "status": "purged" if purged else "recorded",
        "assignors": [_party(who) for who in root.iterfind("patent-assignors/patent-assignor")],
        "assignees": [_party(who) for who in root.iterfind("patent-assignees/patent-assignee")],
        "objects": list(_objects(root)),
        "correspondent": _in(record, "correspondent/name") or None,
        "as_of": read_date(_in(record, "last-update-date/date")) or recorded,
    }


def _in(element: Element | None, path: str) -> str:
    return "" if element is None else text_of(element.find(path))


def _party(who: Element) -> dict[str, Any]:
    return {
        "name": _in(who, "name"),
        "city": _in(who, "city") or None,
        "region": _in(who, "state") or None,
        "country": _in(who, "country-name") or None,
    }


def _objects(root: Element) -> Iterator[dict[str, Any]]:
    for thing in root.iterfind("patent-properties/patent-property"):
        title = _in(thing, "invention-title") or None
        for document in thing.iterfind("document-id"):
            number, kind = _in(document, "doc-number"), _in(document, "kind")
            id = application_key(number) if kind.startswith("X") else us_id(number)
            if id and _in(document, "country") in {"US", ""}:
                yield {"technology": id, "title": title}
