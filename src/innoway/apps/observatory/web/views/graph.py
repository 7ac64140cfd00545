"""The graph explorer: what is around some entities, and the way between two of them."""

from django.contrib.auth.decorators import login_not_required
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from innoway.apps.observatory.calculations.wording import field_name
from innoway.apps.observatory.enums import NODES, RELATIONS
from innoway.apps.observatory.queries import entities
from innoway.apps.observatory.web.views.charts import number_of
from innoway.apps.observatory.web.views.figure import shortened
from innoway.foundation.web.charts import ChartFigure

KINDS = ("organisation", "person", "technology", "transaction", "place", "field", "family")


@login_not_required
def explorer(request):
    asked = request.GET.get("q", "").replace("\x00", "")[:100]
    ids = [id[:64] for id in request.GET.getlist("id")]
    kinds = [kind for kind in request.GET.getlist("kind") if kind in RELATIONS]
    span = span_of(request)
    picture = entities.graph(ids, kinds, span)
    centres = {one.id for one in picture.centres}
    context = {
        "asked": asked,
        "offered": entities.find_entities(asked) if asked else (),
        "picture": picture,
        "several": len(centres) > 1,
        "lines": lines_of(picture.edges, picture.nodes, centres, request),
        "span": span,
        "kinds": [(kind, names[0], kind in kinds) for kind, names in RELATIONS.items()],
        "figure": picture_figure(picture, request) if picture.edges else None,
        "missing": bool(ids) and not picture.centres,
    }
    return render(request, "observatory/graph/explorer.html", context)


@login_not_required
def shortest_path(request):
    span = span_of(request)
    names = {end: request.GET.get(f"{end}_name", "").replace("\x00", "")[:100] for end in ENDS}
    offered = {
        end: entities.find_entities(name) if name and not request.GET.get(end) else ()
        for end, name in names.items()
    }
    ids = [request.GET.get(end, "")[:64] or only(offered[end]) for end in ENDS]
    way = entities.shortest_path(*ids, span)
    context = {
        "way": way, "span": span, "steps": steps_of(way.path) if way.path else [],
        "ends": [(end, names[end], offered[end], one) for end, one in zip(ENDS, (way.begin, way.end), strict=True)],
    }  # fmt: skip
    return render(request, "observatory/graph/path.html", context)


ENDS = ("from", "to")


def only(offered):
    return offered[0].id if len(offered) == 1 else ""


def span_of(request):
    return entities.Span(number_of(request, "since"), number_of(request, "until"))


def lines_of(edges, nodes, centres, request=None):
    """Return a line for each edge: relation, the other end, time, document and source."""
    lines = []
    for edge in edges:
        out = edge.source_id in centres
        end = nodes.get(edge.target_id if out else edge.source_id)
        if end is None:
            continue
        here = nodes.get(edge.source_id if out else edge.target_id)
        lines.append({
            "relation": RELATIONS[edge.kind][0 if out else 1], "edge": edge, "end": end,
            "name": name_of(end), "here": here, "expand": expanded(request, end.id),
        })  # fmt: skip
    return lines


def expanded(request, id):
    if request is None:
        return f"{reverse('observatory:graph')}?id={id}"
    query = request.GET.copy()
    query.pop("q", None)
    if id not in query.getlist("id"):
        query.appendlist("id", id)
    return f"{reverse('observatory:graph')}?{query.urlencode()}"


def name_of(node):
    """Return how a node reads: a field by its name in the reader's language."""
    return (
        field_name(int(node.name)) if node.kind == "field" and node.name.isdecimal() else node.name
    )


def steps_of(path):
    """Return the way as (from, sentence, to, edge)."""
    nodes = {node.id: node for node in path.nodes}
    steps = []
    for here, there, edge in zip(path.nodes, path.nodes[1:], path.edges, strict=False):
        out = edge.source_id == here.id
        steps.append({"here": here, "there": nodes[there.id], "edge": edge,
                      "relation": RELATIONS[edge.kind][0 if out else 1]})  # fmt: skip
    return steps


def picture_figure(picture, request):
    centres = {one.id for one in picture.centres}
    data = [
        {
            "id": node.id, "name": shortened(name_of(node)), "category": KINDS.index(node.kind),
            "symbolSize": 34 if node.id in centres else 16, "value": name_of(node),
            "link": expanded(request, node.id),
            "label": {"show": node.id in centres or len(picture.nodes) < 40},
        }
        for node in picture.nodes.values()
    ]  # fmt: skip
    links = [
        {"source": e.source_id, "target": e.target_id, "value": str(RELATIONS[e.kind][0])}
        for e in picture.edges
        if e.source_id in picture.nodes and e.target_id in picture.nodes
    ]
    rows = [(name_of(node), str(NODES[node.kind]), degree(node.id, picture.edges))
            for node in picture.nodes.values()]  # fmt: skip
    rows.sort(key=lambda row: (-row[2], row[0]))
    return ChartFigure(
        id="graph", title=_("What is around them") if len(centres) > 1 else _("What is around it"),
        description=ngettext(
            "%(nodes)d entity and %(edges)d relations.",
            "%(nodes)d entities and %(edges)d relations.", len(data),
        ) % {"nodes": len(data), "edges": len(links)},
        option={
            "tooltip": {"trigger": "item"},
            "legend": {"data": [str(NODES[kind]) for kind in KINDS]},
            "series": [{
                "type": "graph", "layout": "force", "roam": True, "draggable": True,
                "categories": [{"name": str(NODES[kind])} for kind in KINDS],
                "data": data, "links": links, "top": 60,
                "force": {"repulsion": 160, "edgeLength": [40, 110], "layoutAnimation": False},
                "lineStyle": {"opacity": 0.5}, "labelLayout": {"hideOverlap": True}, "label": {"position": "right", "fontSize": 12},
                "emphasis": {"focus": "adjacency"},
            }],
        },
        columns=[_("Entity"), _("Kind"), _("Relations")], rows=rows,
    )  # fmt: skip


def degree(id, edges):
    return sum(id in {edge.source_id, edge.target_id} for edge in edges)
