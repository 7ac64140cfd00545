"""An organisation as the record mentions it."""

from django.contrib.auth.decorators import login_not_required
from django.shortcuts import render

from innoway.apps.observatory.calculations import structured
from innoway.apps.observatory.queries import parties
from innoway.apps.observatory.web.views.figure import years_figure
from innoway.apps.observatory.web.views.technology import found_or_404


def page_number(request):
    text = request.GET.get("page", "1")
    number = int(text) if text.isascii() and text.isdecimal() and len(text) < 7 else 1
    return min(max(1, number), parties.LAST_PAGE)


def party_context(found, page):
    party = found.party
    pages = min(-(-party.total // parties.PER_PAGE), parties.LAST_PAGE)
    start = (page - 1) * parties.PER_PAGE + 1
    figure = years_figure(party.years)
    return {
        "it": party, "number": page, "pages": pages, "start": start, "figure": figure,
        "entities": found.entities,
    }  # fmt: skip


@login_not_required
def organisation(request, id):
    page = page_number(request)
    found = found_or_404(parties.organisation_page(id, page))
    party = found.party
    address = request.build_absolute_uri(request.path)
    names = [written.name for written in party.names]
    context = party_context(found, page)
    context["structured"] = structured.organisation(address=address, name=party.name, others=names)
    return render(request, "observatory/organisation.html", context)
