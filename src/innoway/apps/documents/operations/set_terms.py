"""Compute how long a document must and may be kept."""

from innoway.apps.documents.models import Attachment, Document
from innoway.apps.documents.queries.content import rule_of


def set_terms(*, document: Document) -> None:
    """Write ``held_until`` and ``due_at`` by the rule of the document's kind.

    Raises:
        KindUnknown: The kind was taken off the list.
    """
    newest = document.versions.order_by("-number").first()
    handed_in = Attachment.objects.filter(version__document=document).order_by("-attached_at")
    last = handed_in.first()
    document.held_until, document.due_at = rule_of(document.kind).terms(
        uploaded_at=newest.uploaded_at if newest else document.created_at,
        attached_at=last.attached_at if last else None,
    )
    document.save(update_fields=["held_until", "due_at"])
