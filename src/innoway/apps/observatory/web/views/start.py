"""The start page: what this district is and what can be done here now."""

from django.contrib.auth.decorators import login_not_required
from django.shortcuts import render

from innoway.apps.observatory.queries.start import start_page
from innoway.apps.observatory.web.views.fields import by_sector


@login_not_required
def start(request):
    page = start_page()
    context = {"page": page, "sectors": by_sector(page.fields)}
    return render(request, "observatory/start.html", context)
