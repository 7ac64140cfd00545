"""A person as the record mentions them; kept out of web search engines."""

from django.contrib.auth.decorators import login_not_required
from django.shortcuts import render

from innoway.apps.observatory.queries import parties
from innoway.apps.observatory.web.views.organisation import page_number, party_context
from innoway.apps.observatory.web.views.technology import found_or_404


@login_not_required
def person(request, id):
    page = page_number(request)
    found = found_or_404(parties.person_page(id, page))
    response = render(request, "observatory/person.html", party_context(found, page))
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response
