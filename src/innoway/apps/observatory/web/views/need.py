"""A technology need, with technologies that may answer it."""

from django.contrib.auth.decorators import login_not_required
from django.shortcuts import render

from innoway.apps.observatory.queries.technologies import need_page
from innoway.apps.observatory.web.views.technology import found_or_404


@login_not_required
def need(request, id):
    page = found_or_404(need_page(id), search=id)
    return render(request, "observatory/need.html", {"page": page, "it": page.need})
