"""Take a whole import back."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from django.apps import apps
from django.db import models, transaction

from innoway.apps.registry.enums import ImportState, Outcome
from innoway.apps.registry.errors import ImportNotReady
from innoway.apps.registry.events import ImportUndone
from innoway.apps.registry.models import ImportRow, Organisation, Place, RegisterImport
from innoway.apps.registry.queries.known import fingerprints
from innoway.apps.registry.rules import can_import, number_of, require
from innoway.foundation.audit import record_act
from innoway.foundation.events import publish

CHUNK = 500


@transaction.atomic
def undo_import(*, actor: Any, register_import: RegisterImport, at: datetime) -> RegisterImport:
    """Delete what the import created and restore what it changed.

    An organisation that somebody changed since is left as it is and reported: later work
    is never lost to an undo.

    Raises:
        NotAllowed: The actor is no steward of the register.
        ImportNotReady: The import was never written, or was undone before.
    """
    require(can_import(actor))
    found = RegisterImport.objects.select_for_update().defer("content").get(pk=register_import.pk)
    if found.state != ImportState.APPLIED:
        raise ImportNotReady(state=found.get_state_display())
    outcomes: Counter[str] = Counter()
    for chunk in _chunks(found):
        outcomes.update(_undo_chunk(chunk))
    found.state = ImportState.UNDONE
    found.undone_by_id, found.undone_at = number_of(actor), at
    found.counts = {**found.counts, **{f"outcome-{name}": n for name, n in outcomes.items()}}
    found.counts.pop("outcome-applied", None)
    found.save(update_fields=["state", "undone_by", "undone_at", "counts"])
    record_act(
        "undo_import",
        account_id=number_of(actor),
        object_kind="import",
        object_id=found.pk,
    )
    publish(ImportUndone(import_id=found.pk))
    return found


def _chunks(found: RegisterImport) -> Iterator[list[ImportRow]]:
    # Backwards, so that two rows about one organisation come off in the order they went on.
    chunk: list[ImportRow] = []
    owners: set[int | None] = set()
    for row in list(found.rows.filter(outcome=Outcome.APPLIED).order_by("-number")):
        if len(chunk) == CHUNK or row.organisation_id_found in owners:
            yield chunk
            chunk, owners = [], set()
        chunk.append(row)
        owners.add(row.organisation_id_found)
    if chunk:
        yield chunk


def _undo_chunk(chunk: list[ImportRow]) -> Counter[str]:
    now = fingerprints(row.organisation_id_found or 0 for row in chunk)
    untouched = [r for r in chunk if now.get(r.organisation_id_found or 0) == r.undo["print"]]
    created = [row.undo["created"] for row in untouched if "created" in row.undo]
    Organisation.objects.filter(pk__in=created).delete()
    for row in untouched:
        if "created" not in row.undo:
            _take_back(row.undo)
    places = [row.undo["place"] for row in untouched if "place" in row.undo]
    Place.objects.filter(pk__in=places, organisations=None, parts=None).delete()
    taken_back = {row.pk for row in untouched}
    for row in chunk:
        row.outcome = Outcome.UNDONE if row.pk in taken_back else Outcome.KEPT
    ImportRow.objects.bulk_create(
        chunk, update_conflicts=True, unique_fields=["id"], update_fields=["outcome"]
    )
    return Counter(str(row.outcome) for row in chunk)


def _take_back(undo: dict[str, Any]) -> None:
    for label, ids in undo.get("delete", {}).items():
        _model(label)._default_manager.filter(pk__in=ids).delete()
    for label, facts in undo.get("restore", {}).items():
        model = _model(label)
        for key, columns in facts.items():
            values = {name: _value(model, name, old) for name, old in columns.items()}
            model._default_manager.filter(pk=int(key)).update(**values)


def _model(label: str) -> type[models.Model]:
    return apps.get_model("registry", label)


def _value(model: type[models.Model], name: str, old: Any) -> Any:
    field = next(f for f in model._meta.concrete_fields if f.attname == name)
    if isinstance(field, models.DateField) and isinstance(old, str):
        return date.fromisoformat(old)
    return old
