"""The search page, the reasons of a hit, completions, and hits to take away."""

import json
from dataclasses import replace

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.vary import vary_on_headers

from innoway.apps.observatory.calculations.facets import facet, histogram, kinds, sections
from innoway.apps.observatory.calculations.question import PER_PAGE, SORTS, parse_question
from innoway.apps.observatory.calculations.tabular import csv_lines
from innoway.apps.observatory.enums import KINDS
from innoway.apps.observatory.queries.findings import (
    EXPORT_LIMIT,
    explanation,
    exported,
    findings,
    suggestions,
)

FACETS = ("type", "wipo_field", "cpc", "owner", "country", "source")
COLUMNS = ("id", "kind", "title", "date", "language", "type", "owner", "cpc", "wipo_field",
           "country", "source", "score", "address")  # fmt: skip


def question_of(request):
    return parse_question(dict(request.GET.lists()))


@login_not_required
@vary_on_headers("HX-Request")
def search(request):
    question = question_of(request)
    found = findings(question)
    partly = request.htmx and request.htmx.target == "findings"
    template = "observatory/parts/findings.html" if partly else "observatory/search.html"
    return render(request, template, context_of(found) | {"partly": partly})


def context_of(found):
    question, answer = found.question, found.answer
    bars = histogram(question, pairs(answer, "year"))
    return {
        "found": found,
        "question": question,
        "kinds": kinds_of(question, answer),
        "facets": facets_of(question, answer),
        "bars": bars,
        "last_year": bars[-1].last if bars else None,
        "chosen": chosen_of(question),
        "cleared": question.cleared().address(),
        "kept": [p for p in question.pairs() if p[0] not in {"from", "to", "page"}],
        "sort_links": [(sort, replace(question, sort=sort, page=1).address()) for sort in SORTS],
        "size_links": [(size, replace(question, per=size, page=1).address()) for size in PER_PAGE],
        "page_links": page_links(found),
        "corrected": corrected_of(question, answer),
        "export_address": replace(question, page=1).address(),
        "export_limit": EXPORT_LIMIT,
        "api_address": f"/api/observatory/search{question.address()}",
    }


def chosen_of(question):
    """Return what narrows the question, each with the address without it."""
    chosen = [
        {"facet": name, "value": value, "address": question.toggled(name, value).address()}
        for name, values in question.filters.items()
        for value in values
    ]
    if question.year_from is not None or question.year_to is not None:
        years = f"{question.year_from or '…'}–{question.year_to or '…'}"
        without = replace(question, year_from=None, year_to=None, page=1)
        chosen.append({"facet": "year", "value": years, "address": without.address()})
    return chosen


def corrected_of(question, answer):
    """Return the corrected words, and the way back to exactly what was typed."""
    if not answer.corrected:
        return None
    exactly = " ".join(f'"{word}"' for word in question.text.replace('"', " ").split())
    return {
        "text": answer.corrected,
        "address": question.asking(answer.corrected).address(),
        "exactly": question.asking(exactly).address(),
    }


def page_links(found):
    """Return (label, address, is this page) for the pages around the present one."""
    page, last = found.question.page, found.pages
    links = [(_("Previous"), page - 1)] if page > 1 else []
    links += [(n, n) for n in range(max(1, page - 2), min(last, page + 2) + 1)]
    links += [(_("Next"), page + 1)] if page < last else []
    return [(label, replace(found.question, page=n).address(), label == page) for label, n in links]


def pairs(answer, name):
    return [(count.value, count.count) for count in answer.facets.get(name, ())]


def kinds_of(question, answer):
    return kinds(question, KINDS, dict(pairs(answer, "kind")))


def facets_of(question, answer):
    found = [facet(question, name, pairs(answer, name)) for name in FACETS]
    found.insert(2, sections(question, pairs(answer, "cpc")))
    return [f for f in found if f.choices]


@login_not_required
def explain(request):
    question = question_of(request)
    reasons = explanation(question, request.GET.get("id", "").replace("\x00", ""))
    if reasons is None:
        raise Http404(_("There is nothing of that name in the index."))
    context = {"reasons": reasons, "question": question}
    partly = "parts/" if request.htmx else ""
    return render(request, f"observatory/{partly}explain.html", context)


@login_not_required
def suggest(request):
    found = suggestions(request.GET.get("q", "").replace("\x00", "")[:100])
    return render(request, "observatory/parts/suggestions.html", {"suggestions": found})


@login_not_required
def export(request):
    """Send the first hits as a file; a kind "person" gives an empty one on purpose."""
    rows = (row_of(hit, request) for hit in exported(question_of(request)))
    if request.GET.get("format") == "json":
        response = HttpResponse(
            json.dumps(list(rows), ensure_ascii=False), content_type="application/json"
        )
        return attached(response, "json")
    lines = csv_lines(COLUMNS, ([text_of(row[name]) for name in COLUMNS] for row in rows))
    return attached(StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8"), "csv")


def row_of(hit, request):
    row = {name: list(hit.fields.get(name, ())) for name in COLUMNS}
    pages = {"need": "need", "organisation": "organisation"}
    resolved = hit.id.startswith("organisation-")
    page = "entity" if resolved else pages.get(hit.kind, "technology")
    address = request.build_absolute_uri(reverse(f"observatory:{page}", args=[hit.id]))
    date = hit.date.isoformat() if hit.date else None
    known = {"id": hit.id, "kind": hit.kind, "title": hit.title, "date": date}
    return row | known | {"language": hit.language, "score": hit.score, "address": address}


def text_of(value):
    return "; ".join(value) if isinstance(value, list) else value


def attached(response, ending):
    response["Content-Disposition"] = f'attachment; filename="technologies.{ending}"'
    return response
