"""Holiday notices, for administrators to enter and for staff to read."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from innoway.apps.accounts.enums import StaffRole
from innoway.apps.cases.queries import holiday_papers as reads
from innoway.apps.cases.rules import can_publish_holiday_paper
from innoway.apps.cases.web.forms.holidays import HolidayPaperForm
from innoway.foundation.errors import DomainError
from innoway.foundation.permissions import actor_of, staff


@staff(StaffRole.WINDOW_CLERK, StaffRole.SUPERVISOR)
@require_safe
def holiday_papers(request):
    """Show the notices entered here and what each of them moved."""
    context = {
        "papers": reads.holiday_papers(),
        "may_publish": can_publish_holiday_paper(actor_of(request)),
    }
    return render(request, "cases/holiday_papers.html", context)


@staff(StaffRole.ADMINISTRATOR)
def publish_holiday_paper(request):
    """Take a notice and move the deadlines it changes."""
    form = HolidayPaperForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            form.perform(actor_of(request), timezone.now())
        except DomainError as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Entered. Every open deadline was reckoned anew."))
            return redirect("cases:holiday-papers")
    status = 422 if form.errors else 200
    return render(request, "cases/publish_holiday_paper.html", {"form": form}, status=status)
