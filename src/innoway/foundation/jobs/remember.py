"""Why a job failed, kept for whoever decides about it; and one history context a job."""

from typing import Any

import pghistory
import structlog
from procrastinate.job_context import JobContext

LONGEST = 1000
log = structlog.get_logger(__name__)


def remember_failure(call_next: Any, context: JobContext, worker: Any) -> Any:
    """Run a job; write down the reason when it fails, and let it fail."""
    name, number = context.job.task_name, context.job.id
    try:
        with pghistory.context(task=name, job=number):
            return call_next()
    except Exception as error:
        note(number, f"{type(error).__name__}: {error}"[:LONGEST])
        raise


def note(number: int | None, reason: str) -> None:
    """Write down why a job failed; a job whose reason cannot be kept still counts as failed."""
    from innoway.foundation.jobs.models import TaskFailure

    try:
        TaskFailure.objects.update_or_create(
            task_id=number,  # type: ignore[misc]
            defaults={"reason": reason.replace("\0", "")},
        )
    except Exception:
        log.exception("failure_not_noted", job=number)
