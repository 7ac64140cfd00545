"""Background tasks that gave up, for supervisors to decide about."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from innoway.foundation.jobs import parked
from innoway.foundation.permissions import staff
from innoway.foundation.web.paging import PAGE, below, cut
from innoway.foundation.web.refusals import carry_out


@staff("supervisor")
@require_safe
def parked_tasks(request) -> HttpResponse:
    """List the tasks that failed for good, newest first, each with its reason."""
    found = parked.parked_tasks(below=below(request), limit=PAGE + 1)
    shown, following = cut(found)
    return render(request, "web/tasks.html", {"tasks": shown, "following": following})


@staff("supervisor")
@require_POST
def decide_task(request, task_id: int) -> HttpResponse:
    """Run one parked task again or give it up."""
    again = request.POST.get("decision") == "retry"
    decide = parked.retry_task if again else parked.cancel_task
    return carry_out(
        request,
        lambda: decide(task_id, account_id=request.user.pk),
        done=_("The task will run again now.") if again else _("The task was given up."),
        target="web:parked-tasks",
    )
