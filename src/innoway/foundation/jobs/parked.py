"""Tasks that gave up after their retries: shown to staff, retried or given up by hand."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection
from procrastinate.contrib.django.models import ProcrastinateJob

from innoway.foundation.audit import record_act


@dataclass(frozen=True, slots=True)
class ParkedTask:
    """A failed task as staff see it."""

    id: int
    name: str
    queue: str
    attempts: int
    scheduled_at: datetime | None
    arguments: dict[str, Any]


def parked_tasks(limit: int = 200) -> list[ParkedTask]:
    """Return failed tasks, newest first."""
    return [
        ParkedTask(j.id, j.task_name, j.queue_name, j.attempts, j.scheduled_at, j.args)
        for j in ProcrastinateJob.objects.filter(status="failed").order_by("-id")[:limit]
    ]


def change_status(task_id: int, status: str) -> bool:
    """Move a failed task to another status; False when it is no longer failed."""
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE procrastinate_jobs SET status = %s::procrastinate_job_status,"
            " attempts = 0, scheduled_at = now() WHERE id = %s AND status = 'failed'",
            [status, task_id],
        )
        return bool(cursor.rowcount == 1)


def retry_task(task_id: int, *, account_id: int) -> bool:
    """Put a parked task back into the queue."""
    done = change_status(task_id, "todo")
    if done:
        record_act("retry_task", account_id=account_id, object_kind="task", object_id=task_id)
    return done


def cancel_task(task_id: int, *, account_id: int) -> bool:
    """Give a parked task up for good; its row stays."""
    done = change_status(task_id, "cancelled")
    if done:
        record_act("cancel_task", account_id=account_id, object_kind="task", object_id=task_id)
    return done
