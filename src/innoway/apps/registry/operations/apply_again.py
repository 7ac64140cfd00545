"""Try once more to apply judgements that the engine could not follow."""

from typing import Any

from django.db import transaction

from innoway.apps.registry.errors import NothingToApply
from innoway.apps.registry.models import ResolutionRun
from innoway.apps.registry.operations.request_applying import TASK
from innoway.apps.registry.rules import can_apply_again, number_of, require_desk
from innoway.foundation.audit import record_act
from innoway.foundation.jobs import queue


@transaction.atomic
def apply_again(*, actor: Any) -> int:
    """Wake a worker for everything that waits; return how many changes that are.

    Raises:
        EntryMissing: The actor is no steward.
        NothingToApply: Nothing waits.
    """
    require_desk(can_apply_again(actor))
    waiting = ResolutionRun.objects.filter(finished_at=None)
    count = waiting.update(failure="")
    if not count:
        raise NothingToApply
    record_act("registry.judgements-asked-for-again", account_id=number_of(actor))
    queue.configure_task(TASK, lock=TASK).defer()
    return count
