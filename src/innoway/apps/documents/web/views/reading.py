"""Downloading: a fresh signed link, and the file behind it."""

import structlog
from django.http import FileResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_safe

from innoway.apps.documents.errors import FileLost
from innoway.apps.documents.gateways import shelf
from innoway.apps.documents.operations.read_document import read_document as read
from innoway.apps.documents.queries import signed_link as links
from innoway.foundation.permissions import signed_in

log = structlog.get_logger(__name__)
# Whatever a file turns out to be, it is saved and not shown, and would do nothing if shown.
HEADERS = {
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "private, no-store",
    "Cross-Origin-Resource-Policy": "same-origin",
}


@signed_in
@require_safe
def signed_link(request, pk, number):
    """Go on to a link that is valid for minutes; what may be read is asked there."""
    link = links.Link(pk, number, request.user.pk)
    return redirect("documents:read-document", links.token_for(link, timezone.now()))


@signed_in
@require_safe
def read_document(request, token):
    """Send a file to the person the link was made for, if the person may still read it."""
    now = timezone.now()
    link = links.link_of(token, request.user.pk, now)
    version = read(
        document_id=link.document_id, number=link.version, account_id=link.account_id, at=now
    )
    try:
        file = shelf().open(version.sha256)
    except FileNotFoundError as gone:
        log.exception("file_lost", document=link.document_id, version=link.version)
        raise FileLost from gone
    return FileResponse(
        file, as_attachment=True, filename=version.name, content_type=version.media_type,
        headers=HEADERS,
    )  # fmt: skip
