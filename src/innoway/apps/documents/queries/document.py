"""One document with everything its owner may know about it."""

import datetime
from dataclasses import dataclass

from innoway.apps.documents import rules
from innoway.apps.documents.errors import DocumentMissing
from innoway.apps.documents.models import Attachment, Consent, Document, Read, Version

MOST_READS = 200


@dataclass(frozen=True, slots=True)
class DocumentPage:
    """A document as the owner's people see it."""

    document: Document
    versions: list[Version]
    attachments: list[Attachment]
    consents: list[Consent]
    reads: list[Read]
    may_store: bool
    may_decide: bool


def document(document_id: int, account_id: int, at: datetime.datetime) -> DocumentPage:
    """Return a document of one's own side.

    Raises:
        DocumentMissing: It does not exist, is deleted, or belongs to others.
    """
    found = Document.objects.living().filter(pk=document_id).first()
    if found is None or not rules.can_view(found.owner, account_id, at):
        raise DocumentMissing
    inside = {"version__document": found}
    reads = Read.objects.filter(**inside).select_related("account", "version")
    attached = Attachment.objects.filter(**inside).select_related("version", "consent")
    return DocumentPage(
        document=found,
        versions=list(found.versions.select_related("uploaded_by")),
        attachments=list(attached),
        consents=list(found.consents.select_related("granted_by")),
        reads=list(reads[:MOST_READS]),
        may_store=rules.can_store(found.owner, account_id, at),
        may_decide=rules.can_decide(found.owner, account_id, at),
    )
