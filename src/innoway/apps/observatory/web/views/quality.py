"""The published quality of resolution: precision, recall and F1 with their intervals."""

from django.contrib.auth.decorators import login_not_required
from django.shortcuts import render
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from innoway.apps.observatory.enums import DATA_SETS, SYSTEMS
from innoway.apps.observatory.queries import quality
from innoway.foundation.web.charts import ChartFigure

MEASURES = ("f1", "precision", "recall")


@login_not_required
def resolution_quality(request):
    found = quality.resolution_quality()
    sets = [(name, DATA_SETS[name], rows, figure_of(name, rows)) for name, rows in found.items()]
    measured_on = max(one.measured_on for rows in found.values() for one in rows)
    context = {"sets": sets, "measured_on": measured_on}
    return render(request, "observatory/quality.html", context)


def figure_of(name, rows):
    words = {"f1": "F1", "precision": _("Precision"), "recall": _("Recall")}
    return ChartFigure(
        id=f"quality-{name}",
        title=str(DATA_SETS[name]),
        description=described(rows),
        option={
            "tooltip": {"trigger": "axis"},
            "legend": {},
            "xAxis": {"type": "category", "data": [words[m] for m in MEASURES]},
            "yAxis": {"type": "value", "min": 0, "max": 1},
            "series": [
                {"type": "bar", "name": str(SYSTEMS[one.system]),
                 "data": [getattr(one, m).value for m in MEASURES]}
                for one in rows
            ],
        },
        columns=[_("System"), *(words[m] for m in MEASURES)],
        rows=[[str(SYSTEMS[one.system]), *(interval(getattr(one, m)) for m in MEASURES)]
              for one in rows],
    )  # fmt: skip


def described(rows):
    first = rows[0]
    count = number_format(first.mentions, force_grouping=True)
    if first.labelled is None:
        return _("%(count)s distinct names, every one of them labelled.") % {"count": count}
    facts = {"count": count, "labelled": number_format(first.labelled, force_grouping=True)}
    told = _("%(count)s mentions, %(labelled)s labelled people.") % facts
    share = {"f1": interval(first.f1), "precision": interval(first.precision),
             "recall": interval(first.recall)}  # fmt: skip
    return told + " " + _("Ours: F1 %(f1)s, precision %(precision)s, recall %(recall)s.") % share


def interval(estimate):
    """Return a share with its interval: "0.930 (0.897–0.953)"."""
    if estimate.low is None:
        return f"{estimate.value:.3f}"
    return f"{estimate.value:.3f} ({estimate.low:.3f}–{estimate.high:.3f})"
