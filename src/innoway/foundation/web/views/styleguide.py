"""The style guide: every component on one page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from innoway.foundation.web.charts import ChartFigure


def styleguide(request: HttpRequest) -> HttpResponse:
    """Show every component of the design system."""
    rows = [("2013", 12), ("2014", 19), ("2015", 31)]
    figure = ChartFigure(
        id="example",
        title=_("An example chart"),
        description=_("Three made-up values that rise from 12 to 31; generated for this page."),
        option={
            "xAxis": {"type": "category", "data": [r[0] for r in rows]},
            "yAxis": {"type": "value"},
            "series": [{"type": "bar", "data": [r[1] for r in rows]}],
        },
        columns=[_("Year"), _("Number")],
        rows=rows,
        source=_("generated"),
    )
    return render(request, "web/styleguide.html", {"figure": figure})


def accessibility(request: HttpRequest) -> HttpResponse:
    """Say how the pages can be used and what is kept about a visitor."""
    return render(request, "web/accessibility.html")
