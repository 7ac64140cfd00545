"""The catalogue of sources, and for staff what had to be set aside."""

from django.contrib.auth.decorators import login_not_required, user_passes_test
from django.http import HttpResponse
from django.shortcuts import render

from innoway.apps.observatory.queries import catalogue as queries
from innoway.apps.observatory.web.views.organisation import page_number
from innoway.apps.observatory.web.views.technology import file_name, found_or_404


def is_staff(user):
    return user.is_active and user.is_staff


@login_not_required
def catalogue(request):
    return render(request, "observatory/sources.html", {"page": queries.catalogue()})


@login_not_required
def progress(request):
    """Answer the banner that asks again while data is being loaded."""
    context = {"progress": queries.progress(), "announce_done": True}
    return render(request, "observatory/parts/progress.html", context)


@login_not_required
def source(request, name):
    page = page_number(request)
    found = found_or_404(queries.source_page(name, staff=is_staff(request.user), page=page))
    pages = -(-found.source.quarantined // queries.SET_ASIDE)
    context = {"page": found, "it": found.source, "number": page, "pages": pages}
    return render(request, "observatory/source.html", context)


@user_passes_test(is_staff)
def quarantined(request, name, id):
    """Send the raw bytes as they came, as a file that no browser will run."""
    record = queries.quarantined_record(id)
    record = found_or_404(record if record and record.source == name else None)
    response = HttpResponse(record.raw, content_type="application/octet-stream")
    response["Content-Disposition"] = f'attachment; filename="{file_name(record.id)}.bin"'
    response["Cache-Control"] = "no-store"
    return response
