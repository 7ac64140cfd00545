"""The start page: what this district is and what can be done here now."""

from django.shortcuts import render

from innoway.apps.observatory.queries.start import start_page
from innoway.apps.observatory.web.views.fields import by_sector


def start(request):
    page = start_page()
    context = {"page": page, "sectors": by_sector(page.fields)}
    return render(request, "observatory/start.html", context)
