"""One deed of the USPTO assignment data as JSON, in the spellings seen so far.

The assignment search writes ``assignors``, ``assignees``, ``properties``; the Open Data Portal
writes ``assignorBag``, ``assigneeBag`` and one patent around them.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from innoway.engine.records.conveyance import kind_of
from innoway.engine.records.dates import read_date
from innoway.engine.records.patent_number import us_application, us_id


class NotADeed(ValueError):
    """The record bears no reel and frame."""


def read(deed: Mapping[str, Any]) -> dict[str, Any]:
    """Return a staged transfer.

    Raises:
        NotADeed: Reel and frame are missing.
        ImpossibleDate: A date of the deed is in no calendar.
    """
    reel, frame = reel_and_frame(deed)
    text = _first(deed, "conveyance", "conveyanceText") or ""
    assignors = list(_parties(deed, "assignors", "assignorBag", "assignorName"))
    executed = [read_date(who.pop("executed")) for who in assignors]
    dated = [date for date in executed if date]
    stated = read_date(_first(deed, "assignorExecutionDate", "executionDate"))
    recorded = read_date(_first(deed, "assignmentRecordedDate", "recordedDate", "recordDate"))
    return {
        "id": f"{reel}/{frame}",
        "text": " ".join(str(text).split()),
        "conveyance": kind_of(str(text)).name,
        "executed": stated or max(dated, default=None),
        "recorded": recorded,
        "status": "recorded",
        "assignors": assignors,
        "assignees": [
            {key: value for key, value in who.items() if key != "executed"}
            for who in _parties(deed, "assignees", "assigneeBag", "assigneeNameText")
        ],
        "objects": list(_objects(deed)),
        "correspondent": _correspondent(deed),
        "as_of": read_date(_first(deed, "lastUpdateDate")) or recorded,
    }


def reel_and_frame(deed: Mapping[str, Any]) -> tuple[int, int]:
    """Return reel and frame as numbers, from two fields or one."""
    both = str(_first(deed, "reelAndFrameNumber", "reelFrame") or "")
    reel, _, frame = both.partition("/")
    reel = str(_first(deed, "reelNumber", "reelNo") or reel).strip()
    frame = str(_first(deed, "frameNumber", "frameNo") or frame).strip()
    if not (reel.isdecimal() and frame.isdecimal()):
        raise NotADeed("there is no reel and frame number")
    return int(reel), int(frame)


def _first(deed: Mapping[str, Any], *names: str) -> Any:
    return next((deed[name] for name in names if deed.get(name) not in (None, "")), None)


def _correspondent(deed: Mapping[str, Any]) -> str | None:
    value = _first(deed, "correspondentName", "correspondenceAddress")
    if isinstance(value, Mapping):
        value = _first(value, "correspondentNameText", "name")
    return str(value) if value else None


def _parties(
    deed: Mapping[str, Any], plain: str, bag: str, name_key: str
) -> Iterator[dict[str, Any]]:
    for entry in _first(deed, plain, bag) or []:
        who: Mapping[str, Any] = {name_key: entry} if isinstance(entry, str) else entry
        address = who.get("assigneeAddress") or {}
        name = _first(who, name_key, "assigneeName", "name")
        if name:
            yield {
                "name": " ".join(str(name).split()),
                "city": _first(address, "cityName"),
                "region": _first(address, "geographicRegionCode", "geographicRegionName"),
                "country": _first(address, "countryCode", "countryName", "ictCountryCode"),
                "executed": _first(who, "executionDate", "assignorExecutionDate"),
            }


def _objects(deed: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    for thing in deed.get("properties") or [deed]:
        title = _first(thing, "inventionTitle")
        for id in (
            us_id(str(_first(thing, "patentNumber") or "")),
            us_id(str(_first(thing, "publicationNumber") or "")),
            application_key(str(_first(thing, "applicationNumber", "applicationNumberText") or "")),
        ):
            if id:
                yield {"technology": id, "title": title}


def application_key(number: str) -> str:
    """Return the key under which an application is found ("US:17171540"), or ""."""
    plain = us_application(number)
    return f"US:{plain}" if plain else ""
