"""Background jobs: one decorator, retries with growing pauses, parked tasks for staff to see."""

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app as queue

# 1 minute, 6, 36 … : a mail server that is down for an hour loses nothing.
PATIENT = RetryStrategy(max_attempts=5, exponential_wait=6)

task = queue.task

__all__ = ["PATIENT", "queue", "task"]
