"""Work out what every row of an upload would do, and write only that down."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict
from itertools import islice

from django.db import transaction

from innoway.apps.registry.calculations.import_cells import CellFault, parse_cell
from innoway.apps.registry.calculations.import_plan import Plan, plan_row
from innoway.apps.registry.calculations.table_file import read_table
from innoway.apps.registry.enums import ImportState, IndustrySystem, Verdict
from innoway.apps.registry.errors import TableRefused
from innoway.apps.registry.models import ImportRow, IndustryCode, RegisterImport
from innoway.apps.registry.queries.known import match_rows, names_in, numbers_in

CHUNK = 500
_SYSTEMS = {
    "industry": IndustrySystem.GBT4754,
    "nace": IndustrySystem.NACE,
    "nace21": IndustrySystem.NACE_2025,
}
Cells = tuple[int, tuple[str, ...]]


def check_import(
    *, register_import: RegisterImport, progress: Callable[[int], None] = lambda done: None
) -> RegisterImport:
    """Plan each row against the register as it is now; the register itself stays untouched.

    Rows are kept chunk by chunk, so that memory and locks stay small.

    Checking again starts over, so a worker that died half-way leaves nothing behind.
    """
    found = RegisterImport.objects.get(pk=register_import.pk)
    if found.state != ImportState.CHECKING:
        return found
    try:
        table = read_table(bytes(found.content), found.encoding)
    except TableRefused as refusal:
        found.state, found.failure = ImportState.FAILED, str(refusal)[:500]
        found.save(update_fields=["state", "failure"])
        return found
    found.rows.all().delete()
    counts = _check_rows(found, table.rows, progress)
    with transaction.atomic():
        found.counts, found.state = dict(counts), ImportState.READY
        found.total = len(table.rows)
        found.save(update_fields=["counts", "state", "total"])
    return found


def _check_rows(
    found: RegisterImport, rows: Sequence[Cells], progress: Callable[[int], None]
) -> Counter[str]:
    counts: Counter[str] = Counter()
    first: dict[object, int] = {}
    listed = {
        key: set(IndustryCode.objects.filter(system=system).values_list("code", flat=True))
        for key, system in _SYSTEMS.items()
    }
    done = 0
    for chunk in _chunks(rows):
        planned = _plan_chunk(found.mapping, chunk, first, listed)
        ImportRow.objects.bulk_create([_row(found, *one) for one in planned])
        counts.update(plan.verdict.value for _, _, plan, _ in planned)
        done += len(chunk)
        progress(done)
    return counts


def _chunks(rows: Sequence[Cells]) -> Iterator[list[Cells]]:
    waiting = iter(rows)
    while chunk := list(islice(waiting, CHUNK)):
        yield chunk


def _plan_chunk(
    mapping: dict[str, int],
    chunk: list[Cells],
    first: dict[object, int],
    listed: dict[str, set[str]],
) -> list[tuple[int, dict[str, str], Plan, int | None]]:
    read = [(number, *_read(mapping, cells, listed)) for number, cells in chunk]
    matched = match_rows([values for _, values, _ in read])
    planned = []
    for (number, values, faults), match in zip(read, matched, strict=True):
        found = [*faults, *([match.fault] if match.fault else [])]
        known = match.known
        found += _twice(number, values, first, known.organisation_id if known else None)
        plan = plan_row(values, found, known)
        planned.append((number, values, plan, known.organisation_id if known else None))
    return planned


def _read(
    mapping: dict[str, int], cells: tuple[str, ...], listed: dict[str, set[str]]
) -> tuple[dict[str, str], list[CellFault]]:
    values, faults = {}, []
    for field, column in mapping.items():
        value, fault = parse_cell(field, cells[column])
        known = listed.get(field, set())
        # Lists may be loaded in part: a level that is not there cannot refuse anything.
        if value and value not in known and any(len(code) == len(value) for code in known):
            value, fault = "", CellFault(field, "industry", value)
        if value:
            values[field] = value
        if fault:
            faults.append(fault)
    return values, faults


def _twice(
    number: int, values: dict[str, str], first: dict[object, int], owner: int | None
) -> list[CellFault]:
    keys: set[object] = set(numbers_in(values)) or set(names_in(values))
    keys |= {owner} if owner else set()
    earlier = min((first[key] for key in keys if key in first), default=0)
    # The same body again is one more fact only when the row carries a recognition.
    if earlier:
        if owner and values.get("recognition"):
            return []
        return [CellFault("", "row-twice", str(earlier))]
    first.update(dict.fromkeys(keys, number))
    return []


def _row(
    found: RegisterImport, number: int, values: dict[str, str], plan: Plan, owner: int | None
) -> ImportRow:
    title = values.get("name_en") or values.get("name_zh") or next(iter(values.values()), "")
    return ImportRow(
        register_import=found,
        number=number,
        verdict=plan.verdict,
        title=title[:300],
        values=values,
        changes=[list(change) for change in plan.changes],
        faults=[asdict(fault) for fault in plan.faults],
        organisation_id_found=owner,
        outcome="" if plan.verdict in {Verdict.CREATE, Verdict.CHANGE} else "skipped",
    )
