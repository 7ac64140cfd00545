"""The style guide: every component on one page, fed with values made up for it."""

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from innoway.foundation.web.charts import ChartFigure

COLOURS = (
    "paper", "surface", "sunk", "line", "line-strong", "ink", "ink-soft", "ink-faint", "brand",
    "brand-strong", "brand-tint", "street", "street-tint", "plate", "good", "warn", "bad", "info",
    "chart-1", "chart-2", "chart-3", "chart-4", "chart-5", "chart-6", "chart-7", "chart-8",
)  # fmt: skip


class ExampleForm(forms.Form):
    """One field of each kind, two of them filled in wrongly."""

    name = forms.CharField(
        label=gettext_lazy("Name"), help_text=gettext_lazy("As in the register.")
    )
    code = forms.RegexField(
        r"^\d{6}$",
        label=gettext_lazy("Credit code"),
        error_messages={"invalid": gettext_lazy("Write six digits: you find them in the e-mail.")},
    )
    note = forms.CharField(label=gettext_lazy("Remark"), required=False, widget=forms.Textarea)
    size = forms.ChoiceField(
        label=gettext_lazy("Size"),
        choices=[("small", gettext_lazy("small")), ("large", gettext_lazy("large"))],
    )
    role = forms.ChoiceField(
        label=gettext_lazy("Role"),
        widget=forms.RadioSelect,
        choices=[("prepare", gettext_lazy("prepares")), ("approve", gettext_lazy("approves"))],
    )
    agree = forms.BooleanField(label=gettext_lazy("Tell me about changes"), required=False)
    file = forms.FileField(label=gettext_lazy("Table"), required=False)


@login_not_required
def styleguide(request: HttpRequest) -> HttpResponse:
    """Show every component of the design system."""
    if "toast" in request.GET:
        messages.success(request, _("It worked."))
    form = ExampleForm({"name": "", "code": "12", "size": "small"}, auto_id="sg_%s")
    facts = {
        "figures": [bars(), lines()],
        "form": form,
        "colours": COLOURS,
        "steps": [_("Upload"), _("Match columns"), _("Check"), _("Confirm")],
        "crumbs": [{"label": _("Start page"), "href": "/"}, {"label": _("Style guide")}],
        "dialog_open": "dialog" in request.GET,
    }
    return render(request, "web/styleguide.html", facts)


def bars() -> ChartFigure:
    """Return a figure with one series."""
    rows = [("2011", 1240), ("2012", 1610), ("2013", 1890), ("2014", 2440), ("2015", 3105)]
    return ChartFigure(
        id="example-bars",
        title=_("An example chart"),
        description=_("Five made-up values that rise from 1,240 to 3,105."),
        option={
            "xAxis": {"type": "category", "data": [r[0] for r in rows]},
            "yAxis": {"type": "value"},
            "series": [{"type": "bar", "data": [r[1] for r in rows]}],
        },
        columns=[_("Year"), _("Number")],
        rows=rows,
        source=_("generated"),
    )


def lines() -> ChartFigure:
    """Return a figure with several series, to compare the colours."""
    years = [str(year) for year in range(2006, 2016)]
    names = [_("Optics"), _("Chemistry"), _("Transport"), _("Instruments")]
    series = {n: [(k + 2) * i + 7 * k + 5 for i in range(10)] for k, n in enumerate(names)}
    return ChartFigure(
        id="example-lines",
        title=_("Several series"),
        description=_("Four made-up series, each rising; the order never changes."),
        option={
            "legend": {},
            "xAxis": {"type": "category", "data": years},
            "yAxis": {"type": "value"},
            "series": [{"type": "line", "name": n, "data": v} for n, v in series.items()],
        },
        columns=[_("Year"), *names],
        rows=[(year, *(series[n][i] for n in names)) for i, year in enumerate(years)],
        source=_("generated"),
    )


@login_not_required
def accessibility(request: HttpRequest) -> HttpResponse:
    """Say how the pages can be used and what is kept about a visitor."""
    return render(request, "web/accessibility.html")
