"""Say yes to what a check showed."""

from datetime import datetime
from typing import Any

from django.db import transaction

from innoway.apps.registry.enums import ImportState, Verdict
from innoway.apps.registry.errors import ImportNotReady, NothingToImport
from innoway.apps.registry.models import RegisterImport
from innoway.apps.registry.rules import can_import, number_of, require
from innoway.foundation.audit import record_act
from innoway.foundation.jobs import queue


@transaction.atomic
def confirm_import(*, actor: Any, register_import: RegisterImport, at: datetime) -> RegisterImport:
    """Release a checked import for writing; who and when becomes part of its receipt.

    Raises:
        NotAllowed: The actor is no steward of the register.
        ImportNotReady: It was not checked, or was confirmed before.
        NothingToImport: No row would create or change anything.
    """
    require(can_import(actor))
    found = RegisterImport.objects.select_for_update().defer("content").get(pk=register_import.pk)
    if found.state != ImportState.READY:
        raise ImportNotReady(state=found.get_state_display())
    if not any(found.counts.get(verdict) for verdict in (Verdict.CREATE, Verdict.CHANGE)):
        raise NothingToImport
    found.state = ImportState.APPLYING
    found.total = sum(found.counts.get(v, 0) for v in (Verdict.CREATE, Verdict.CHANGE))
    found.applied_by_id, found.applied_at = number_of(actor), at
    found.save(update_fields=["state", "total", "applied_by", "applied_at"])
    record_act(
        "confirm_import",
        account_id=number_of(actor),
        object_kind="import",
        object_id=found.pk,
    )
    queue.configure_task("registry.apply_import").defer(import_id=found.pk)
    return found
