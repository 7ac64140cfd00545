"""A document of one's own side, for an act that needs a right."""

import datetime
from collections.abc import Callable

from innoway.apps.documents.calculations.owner import Owner
from innoway.apps.documents.errors import DocumentMissing, NotAllowed
from innoway.apps.documents.models import Document
from innoway.apps.documents.rules import can_view

Right = Callable[[Owner, int, datetime.datetime], bool]


def own_document(
    document_id: int, account_id: int, at: datetime.datetime, right: Right
) -> Document:
    """Return a living document that the account may act on.

    Raises:
        DocumentMissing: It does not exist or belongs to others; both sound the same.
        NotAllowed: The person may see it, but the role does not include the act.
    """
    document = Document.objects.living().filter(pk=document_id).first()
    if document is None or not can_view(document.owner, account_id, at):
        raise DocumentMissing
    if not right(document.owner, account_id, at):
        raise NotAllowed
    found: Document = document
    return found
