"""The chain of title of a technology: owners, charges and each deed with what it did."""

from django.contrib.auth.decorators import login_not_required
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from innoway.apps.observatory.calculations.title_words import EFFECTS, HOLDS, holdings
from innoway.apps.observatory.queries.chain import chain_of_title as title_of
from innoway.apps.observatory.queries.chain import owners_today
from innoway.apps.observatory.web.views.figure import shortened
from innoway.apps.observatory.web.views.technology import found_or_404
from innoway.foundation.web.charts import ChartFigure


@login_not_required
def chain_of_title(request, id):
    found = found_or_404(title_of(id), search=id)
    steps = [
        (step, effect_of(step), found.deeds.get(step.deed.id), *found.parties(step.deed))
        for step in found.chain.steps
    ]
    known = {
        party.name: party.entity for *_said, given, taken in steps for party in (*given, *taken)
    }
    held = holdings(found.chain.tenures, found.chain.charges)
    today = timezone.localdate()
    context = {
        "found": found, "chain": found.chain, "steps": steps,
        "owners": [(one, known.get(one.name, "")) for one in owners_today(found.chain)],
        "timeline": timeline_figure(held, today) if held else None,
        "today": today, "address": request.build_absolute_uri(request.path),
    }  # fmt: skip
    return render(request, "observatory/graph/chain_of_title.html", context)


def effect_of(step):
    """Return what a deed did; a change of name passes nothing to anybody else."""
    if step.kind.name == "name_change" and step.effect == "conveyed":
        return _("The owner goes by a new name.")
    return EFFECTS[step.effect]


def timeline_figure(held, today):
    """Draw who held what from when to when, a bar each; what has no beginning begins the picture."""
    days = [day for one in held for day in (one.since, one.until) if day]
    start = year_of(min(days, default=today)) - 1
    spans = [(year_of(one.since) if one.since else start, year_of(one.until or today))
             for one in held]  # fmt: skip
    kinds = [kind for kind in HOLDS if any(one.kind == kind for one in held)]
    bars = [
        {"type": "bar", "name": str(HOLDS[kind]), "stack": "held",
         "data": [round(max(end - begin, 0.1), 2) if one.kind == kind else None
                  for one, (begin, end) in zip(held, spans, strict=True)]}
        for kind in kinds
    ]  # fmt: skip
    before = {
        "type": "bar", "stack": "held", "silent": True, "itemStyle": {"color": "transparent"},
        "data": [round(begin, 2) for begin, _end in spans], "tooltip": {"show": False},
    }  # fmt: skip
    open_now = sum(one.kind == "charge" and not one.until for one in held)
    return ChartFigure(
        id="title", title=_("Who held it when"),
        description=_("%(holders)d holders or claims; %(open)d charges are open.")
        % {"holders": sum(one.kind != "charge" for one in held), "open": open_now},
        option={
            "legend": {},
            "tooltip": {"show": False},
            "xAxis": {"type": "value", "min": int(start), "max": today.year + 1, "minInterval": 1,
                      "years": True},
            "yAxis": {"type": "category", "inverse": True,
                      "data": [shortened(one.name) for one in held]},
            "series": [before, *bars],
        },
        columns=[_("Name"), _("Holds"), _("From"), _("Until"), _("Deed")],
        rows=[(one.name, HOLDS[one.kind], str(one.since or "–"),
               str(one.until) if one.until else _("today"), one.deed or "–") for one in held],
    )  # fmt: skip


def year_of(day):
    return day.year + (day.timetuple().tm_yday - 1) / 366
