"""Uploading a document, or another version of one."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from innoway.apps.documents.errors import DocumentMissing, NotAllowed
from innoway.apps.documents.operations.add_version import add_version as add
from innoway.apps.documents.operations.store_document import store_document as store
from innoway.apps.documents.queries.document import document as one_document
from innoway.apps.documents.queries.uploads import upload_of
from innoway.apps.documents.web.forms.upload import StoreForm, VersionForm
from innoway.apps.documents.web.views.acting_owner import owner_of
from innoway.foundation.errors import DomainError
from innoway.foundation.permissions import signed_in


def _attempt(form, act):
    """Run an operation; put what is wrong with the file beside the file."""
    try:
        return act()
    except (DocumentMissing, NotAllowed):
        raise
    except DomainError as refusal:
        form.add_error("file", str(refusal))
        return None


@signed_in
@require_http_methods(["GET", "POST"])
def store_document(request):
    """Upload a document for the organisation acted for, or for oneself."""
    form = StoreForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        facts, now = form.cleaned_data, timezone.now()
        stored = _attempt(
            form,
            lambda: store(
                owner=owner_of(request), kind=facts["kind"], title=facts["title"],
                upload=upload_of(facts["file"], facts["file"].name, now),
                account_id=request.user.pk, at=now,
            ),
        )  # fmt: skip
        if stored:
            messages.success(request, _("The document is stored."))
            return redirect("documents:document", stored.pk)
    status = 422 if form.errors else 200
    return render(request, "documents/store_document.html", {"form": form}, status=status)


@signed_in
@require_http_methods(["GET", "POST"])
def add_version(request, pk):
    """Upload another version; the earlier ones stay."""
    now = timezone.now()
    page = one_document(pk, request.user.pk, now)
    if not page.may_store:
        raise NotAllowed
    form = VersionForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        upload = upload_of(file, file.name, now)
        who = request.user.pk
        if _attempt(form, lambda: add(document_id=pk, upload=upload, account_id=who, at=now)):
            messages.success(request, _("The new version is stored."))
            return redirect("documents:document", pk)
    context = {"form": form, "document": page.document}
    status = 422 if form.errors else 200
    return render(request, "documents/add_version.html", context, status=status)
