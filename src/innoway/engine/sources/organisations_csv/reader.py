"""Read a register of organisations: any CSV file with a column of names.

Columns with a known meaning are understood in several spellings; all others are kept as facts
under the name the file gives them.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from innoway.engine.formats.delimited import DelimitedRow, delimited_rows, header_of
from innoway.engine.formats.input_file import InputFile, Member
from innoway.engine.formats.items import Accepted, Item, Rejected, rejected
from innoway.engine.records.dates import ImpossibleDate, read_date

COLUMNS: dict[str, tuple[str, ...]] = {
    "name": ("organisation", "organization", "name", "organisation_name", "organization_name",
             "company", "名称", "单位名称", "企业名称"),
    "register_id": ("id", "register_id", "unique_id", "code", "uscc", "统一社会信用代码"),
    "city": ("city", "town", "城市"),
    "region": ("region", "state", "province", "省份"),
    "country": ("country", "country_code", "国家"),
    "url": ("url", "website", "homepage", "网址"),
    "as_of": ("as_of", "updated", "updated_at", "date"),
}  # fmt: skip
_LINE_LIMIT = 4 << 20


def read(file: InputFile, member: Member, start: int) -> Iterator[Item]:
    """Yield the organisations of one list."""
    header = header_of(member)
    if isinstance(header, Rejected):
        yield header
        return
    meanings = _meanings(header.names)
    if "name" not in meanings:
        reason = (
            f"no column of names: one of {', '.join(COLUMNS['name'])} is needed; "
            f"found: {', '.join(header.names)[:200]}"
        )
        yield Rejected("wrong-columns", reason, "line 1", b"", 0, whole_file=True)
        return
    for row in delimited_rows(member, header, start, min(file.record_limit, _LINE_LIMIT)):
        yield (
            row if isinstance(row, Rejected) else replace(_item(row, meanings), context=header.raw)
        )


def _meanings(names: tuple[str, ...]) -> dict[str, str]:
    """Return the column of the file for each meaning; the first spelling that occurs wins."""
    lowered = {name.strip().lower(): name for name in reversed(names)}
    found = {
        meaning: next((lowered[s] for s in spellings if s in lowered), None)
        for meaning, spellings in COLUMNS.items()
    }
    return {meaning: name for meaning, name in found.items() if name is not None}


def _item(row: DelimitedRow, meanings: dict[str, str]) -> Accepted | Rejected:
    stated = {meaning: row.values[name].strip() or None for meaning, name in meanings.items()}
    if not stated["name"]:
        return rejected("missing-value", "the name is empty", row.position, row.raw, row.end)
    try:
        as_of = read_date(stated.pop("as_of", None))
    except ImpossibleDate as error:
        return rejected("impossible-date", str(error), row.position, row.raw, row.end)
    used = set(meanings.values())
    facts: list[dict[str, Any]] = [
        {"property": name, "value": value.strip()}
        for name, value in row.values.items()
        if name not in used and value.strip()
    ]
    made = {**stated, "facts": facts, "as_of": as_of}
    return Accepted("organisations", made, row.position, row.raw, row.end)
