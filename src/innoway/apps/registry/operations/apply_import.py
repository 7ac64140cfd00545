"""Write a confirmed import: only what was shown, all of it or nothing."""

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date

from django.db import connection, transaction

from innoway.apps.registry.calculations.import_plan import Known, Plan, plan_row
from innoway.apps.registry.calculations.provenance import Provenance
from innoway.apps.registry.enums import Confidence, ImportState, Outcome, Verdict
from innoway.apps.registry.events import ImportApplied
from innoway.apps.registry.models import (
    Identifier,
    ImportRow,
    Industry,
    Organisation,
    OrganisationName,
    Recognition,
    RegisterImport,
)
from innoway.apps.registry.operations.write_rows import write_rows
from innoway.apps.registry.queries.known import fingerprints, match_rows
from innoway.foundation.events import publish

CHUNK = 500
_LOCKED = (Organisation, OrganisationName, Identifier, Industry, Recognition)


@transaction.atomic
def apply_import(
    *,
    register_import: RegisterImport,
    on: date,
    progress: Callable[[int], None] = lambda done: None,
) -> RegisterImport:
    """Write every row that still does what was shown; report the others as overtaken.

    Writers of the register wait while this runs, readers do not: between the second look
    at a row and its writing nobody can change what it rests on.
    """
    found = RegisterImport.objects.select_for_update().defer("content").get(pk=register_import.pk)
    if found.state != ImportState.APPLYING:
        return found
    tables = ", ".join(connection.ops.quote_name(model._meta.db_table) for model in _LOCKED)
    with connection.cursor() as cursor:
        cursor.execute(f"LOCK TABLE {tables} IN SHARE ROW EXCLUSIVE MODE")
    provenance = Provenance(
        source=found.source, retrieved_on=on, confidence=Confidence.SECONDARY,
        stated_by_id=found.applied_by_id,
    )  # fmt: skip
    outcomes: Counter[str] = Counter()
    done = 0
    for chunk in _chunks(found):
        outcomes.update(_apply_chunk(chunk, provenance))
        done += len(chunk)
        progress(done)
    with connection.cursor() as cursor:
        # Thousands of new rows: without fresh statistics the next queries plan for empty tables.
        cursor.execute(f"ANALYZE {tables}")
    found.state = ImportState.APPLIED
    found.counts = {**found.counts, **{f"outcome-{name}": n for name, n in outcomes.items()}}
    found.save(update_fields=["state", "counts"])
    publish(ImportApplied(import_id=found.pk))
    return found


def _chunks(found: RegisterImport) -> Iterator[list[ImportRow]]:
    rows = found.rows.filter(verdict__in=[Verdict.CREATE, Verdict.CHANGE], outcome="")
    chunk: list[ImportRow] = []
    owners: set[int | None] = set()
    for row in list(rows.order_by("number")):
        owner = row.organisation_id_found
        if len(chunk) == CHUNK or (owner and owner in owners):
            yield chunk
            chunk, owners = [], set()
        chunk.append(row)
        owners.add(owner)
    if chunk:
        yield chunk


def _apply_chunk(chunk: list[ImportRow], provenance: Provenance) -> Counter[str]:
    ready: list[tuple[ImportRow, Plan, Known | None]] = []
    for row, match in zip(chunk, match_rows([row.values for row in chunk]), strict=True):
        plan = plan_row(row.values, [match.fault] if match.fault else [], match.known)
        row.outcome = _second_look(row, plan, match.known)
        if row.outcome == Outcome.APPLIED:
            ready.append((row, plan, match.known))
    write_rows(rows=ready, provenance=provenance)
    prints = fingerprints(row.organisation_id_found or 0 for row, _, _ in ready)
    for row, _, _ in ready:
        row.undo["print"] = prints[row.organisation_id_found or 0]
    ImportRow.objects.bulk_create(
        chunk,
        update_conflicts=True,
        unique_fields=["id"],
        update_fields=["outcome", "undo", "organisation_id_found"],
    )
    return Counter(str(row.outcome) for row in chunk)


def _second_look(row: ImportRow, plan: Plan, known: Known | None) -> Outcome:
    if plan.verdict == Verdict.SAME:
        return Outcome.SKIPPED
    shown = {tuple(change) for change in row.changes}
    owner = known.organisation_id if known else None
    same = plan.verdict == row.verdict and owner == row.organisation_id_found
    return Outcome.APPLIED if same and set(plan.changes) <= shown else Outcome.STALE
