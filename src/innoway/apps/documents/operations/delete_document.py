"""Delete one's own document."""

import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format

from innoway.apps.documents.enums import DeletionReason
from innoway.apps.documents.errors import DocumentHeld, DocumentMissing
from innoway.apps.documents.models import Document
from innoway.apps.documents.operations.remove_document import remove_document
from innoway.apps.documents.queries.own_document import own_document
from innoway.apps.documents.rules import can_decide


@transaction.atomic
def delete_document(*, document_id: int, account_id: int, at: datetime.datetime) -> None:
    """Delete a document with all versions, unless a rule still holds it.

    Raises:
        DocumentMissing: It does not exist or belongs to others.
        NotAllowed: The person's role does not include deleting.
        DocumentHeld: It was handed in and must be kept for a time.
    """
    own_document(document_id, account_id, at, can_decide)
    document = Document.objects.select_for_update().living().filter(pk=document_id).first()
    if document is None:
        raise DocumentMissing
    if document.is_held(at):
        raise DocumentHeld(until=date_format(timezone.localtime(document.held_until), "Y-m-d"))
    remove_document(document=document, reason=DeletionReason.OWNER, account_id=account_id, at=at)
