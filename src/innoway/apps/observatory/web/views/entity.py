"""One entity: a person, an organisation, a deed, or another node with what is around it."""

import json
import re

from django.contrib.auth.decorators import login_not_required
from django.http import StreamingHttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language

from innoway.apps.observatory.queries import entities
from innoway.apps.observatory.rules import can_compare_mentions
from innoway.apps.observatory.web.views.figure import years_figure
from innoway.apps.observatory.web.views.graph import lines_of
from innoway.apps.observatory.web.views.organisation import page_number
from innoway.apps.observatory.web.views.technology import found_or_404

HAN = re.compile(r"[\u3400-\u9fff]")


@login_not_required
def entity(request, id):
    page = page_number(request)
    found = found_or_404(entities.entity(id, page), search=id)
    if found.moved_to:
        return redirect("observatory:entity", found.moved_to)
    if found.page:
        context = entity_context(found.page, page)
        context["may_compare"] = can_compare_mentions(request.user)
        response = render(request, "observatory/graph/entity.html", context)
        return unlisted(response) if found.page.kind == "person" else response
    if found.transaction:
        return render(request, "observatory/graph/transaction.html", {"it": found.transaction})
    if found.node.kind == "technology":
        return redirect("observatory:technology", id)
    lines = lines_of(found.around.edges, {n.id: n for n in found.around.nodes}, {id})
    people = found.node.kind == "place"
    context = {"it": found.node, "lines": lines, "around": found.around, "people": people}
    response = render(request, "observatory/graph/node.html", context)
    return unlisted(response) if people else response


def unlisted(response):
    """Keep a page that lists people out of web search engines."""
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response


def follow_the_money(request, id):
    """Send what is around an entity as JSON lines; for people who signed in, as it holds names."""
    found = found_or_404(entities.follow_the_money(id, 2 if request.GET.get("depth") == "2" else 1))
    answer = StreamingHttpResponse(
        (json.dumps(line, ensure_ascii=False) + "\n" for line in found.lines),
        content_type="application/x-ndjson; charset=utf-8",
        headers=entities.extent(found),
    )
    answer["Content-Disposition"] = 'attachment; filename="innoway-entity.ftm.jsonl"'
    return answer


def entity_context(it, page):
    pages = min(-(-it.portfolio_total // entities.PER_PAGE), entities.LAST_PAGE)
    figure = years_figure(it.timeline)
    name, also = names_for(it, get_language() or "")
    return {"it": it, "name": name, "also": also, "number": page, "pages": pages, "figure": figure,
            "start": (page - 1) * entities.PER_PAGE + 1, "exported": entities.EXPORTED}  # fmt: skip


def names_for(it, language):
    """Return the name that a reader of a language reads first, and one in the other script."""
    if it.kind != "organisation":
        return it.name, ""
    chinese = next((one.name for one in it.names if HAN.search(one.name)), "")
    other = next((one.name for one in it.names if not HAN.search(one.name)), "")
    if not chinese or not other:
        return it.name, ""
    return (chinese, other) if language.startswith("zh") else (other, chinese)
