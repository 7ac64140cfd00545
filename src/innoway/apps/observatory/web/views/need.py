"""A technology need, with technologies that may answer it."""

from django.shortcuts import render

from innoway.apps.observatory.queries.technologies import need_page
from innoway.apps.observatory.web.views.technology import found_or_404


def need(request, id):
    page = found_or_404(need_page(id))
    return render(request, "observatory/need.html", {"page": page, "it": page.need})
