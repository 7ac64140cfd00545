"""The graph explorer: what is around some entities, and the way between two of them."""

from urllib.parse import urlencode

from django.contrib.auth.decorators import login_not_required
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from innoway.apps.observatory.calculations.wording import field_name
from innoway.apps.observatory.enums import CONVEYANCES, NODES, RELATIONS
from innoway.apps.observatory.queries import entities, networks
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
    if set(ids) - set(picture.ids):  # merged away, or more than are looked up
        return redirect(address_of(request, picture.ids))
    centres = {one.id for one in picture.centres}
    offered = entities.find_entities(asked) if asked else ()
    context = {
        "asked": asked,
        "offered": [(one, expanded(request, one.id)) for one in offered],
        "more": len(offered) == entities.OFFERED,
        "picture": picture,
        "centred": listed([name_of(one, picture.deeds) for one in picture.centres]),
        "left": listed([name_of(one, picture.deeds) for one in picture.left]),
        "most": entities.CENTRES,
        "newest": address_of(request, picture.ids[-entities.CENTRES :]),
        "several": len(centres) > 1,
        "lines": lines_of(picture.edges, picture.nodes, centres, request, picture.deeds),
        "span": span,
        "kinds": [(kind, names[0], kind in kinds) for kind, names in RELATIONS.items()],
        "figure": picture_figure(picture, request, _("What is around %(names)s"))
        if picture.edges
        else None,
        "missing": bool(ids) and not picture.centres,
        "known": [] if asked or picture.centres else begun(networks.well_known()),
        "whole": f"{reverse('observatory:graph')}?{urlencode({'id': picture.ids}, doseq=True)}",
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
        "ends": [(end, names[end], offered[end], one, without(request, end, f"{end}_name"))
                 for end, one in zip(ENDS, (way.begin, way.end), strict=True)],
        "anytime": without(request, "since", "until"),
    }  # fmt: skip
    return render(request, "observatory/graph/path.html", context)


ENDS = ("from", "to")


def without(request, *names):
    """Return the address of this way without some of what was asked."""
    query = request.GET.copy()
    for name in names:
        query.pop(name, None)
    return f"{reverse('observatory:shortest-path')}?{query.urlencode()}"


def only(offered):
    return offered[0].id if len(offered) == 1 else ""


def span_of(request):
    return entities.Span(number_of(request, "since"), number_of(request, "until"))


def listed(names):
    """Return up to three names as a list in words, and how many there are."""
    said = pgettext("list", ", ").join(names[:3])
    more = _("and others, %(count)s in all") % {"count": len(names)} if len(names) > 3 else ""
    return f"{said} {more}".strip()


def lines_of(edges, nodes, centres, request=None, deeds=None):
    """Return a line for each edge: relation, the other end, time, document and source."""
    lines = []
    for edge in edges:
        out = edge.source_id in centres
        end = nodes.get(edge.target_id if out else edge.source_id)
        if end is None:
            continue
        here = nodes[edge.source_id if out else edge.target_id] if request else None
        lines.append({
            "relation": RELATIONS[edge.kind][0 if out else 1], "edge": edge, "end": end,
            "name": name_of(end, deeds), "expand": expanded(request, end.id),
            "here": name_of(here, deeds) if here else "",
        })  # fmt: skip
    return lines


def expanded(request, id):
    """Return the address of a picture with one entity more; what was chosen stays."""
    if request is None:
        return f"{reverse('observatory:graph')}?id={id}"
    return address_of(request, dict.fromkeys([*request.GET.getlist("id"), id]))


def begun(entities):
    """Return entities with the address of a picture that begins with each."""
    return [(one, expanded(None, one.id)) for one in entities]


def address_of(request, ids):
    """Return the address of a picture of some entities with the filters of this one."""
    query = request.GET.copy()
    query.pop("q", None)
    query.setlist("id", list(ids))
    return f"{reverse('observatory:graph')}?{query.urlencode()}"


def name_of(node, deeds=None):
    """Return how a node reads: a field in the reader's language, a deed by what it did."""
    if deeds and node.id in deeds:
        return deed_name(deeds[node.id])
    return (
        field_name(int(node.name)) if node.kind == "field" and node.name.isdecimal() else node.name
    )


def deed_name(deed):
    """Return kind, day and parties of a deed; the words of the register are much the same."""
    said = {
        "kind": CONVEYANCES.get(deed.kind, deed.kind),
        "day": deed.executed or deed.recorded or "–",
        "parties": " → ".join(side_name(side) for side in (deed.assignors, deed.assignees)),
    }
    return _("%(kind)s, %(day)s: %(parties)s") % said


def side_name(parties):
    first = parties[0].name if parties else "–"
    return f"{first} +{len(parties) - 1}" if len(parties) > 1 else first


def steps_of(path):
    """Return the way as (from, sentence, to, edge)."""
    deeds = {deed.id: deed for deed in path.deeds}
    steps = []
    for here, there, edge in zip(path.nodes, path.nodes[1:], path.edges, strict=False):
        out = edge.source_id == here.id
        steps.append({"here": here, "there": there, "edge": edge,
                      "here_name": name_of(here, deeds), "there_name": name_of(there, deeds),
                      "relation": RELATIONS[edge.kind][0 if out else 1]})  # fmt: skip
    return steps


def picture_figure(picture, request, title):
    centres = {one.id for one in picture.centres}
    names = {node.id: name_of(node, picture.deeds) for node in picture.nodes.values()}
    data = [
        {
            "id": node.id, "name": shortened(names[node.id]), "category": KINDS.index(node.kind),
            "symbolSize": 34 if node.id in centres else 16, "value": names[node.id],
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
    rows = [(names[node.id], str(NODES[node.kind]), degree(node.id, picture.edges))
            for node in picture.nodes.values()]  # fmt: skip
    rows.sort(key=lambda row: (-row[2], row[0]))
    return ChartFigure(
        id="graph", title=title % {"names": listed([names[one.id] for one in picture.centres])},
        description=ngettext(
            "%(nodes)d entity and %(edges)d relations.",
            "%(nodes)d entities and %(edges)d relations.", len(data),
        ) % {"nodes": len(data), "edges": len(links)} + " " + _("Choose a dot to go on from there."),
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
