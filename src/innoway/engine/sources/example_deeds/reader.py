"""Read the example world: one technology or transfer a line, as the recipe writes them."""

from collections.abc import Iterator
from typing import Any

from innoway.engine.formats.input_file import InputFile, Member
from innoway.engine.formats.items import Accepted, Item, rejected
from innoway.engine.formats.json_items import JsonValue, json_lines
from innoway.engine.records.conveyance import kind_of
from innoway.engine.records.dates import ImpossibleDate, read_date

TABLES = ("technologies", "transfers")
DATES = ("date", "filing_date", "executed", "recorded", "as_of")
LISTS = ("claims", "ipc", "cpc", "cites", "extra")
_LINE_LIMIT = 1 << 20


def read(file: InputFile, member: Member, start: int) -> Iterator[Item]:
    """Yield the records of one stream from byte ``start``."""
    for value in json_lines(member, start, min(file.record_limit, _LINE_LIMIT)):
        yield _item(value) if isinstance(value, JsonValue) else value


def _item(value: JsonValue) -> Item:
    table = next((name for name in TABLES if name in value.value), None)
    if table is None:
        reason = "a line holds either technologies or transfers"
        return rejected("wrong-columns", reason, value.position, value.raw, value.end)
    try:
        row = _row(table, value.value[table])
    except ImpossibleDate as error:
        return rejected("impossible-date", str(error), value.position, value.raw, value.end)
    return Accepted(table, row, value.position, value.raw, value.end)


def _row(table: str, told: dict[str, Any]) -> dict[str, Any]:
    row = {**told, **{name: read_date(told[name]) for name in DATES if name in told}}
    if table == "transfers":
        return {**row, "conveyance": kind_of(row["text"]).name}
    return {**{name: [] for name in LISTS}, **row}
