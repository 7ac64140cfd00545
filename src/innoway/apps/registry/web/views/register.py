"""The list of organisations, and the same list as a file."""

from django.contrib.auth.decorators import login_not_required
from django.http import StreamingHttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from innoway.apps.registry import rules
from innoway.apps.registry.calculations.delimited import write_line
from innoway.apps.registry.queries.register import organisations
from innoway.apps.registry.queries.register_table import columns, rows
from innoway.apps.registry.web.forms.filters import FilterForm

SIZE = 50


@login_not_required
@require_safe
def register(request):
    """Show one page of the register."""
    form = FilterForm(request.GET)
    filters = form.filters()
    page = organisations(
        filters, on=timezone.localdate(), cursor=request.GET.get("cursor", ""), size=SIZE
    )
    context = {
        "form": form,
        "filters": filters,
        "filtered": any(getattr(filters, name) for name in form.fields),
        "narrowed": any(getattr(filters, name) for name in form.fields if name != "text"),
        "page": page,
        "can_register": rules.can_register_organisation(request.user),
        "can_import": rules.can_import(request.user),
        "can_review": rules.can_review(request.user),
    }
    return render(request, "registry/register.html", context)


@login_not_required
@require_safe
def register_table(request):
    """Send the filtered register as CSV; cells that a spreadsheet would run are defused."""
    filters = FilterForm(request.GET).filters()
    lines = rows(filters, timezone.localdate())
    response = StreamingHttpResponse(
        (write_line(line) for line in _with_header(lines)), content_type="text/csv; charset=utf-8"
    )
    response["Content-Disposition"] = 'attachment; filename="register.csv"'
    return response


def _with_header(lines):
    yield columns()
    yield from lines
