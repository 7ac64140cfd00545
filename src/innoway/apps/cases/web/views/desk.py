"""The desk of the clerks and the wall of the supervisors."""

from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from innoway.apps.accounts.enums import StaffRole
from innoway.apps.cases.queries import supervision_wall as walls
from innoway.apps.cases.queries.cases import AT_MOST, lines_of
from innoway.apps.cases.queries.desk import Wanted
from innoway.apps.cases.queries.desk import desk as found
from innoway.apps.cases.web.forms.holidays import DeskForm
from innoway.foundation.permissions import actor_of, staff


@staff(StaffRole.WINDOW_CLERK, StaffRole.SUPERVISOR)
@require_safe
def desk(request):
    """Show the queue; what is due first stands first."""
    form = DeskForm(request.GET or None)
    wanted = Wanted(**form.cleaned_data) if form.is_bound and form.is_valid() else Wanted()
    lines = lines_of(found(actor_of(request), wanted), timezone.localdate(), wanted.light)
    context = {"form": form, "lines": lines, "narrowed": wanted != Wanted(), "most": AT_MOST}
    return render(request, "cases/desk.html", context)


@staff(StaffRole.SUPERVISOR)
@require_safe
def supervision_wall(request):
    """Show expired clocks and outliers; the record is one click further."""
    today = timezone.localdate()
    return render(
        request, "cases/supervision_wall.html",
        {"wall": walls.supervision_wall(today), "today": today},
    )  # fmt: skip
