"""Delete the documents of a person who was erased."""

import datetime

from django.db import transaction

from innoway.apps.documents.enums import DeletionReason
from innoway.apps.documents.models import Document
from innoway.apps.documents.operations.remove_document import remove_document


@transaction.atomic
def forget_owner(*, account_id: int, at: datetime.datetime) -> None:
    """Delete a person's own documents; those that must be kept go the moment they need not be.

    Source: PIPL, Art. 47: where a retention period by law is not over, processing is limited
    to storage.
    """
    for document in Document.objects.select_for_update().living().filter(account_id=account_id):
        if document.is_held(at):
            document.due_at = document.held_until
            document.save(update_fields=["due_at"])
        else:
            remove_document(
                document=document, reason=DeletionReason.ERASURE, account_id=None, at=at
            )
