"""Background jobs: one decorator, retries with growing pauses, parked tasks for staff to see.

A job is deferred in the transaction of the operation (``some_job.defer(...)``): it exists when
that commits and never otherwise. Arguments are plain JSON values: numbers of rows, not rows.
"""

from typing import Any

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app as queue

from innoway.foundation.jobs.remember import remember_failure

# Pauses of 1, 1.5, 4.5, 22 and 130 minutes: a mail server that is down for hours loses nothing.
PATIENT = RetryStrategy(max_attempts=5, wait=54, exponential_wait=6)


def task(**options: Any) -> Any:
    """Make a function a job: its failures are remembered with their reason for staff to read."""
    return queue.task(task_middleware=[remember_failure], **options)


__all__ = ["PATIENT", "queue", "task"]
