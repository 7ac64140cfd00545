"""Read the two lists of NASA: patents (by case number) and software (by reference)."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from innoway.engine.formats.delimited import DelimitedRow, delimited_rows, header_of
from innoway.engine.formats.input_file import InputFile, Member
from innoway.engine.formats.items import Accepted, Item, Rejected, rejected
from innoway.engine.records.dates import ImpossibleDate, read_date
from innoway.engine.records.patent_number import us_application

PATENTS = {"case number": "case", "title": "title"}
SOFTWARE = {"ref_id": "case", "project_name": "title"}
_NONE = {"", "NA", "N/A", "NULL", "NONE"}
_LINE_LIMIT = 4 << 20


def read(file: InputFile, member: Member, start: int) -> Iterator[Item]:
    """Yield the offers of one list; its columns tell which list it is."""
    header = header_of(member)
    if isinstance(header, Rejected):
        yield header
        return
    names = {name.lower() for name in header.names}
    making = next(
        (
            make
            for keys, make in ((PATENTS, _patent), (SOFTWARE, _software))
            if keys.keys() <= names
        ),
        None,
    )
    if making is None:
        reason = (
            f"neither the patent list (columns {', '.join(PATENTS)}) nor the software list "
            f"(columns {', '.join(SOFTWARE)}); found: {', '.join(header.names)[:200]}"
        )
        yield Rejected("wrong-columns", reason, "line 1", b"", 0, whole_file=True)
        return
    for row in delimited_rows(member, header, start, min(file.record_limit, _LINE_LIMIT)):
        yield row if isinstance(row, Rejected) else replace(_item(row, making), context=header.raw)


def _item(row: DelimitedRow, making: Any) -> Accepted | Rejected:
    values = {name.lower(): value.strip() for name, value in row.values.items()}
    values = {name: "" if value.upper() in _NONE else value for name, value in values.items()}
    try:
        made = making(values)
    except ImpossibleDate as error:
        return rejected("impossible-date", str(error), row.position, row.raw, row.end)
    if not made["id"] or not made["title"]:
        reason = "an offer needs a case number and a title"
        return rejected("missing-value", reason, row.position, row.raw, row.end)
    return Accepted("technologies", made, row.position, row.raw, row.end)


def _patent(values: dict[str, str]) -> dict[str, Any]:
    known = {"case number", "title", "center", "status", "application sn", "patent expiration date"}
    case = values["case number"]
    return _offer(
        id=f"nasa:{_plain(case)}" if case else "",
        number=case,
        type="patent",
        title=values["title"],
        status=values.get("status", "").lower() or None,
        application_number=us_application(values.get("application sn", "")) or None,
        expiry_date=read_date(values.get("patent expiration date")),
        owner=values.get("center") or "NASA",
        extra=values.keys() - known,
        values=values,
    )


def _software(values: dict[str, str]) -> dict[str, Any]:
    known = {"ref_id", "project_name", "project_overview", "agency", "id", "date_extracted",
             "github_repo", "download_link"}  # fmt: skip
    reference = values["ref_id"]
    return _offer(
        id=f"nasa-software:{_plain(reference)}" if reference else "",
        number=reference,
        type="software",
        title=values["project_name"],
        abstract=values.get("project_overview"),
        url=values.get("github_repo") or values.get("download_link") or None,
        owner=f"NASA {values['agency']}" if values.get("agency") else "NASA",
        as_of=read_date(values.get("date_extracted")),
        extra=values.keys() - known,
        values=values,
    )


def _offer(*, owner: str, extra: Any, values: dict[str, str], **row: Any) -> dict[str, Any]:
    return {
        "kind": "offer",
        "country": "US",
        "language": "en",
        "claims": [], "ipc": [], "cpc": [], "cites": [],
        "parties": [
            {"kind": "organisation", "role": "owner", "sequence": 0, "name": owner,
             "given": None, "family": None, "city": None, "region": None, "country": "US",
             "type": None}
        ],
        "extra": [{"property": n, "value": values[n]} for n in sorted(extra) if values[n]],
        **row,
    }  # fmt: skip


def _plain(case: str) -> str:
    return "-".join(case.replace("/", "-").split())
