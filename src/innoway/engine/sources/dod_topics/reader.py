"""Read technology topics: a Django fixture of the SBIR-EZ system, or a list of topics.

In the fixture, keywords, phases, references and areas are elements of their own that point to
topics by key, so the file is read once for them and once for the topics. Both times it streams;
what is kept between is bounded.
"""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from innoway.engine.formats.input_file import InputFile, Member
from innoway.engine.formats.items import Accepted, Item, Passed, Rejected, rejected
from innoway.engine.formats.json_items import JsonValue, json_array
from innoway.engine.records.dates import ImpossibleDate, read_date

KEPT = 2_000_000  # attachments in memory at most
_ELEMENT_LIMIT = 16 << 20
_AGENCIES = {"AirForce": "Air Force", "MDA": "Missile Defense Agency"}

Attached = dict[Any, dict[str, list[str]]]


def read(file: InputFile, member: Member, start: int) -> Iterator[Item]:
    """Yield the topics of one file after element ``start``."""
    limit = min(file.record_limit, _ELEMENT_LIMIT)
    attached, rounds = _attachments(member, limit)
    for value in json_array(member, limit):
        if isinstance(value, Rejected):
            yield value
        elif value.end[1] > start:
            yield _item(value, attached, rounds)


def _attachments(member: Member, limit: int) -> tuple[Attached, dict[Any, dict[str, Any]]]:
    attached: Attached = defaultdict(lambda: defaultdict(list))
    rounds: dict[Any, dict[str, Any]] = {}
    kept = 0
    for value in json_array(member, limit):
        if isinstance(value, Rejected) or not isinstance(value.value, dict):
            continue
        model = str(value.value.get("model", "")).rpartition(".")[2]
        fields = value.value.get("fields")
        if not isinstance(fields, dict):
            continue
        if model == "solicitation":
            rounds[value.value.get("pk")] = fields
        elif model in {"keyword", "phase", "reference", "area"} and kept < KEPT:
            kept += 1
            text = str(fields.get(model) or "").strip()
            for topic in fields.get("topics") or [fields.get("topic")]:
                if text and isinstance(topic, int | str):
                    attached[topic][model].append(text)
    return attached, rounds


def _item(value: JsonValue, attached: Attached, rounds: dict[Any, dict[str, Any]]) -> Item:
    found = value.value
    where, end = value.position, value.end
    if not isinstance(found, dict):
        return rejected("not-an-object", "a JSON object was expected", where, value.raw, end)
    if "model" in found and not str(found["model"]).endswith(".topic"):
        return Passed(f"other element ({found['model']})", end)
    fields = found.get("fields", found)
    fields = fields if isinstance(fields, dict) else {}
    round_ = fields.get("solicitation")
    known = rounds.get(round_, {}) if isinstance(round_, int | str) else {}
    try:
        row = _topic(fields, attached.get(found.get("pk"), {}), known)
    except ImpossibleDate as error:
        return rejected("impossible-date", str(error), where, value.raw, end)
    if not row["number"] or not row["title"]:
        reason = "a topic needs a number and a title"
        return rejected("missing-value", reason, where, value.raw, end)
    return Accepted("needs", row, where, value.raw, end)


def _topic(
    fields: dict[str, Any], attached: dict[str, list[str]], round_: dict[str, Any]
) -> dict[str, Any]:
    number = _text(fields, "topic_number", "topicNumber", "number", "id")
    agency = _text(fields, "agency", "branch", "component")
    parts = [_text(fields, "objective"), _text(fields, "description")]
    opens = _text(round_, "proposals_begin_date") or _text(fields, "open_date", "opens")
    closes = _text(round_, "proposals_end_date") or _text(fields, "close_date", "closes")
    return {
        "id": f"dod:{number.replace('/', '-')}",
        "number": number,
        "title": _text(fields, "title", "topic_title"),
        "text": "\n\n".join(part for part in parts if part),
        "language": "en",
        "agency": _AGENCIES.get(agency, agency) or "Department of Defense",
        "programme": _text(round_, "name") or _text(fields, "program", "programme"),
        "opens": read_date(opens),
        "closes": read_date(closes),
        "keywords": sorted(set(attached.get("keyword", []) + _texts(fields, "keywords"))),
        "areas": sorted(set(attached.get("area", []) + _texts(fields, "areas"))),
        "phases": sorted(attached.get("phase", []) + _texts(fields, "phases")),
        "cited": sorted(attached.get("reference", []) + _texts(fields, "references")),
        "url": _text(fields, "url", "sbir_topic_link") or None,
        "as_of": read_date(_text(round_, "pre_release_date")[:10]),
    }


def _text(fields: dict[str, Any], *names: str) -> str:
    for name in names:
        if fields.get(name) not in (None, ""):
            return str(fields[name]).replace("\r\n", "\n").strip()
    return ""


def _texts(fields: dict[str, Any], name: str) -> list[str]:
    value = fields.get(name) or []
    values = value.split(",") if isinstance(value, str) else value
    return (
        [str(one).strip() for one in values if str(one).strip()] if isinstance(values, list) else []
    )
