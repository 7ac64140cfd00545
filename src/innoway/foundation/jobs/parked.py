"""Tasks that gave up after their retries: shown to staff, retried or given up by hand."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import IntegrityError, connection, transaction
from django.db.models import Max
from procrastinate.contrib.django.models import ProcrastinateJob

from innoway.foundation.audit import record_act
from innoway.foundation.jobs.errors import TaskNotParked, TaskWaiting
from innoway.foundation.jobs.models import TaskFailure

CHANGE = """
UPDATE procrastinate_jobs SET status = %s::procrastinate_job_status, attempts = 0,
  scheduled_at = now() WHERE id = %s AND status IN ('failed', 'aborted')
"""


@dataclass(frozen=True, slots=True)
class ParkedTask:
    """A failed task as staff see it."""

    id: int
    name: str
    attempts: int
    failed_at: datetime | None
    arguments: dict[str, Any]
    reason: str


def parked_tasks(*, below: int | None = None, limit: int = 50) -> list[ParkedTask]:
    """Return failed tasks, newest first, with numbers lower than ``below``; two queries."""
    found = ProcrastinateJob.objects.filter(status__in=["failed", "aborted"])
    if below is not None:
        found = found.filter(pk__lt=below)
    rows = list(found.annotate(failed_at=Max("procrastinateevent__at")).order_by("-pk")[:limit])
    notes = TaskFailure.objects.filter(task_id__in=[row.pk for row in rows])
    reasons = {one.task_id: one.reason for one in notes}
    return [
        ParkedTask(row.pk, row.task_name, row.attempts, row.failed_at, row.args,
                   reasons.get(row.pk, ""))
        for row in rows
    ]  # fmt: skip


def parked_count() -> int:
    """Return how many tasks wait for a decision; one query."""
    return int(ProcrastinateJob.objects.filter(status__in=["failed", "aborted"]).count())


@transaction.atomic
def retry_task(task_id: int, *, account_id: int) -> None:
    """Put a parked task back into the queue with all its tries.

    Raises:
        TaskNotParked: It is not parked (any more).
        TaskWaiting: Its lock is held by the same work in the queue.
    """
    try:
        with transaction.atomic():
            change_status(task_id, "todo")
    except IntegrityError as clash:
        raise TaskWaiting from clash
    record_act("jobs.task-retried", account_id=account_id, object_kind="task", object_id=task_id)


@transaction.atomic
def cancel_task(task_id: int, *, account_id: int) -> None:
    """Give a parked task up for good; its row stays for two weeks.

    Raises:
        TaskNotParked: It is not parked (any more).
    """
    change_status(task_id, "cancelled")
    record_act("jobs.task-cancelled", account_id=account_id, object_kind="task", object_id=task_id)


def change_status(task_id: int, status: str) -> None:
    """Move a parked task to another status.

    Raises:
        TaskNotParked: It is not parked (any more).
    """
    with connection.cursor() as cursor:
        cursor.execute(CHANGE, [status, task_id])
        if cursor.rowcount != 1:
            raise TaskNotParked
