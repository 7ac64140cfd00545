"""Settle what the columns of an uploaded table mean, and have the rows checked."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from innoway.apps.registry.calculations.import_fields import FIELDS
from innoway.apps.registry.enums import ImportState
from innoway.apps.registry.errors import ColumnTwice, ImportNotReady, ImportUnmapped
from innoway.apps.registry.models import RegisterImport
from innoway.apps.registry.rules import can_import, require
from innoway.foundation.jobs import queue

_OPEN = (ImportState.UPLOADED, ImportState.READY, ImportState.FAILED)


@transaction.atomic
def match_columns(
    *, actor: Any, register_import: RegisterImport, mapping: Mapping[str, int]
) -> RegisterImport:
    """Set the mapping (field to column, counted from 0) and put the import up for checking.

    An earlier check of the same upload is thrown away.

    Raises:
        NotAllowed: The actor is no steward of the register.
        ImportNotReady: The import was written or is at work.
        ImportUnmapped: Neither a name nor an official number is matched.
        ColumnTwice: One column would give two fields.
    """
    require(can_import(actor))
    found = RegisterImport.objects.select_for_update().defer("content").get(pk=register_import.pk)
    if found.state not in _OPEN:
        raise ImportNotReady(state=found.get_state_display())
    kept = {f: c for f, c in mapping.items() if f in FIELDS and 0 <= c < len(found.columns)}
    if not any(f in {"name_zh", "name_en"} or f.startswith("id:") for f in kept):
        raise ImportUnmapped
    columns = list(kept.values())
    twice = next((f for f, c in kept.items() if columns.count(c) > 1), None)
    if twice:
        raise ColumnTwice(field=found.columns[kept[twice]])
    found.rows.all().delete()
    found.mapping, found.state = kept, ImportState.CHECKING
    found.counts, found.failure = {}, ""
    found.save(update_fields=["mapping", "state", "counts", "failure"])
    queue.configure_task("registry.check_import").defer(import_id=found.pk)
    return found
