"""Deleting a document and ending a consent."""

from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from innoway.apps.documents.operations.delete_document import delete_document as delete
from innoway.apps.documents.operations.revoke_reuse import revoke_reuse as revoke
from innoway.foundation.permissions import signed_in
from innoway.foundation.web.refusals import carry_out


@signed_in
@require_http_methods(["GET", "POST"])
def delete_document(request, pk):
    """Delete after a question, which the document's page asks."""
    page = reverse("documents:document", args=[pk])
    if request.method == "GET":
        return redirect(f"{page}?dialog=open")
    now = timezone.now()
    return carry_out(
        request,
        lambda: delete(document_id=pk, account_id=request.user.pk, at=now),
        done=_("The document is deleted."),
        target=reverse("documents:documents"),
    )


@signed_in
@require_POST
def revoke_reuse(request, pk):
    """End a consent at once."""
    consent = revoke(consent_id=pk, account_id=request.user.pk, at=timezone.now())
    return carry_out(
        request, lambda: consent, done=_("The consent has ended."),
        target=reverse("documents:document", args=[consent.document_id]),
    )  # fmt: skip
