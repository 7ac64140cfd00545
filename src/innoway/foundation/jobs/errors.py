"""What the task page refuses."""

from django.utils.translation import gettext_lazy as _

from innoway.foundation.errors import DomainError


class TaskNotParked(DomainError):
    """Somebody decided before, or the task never failed."""

    code = "jobs.task-not-parked"
    message = _("The task is no longer parked.")


class TaskWaiting(DomainError):
    """The same work is in the queue already."""

    code = "jobs.task-waiting"
    message = _("The same work is already waiting to run; give this one up.")
