"""Take a document away, whoever decided it."""

import datetime

from innoway.apps.documents.enums import DeletionReason
from innoway.apps.documents.events import DocumentDeleted
from innoway.apps.documents.models import Document
from innoway.foundation.audit import record_act
from innoway.foundation.events import publish
from innoway.foundation.jobs import queue


def remove_document(
    *, document: Document, reason: DeletionReason, account_id: int | None, at: datetime.datetime
) -> None:
    """Mark a document as deleted and have its files taken off the shelf after the commit.

    The row stays with its digests, without title and file names: that something was here and
    when it went can be shown, what it said cannot. Call it inside a transaction.
    """
    digests = sorted(set(document.versions.values_list("sha256", flat=True)))
    document.title, document.deleted_at, document.deletion_reason = "", at, reason
    document.save(update_fields=["title", "deleted_at", "deletion_reason"])
    document.versions.update(name="")
    document.consents.filter(revoked_at=None).update(revoked_at=at)
    queue.configure_task("documents.clear_shelf").defer(digests=[*digests])
    record_act(
        "documents.document-deleted", account_id=account_id, object_kind="document",
        object_id=document.pk, organisation_id=document.organisation_id,
        facts={"reason": str(reason), "digests": digests},
    )  # fmt: skip
    publish(DocumentDeleted(document.pk, str(reason)))
