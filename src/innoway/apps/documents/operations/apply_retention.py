"""Delete the documents whose time is over."""

import datetime

import structlog
from django.db import transaction

from innoway.apps.documents.enums import DeletionReason
from innoway.apps.documents.models import Document
from innoway.apps.documents.operations.remove_document import remove_document

log = structlog.get_logger(__name__)


def apply_retention(*, at: datetime.datetime) -> int:
    """Delete what is due and not held, each in a transaction of its own; return how many."""
    due = Document.objects.living().filter(due_at__lte=at).order_by("pk")
    return sum(_delete(number, at) for number in list(due.values_list("pk", flat=True)))


@transaction.atomic
def _delete(number: int, at: datetime.datetime) -> bool:
    document = Document.objects.select_for_update().living().filter(pk=number).first()
    if document is None or document.due_at is None or document.due_at > at or document.is_held(at):
        return False
    log.info("document_deleted_by_rule", document_id=number, kind=document.kind)
    remove_document(document=document, reason=DeletionReason.RETENTION, account_id=None, at=at)
    return True
