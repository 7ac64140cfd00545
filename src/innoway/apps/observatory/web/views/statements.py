"""Where each value of a thing came from: source, file and position, time and licence."""

from django.contrib.auth.decorators import login_not_required
from django.shortcuts import render

from innoway.apps.observatory.queries.technologies import provenance
from innoway.apps.observatory.web.views.technology import found_or_404


@login_not_required
def statements(request, subject):
    property = request.GET.get("property", "").replace("\x00", "") or None
    found = provenance(subject, property)
    found_or_404(found if found.properties or request.htmx else None, search=subject)
    partly = "parts/" if request.htmx else ""
    context = {"found": found, "property": property}
    response = render(request, f"observatory/{partly}statements.html", context)
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response
