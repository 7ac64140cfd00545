"""Lists for applicants and for everybody."""

from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from innoway.apps.cases.queries import cases as reads
from innoway.apps.cases.queries import published_overruns as overdue
from innoway.foundation.permissions import actor_of, anybody, signed_in


@signed_in
@require_safe
def cases(request):
    """Show the cases of the reader and of the organisations the reader acts for."""
    lines = reads.lines_of(reads.cases(actor_of(request)), timezone.localdate())
    return render(request, "cases/cases.html", {"lines": lines})


@anybody
@require_safe
def published_overruns(request):
    """Show why times were not kept, without a word about the applicant."""
    rows = overdue.published_overruns(timezone.localdate())[:200]
    return render(request, "cases/published_overruns.html", {"overruns": rows})
