"""The first charts of the record, and their numbers as files."""

from urllib.parse import urlencode

from django.contrib.auth.decorators import login_not_required
from django.http import StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from innoway.apps.observatory.calculations.tabular import csv_lines
from innoway.apps.observatory.enums import FIELDS, SECTORS
from innoway.apps.observatory.queries.figures import Narrowing, chart_page, counted
from innoway.apps.observatory.web.views.figure import counted_figure, heading_of, label_of
from innoway.apps.observatory.web.views.technology import found_or_404


def narrowing_of(request):
    """Read the filters; what makes no sense is left out."""
    owner = request.GET.get("owner", "").replace("\x00", "")[:64]
    field = number_of(request, "field")
    return Narrowing(
        field=field if field in FIELDS else None,
        year=number_of(request, "year"),
        owner=owner or None,
    )


def number_of(request, name):
    text = request.GET.get(name, "")
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= 4 else None


@login_not_required
def charts(request):
    narrowing = narrowing_of(request)
    page = chart_page(narrowing)
    sectors = SECTORS.values()
    context = {
        "charts": [chart_of(c) for c in page.counted],
        "sources": page.sources,
        "narrowing": narrowing,
        "narrowed": narrowing != Narrowing(),
        "owner_name": page.owner_name,
        "sectors": [(name, [(n, FIELDS[n]) for n in numbers]) for name, numbers in sectors],
    }
    return render(request, "observatory/charts.html", context)


def chart_of(found):
    key = found.indicator.key
    said = {n: v for n, v in applied(found).items() if v is not None}
    address = reverse("observatory:chart-data", args=[key])
    download = f"{address}?{urlencode(said)}" if said else address
    return {"counted": found, "figure": counted_figure(found, download), "applies": notes(found)}


def applied(found):
    """Return the filters that this count knows: none is filtered by what it shows."""
    n, table = found.narrowing, found.indicator.table
    shown = {"patents_by_year": "year", "patents_by_field": "field", "patents_by_owner": "owner"}
    filters = {"field": n.field, "year": n.year, "owner": n.owner}
    return {name: value for name, value in filters.items() if name != shown[table]}


def notes(found):
    """Say which of the chosen filters cannot narrow this chart."""
    n, table = found.narrowing, found.indicator.table
    if table == "patents_by_year" and n.year is not None:
        return _("Shows every year, whatever year is chosen above.")
    if table == "patents_by_field" and n.field is not None:
        return _("Shows every field, whatever field is chosen above.")
    if table == "patents_by_owner" and n.owner:
        return _("Shows every owner, whatever owner is chosen.")
    return ""


@login_not_required
def chart_data(request, name):
    """Send the numbers of a chart as CSV."""
    found = found_or_404(counted(name, narrowing_of(request), limit=1000))
    table = found.indicator.table
    rows = ([row.key, label_of(table, row), row.count] for row in found.rows)
    lines = csv_lines(["key", heading_of(table), "patents"], rows)
    response = StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return response
