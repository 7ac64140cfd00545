"""Why tasks failed; the tasks themselves are procrastinate's."""

from django.db import models


class TaskFailure(models.Model):
    """The reason of the last failure of a task."""

    task_id = models.BigIntegerField(primary_key=True)
    reason = models.TextField()
    at = models.DateTimeField(auto_now=True)

    def __str__(self) -> str:
        return f"{self.task_id}: {self.reason}"
