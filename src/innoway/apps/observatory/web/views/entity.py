"""One entity: a person, an organisation, a deed, or another node with what is around it."""

from django.contrib.auth.decorators import login_not_required
from django.shortcuts import redirect, render

from innoway.apps.observatory.queries import entities
from innoway.apps.observatory.web.views.figure import years_figure
from innoway.apps.observatory.web.views.graph import lines_of
from innoway.apps.observatory.web.views.organisation import page_number
from innoway.apps.observatory.web.views.technology import found_or_404


@login_not_required
def entity(request, id):
    page = page_number(request)
    found = found_or_404(entities.entity(id, page), search=id)
    if found.moved_to:
        return redirect("observatory:entity", found.moved_to)
    if found.page:
        return render(request, "observatory/graph/entity.html", entity_context(found.page, page))
    if found.transaction:
        return render(request, "observatory/graph/transaction.html", {"it": found.transaction})
    if found.node.kind == "technology":
        return redirect("observatory:technology", id)
    lines = lines_of(found.around.edges, {n.id: n for n in found.around.nodes}, {id})
    context = {"it": found.node, "lines": lines, "around": found.around}
    return render(request, "observatory/graph/node.html", context)


def entity_context(it, page):
    pages = min(-(-it.portfolio_total // entities.PER_PAGE), entities.LAST_PAGE)
    figure = years_figure(it.timeline)
    return {"it": it, "number": page, "pages": pages, "figure": figure,
            "start": (page - 1) * entities.PER_PAGE + 1}  # fmt: skip
