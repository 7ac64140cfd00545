"""The documents of whom one acts for, and one of them."""

from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from innoway.apps.documents.calculations.owner import Owner
from innoway.apps.documents.queries.document import document as one_document
from innoway.apps.documents.queries.documents import documents_of
from innoway.apps.documents.rules import can_store
from innoway.apps.documents.web.views.acting_owner import owner_of
from innoway.foundation.permissions import signed_in
from innoway.foundation.web.paging import PAGE, below, cut


@signed_in
@require_safe
def documents(request):
    """List the documents of the organisation acted for, or one's own."""
    owner: Owner = owner_of(request)
    rows, start = documents_of(owner), below(request)
    rows = rows.filter(pk__lt=start) if start else rows
    shown, following = cut(list(rows[: PAGE + 1]))
    context = {
        "documents": shown,
        "following": following,
        "may_store": can_store(owner, request.user.pk, timezone.now()),
    }
    return render(request, "documents/documents.html", context)


@signed_in
@require_safe
def document(request, pk):
    """Show versions, uses, consents and reads of a document."""
    now = timezone.now()
    page = one_document(pk, request.user.pk, now)
    context = {
        "page": page,
        "document": page.document,
        "now": now,
        "asking": request.GET.get("dialog") == "open",
        "held": page.document.is_held(now),
    }
    return render(request, "documents/document.html", context)
