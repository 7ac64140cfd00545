"""The network of the record: flows, who is central, communities."""

from urllib.parse import urlencode

from django.contrib.auth.decorators import login_not_required
from django.http import StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from innoway.apps.observatory.calculations.tabular import csv_lines
from innoway.apps.observatory.enums import EXACTNESS, FLOW_KINDS, MEASURES, WAYS
from innoway.apps.observatory.queries import networks
from innoway.apps.observatory.web.views.figure import bars_option, shortened
from innoway.apps.observatory.web.views.graph import name_of, picture_figure, span_of
from innoway.apps.observatory.web.views.technology import found_or_404
from innoway.foundation.web.charts import ChartFigure

AFTER = "\u200b"  # a name may stand on both sides of a flow; on the right it is another node
COLUMNS = ("from", "from_id", "to", "to_id", "documents", "technologies", "first_on", "last_on")
LABELLED = 12  # places named on the map, where there is room
POSITIONS = tuple(
    f"{end}_{what}" for end in ("from", "to") for what in ("latitude", "longitude", "exact")
)


def chosen(request, name, among, default):
    value = request.GET.get(name, "")
    return value if value in among else default


@login_not_required
def network(request):
    kind = chosen(request, "kind", FLOW_KINDS, "organisation")
    way = chosen(request, "way", WAYS, None)
    measure = chosen(request, "measure", MEASURES, "pagerank")
    span = span_of(request)
    page = networks.network(kind, way, measure, span)
    asked = {"kind": kind, "way": page.way, "since": span.since, "until": span.until}
    download = (
        f"{reverse('observatory:flows-file')}?{urlencode({k: v for k, v in asked.items() if v})}"
    )
    context = {
        "page": page, "span": span, "map": map_figure(page, download) if page.map else None,
        "flows": flows_figure(page, download) if page.flows else None,
        "central": [central_figure(rows, page.measure, title, id)
                    for rows, title, id in ((page.organisations, _("Central organisations"), "firms"),
                                            (page.people, _("Central people"), "people")) if rows],
        "kinds": FLOW_KINDS.items(), "ways": WAYS.items(), "measures": MEASURES.items(),
    }  # fmt: skip
    return render(request, "observatory/network.html", context)


def map_figure(page, download):
    spots, lines = page.map.spots, page.map.lines
    most, busiest = (max((n for *_ends, n in lines), default=1),
                     max((one.out + one.into for one in spots), default=1))  # fmt: skip
    first = pgettext("list", "; ").join(
        f"{one.name} ({grouped(one.out + one.into)})" for one in spots[:3]
    )
    description = _("Busiest places: %(named)s.") % {"named": first}
    if page.map.left_out:
        description += _(" %(count)s documents are not drawn: their place is not known or they stay within one.") % {"count": grouped(page.map.left_out)}  # fmt: skip
    return ChartFigure(
        id="map", title=_("%(what)s on the map") % {"what": WAYS[page.way]}, description=description,
        option={
            "geo": {"map": "land", "roam": False, "boundingCoords": page.map.frame},
            "tooltip": {"trigger": "item"},
            "series": [
                {"type": "lines", "coordinateSystem": "geo", "silent": True,
                 "data": [{"coords": [giver.point, taker.point],
                           "lineStyle": {"width": round(0.8 + 5 * (n / most) ** 0.5, 1)}}
                          for giver, taker, n in lines],
                 "lineStyle": {"curveness": 0.25, "opacity": 0.45}},
                {"type": "scatter", "coordinateSystem": "geo",
                 "data": [{"name": shortened(one.name), "value": [*one.point, one.out + one.into],
                           "symbolSize": round(5 + 17 * ((one.out + one.into) / busiest) ** 0.5, 1),
                           "label": {"show": place < LABELLED}}
                          for place, one in enumerate(spots)],
                 "label": {"position": "right", "formatter": "{b}"},
                 "labelLayout": {"hideOverlap": True},
                 "encode": {"tooltip": [2]}},
            ],
        },
        columns=[_("Place"), _("Out"), _("In"), _("Position")],
        rows=[(one.name, one.out, one.into, EXACTNESS[one.at.exact]) for one in spots],
        download=download,
    )  # fmt: skip


def flows_figure(page, download):
    rows = [(name_of(f.giver), name_of(f.taker), f.documents) for f in page.flows]
    names = {
        (name, side) for giver, taker, _n in rows for name, side in ((giver, ""), (taker, AFTER))
    }
    nodes = [{"name": shortened(name) + side} for name, side in sorted(names)]
    links = {}
    for giver, taker, count in rows:
        ends = (shortened(giver), shortened(taker) + AFTER)
        links[ends] = links.get(ends, 0) + count
    largest = pgettext("list", "; ").join(
        f"{giver} → {taker} ({grouped(count)})" for giver, taker, count in rows[:3]
    )
    return ChartFigure(
        id="flows", title=_("%(what)s: %(between)s")
        % {"what": WAYS[page.way], "between": FLOW_KINDS[page.kind]},
        description=_("Largest: %(named)s.") % {"named": largest},
        option={
            "tooltip": {"trigger": "item"},
            "series": [{
                "type": "sankey", "data": list({n["name"]: n for n in nodes}.values()),
                "links": [{"source": a, "target": b, "value": n} for (a, b), n in links.items()],
                "left": 8, "right": 200, "top": 8, "bottom": 8, "nodeGap": 10, "draggable": False,
                "label": {"width": 190, "overflow": "truncate"},
                "lineStyle": {"color": "source", "opacity": 0.35},
            }],
        },
        columns=[_("From whom"), _("To whom"), pgettext("literature", "Documents")], rows=rows, download=download,
    )  # fmt: skip


def central_figure(rows, measure, title, id):
    values = [(one.entity.name, round(getattr(one, measure), 6)) for one in rows]
    first = rows[0]
    return ChartFigure(
        id=f"central-{id}", title=title,
        description=_("%(name)s comes first, with %(degree)s partners.")
        % {"name": first.entity.name, "degree": grouped(first.degree)},
        option=bars_option(values) | {
            "xAxis": {"type": "value", "axisLabel": {"show": measure == "degree"}},
        },
        columns=[_("Name"), *(str(MEASURES[m]) for m in ("pagerank", "degree", "betweenness"))],
        rows=[(one.entity.name, percent(one.pagerank), one.degree, percent(one.betweenness))
              for one in rows],
    )  # fmt: skip


def grouped(number):
    return number_format(number, force_grouping=True)


def percent(share):
    """Return a small share as people read it; most lie far below one percent."""
    return f"{number_format(100 * share, decimal_pos=4)}%"


@login_not_required
def flows_file(request):
    kind = chosen(request, "kind", FLOW_KINDS, "organisation")
    way = chosen(request, "way", WAYS, "movement")
    found = networks.each_flow(kind, way, span_of(request))
    rows = (
        (name_of(f.giver), f.giver.id, name_of(f.taker), f.taker.id, f.documents, f.technologies,
         f.first_on or "", f.last_on or "", *positions(f, kind))
        for f in found
    )  # fmt: skip
    columns = COLUMNS + (POSITIONS if kind == "place" else ())
    lines = csv_lines(columns, ([str(cell) for cell in row] for row in rows))
    answer = StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="innoway-flows-{kind}-{way}.csv"'
    return answer


def positions(flow, kind):
    """Return where the two places of a flow lie, as cells of the file."""
    if kind != "place":
        return ()
    places = [networks.located(end) for end in (flow.giver, flow.taker)]
    return [cell for at in places
            for cell in ((at.latitude, at.longitude, at.exact) if at else ("", "", ""))]  # fmt: skip


@login_not_required
def community(request, id):
    found = found_or_404(networks.community(id))
    title = _("What is around %(names)s")
    figure = picture_figure(found.picture, request, title) if found.picture.edges else None
    context = {"it": found.community, "figure": figure}
    return render(request, "observatory/community.html", context)
