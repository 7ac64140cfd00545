"""Hand documents in for a matter."""

import datetime
from collections.abc import Iterable

from django.db import transaction

from innoway.apps.documents.errors import ConsentMissing, DocumentMissing
from innoway.apps.documents.models import Attachment, Consent, Document
from innoway.apps.documents.operations.set_terms import set_terms
from innoway.apps.documents.rules import can_store
from innoway.foundation.audit import record_act


@transaction.atomic
def attach_documents(
    *, document_ids: Iterable[int], subject: tuple[str, str], at: datetime.datetime,
    account_id: int | None = None,
) -> list[Attachment]:  # fmt: skip
    """Fasten the newest version of each document to a subject, as (app label, number).

    From then on the readers of the subject may read that version, and the retention rule
    holds the document. A document that was handed in for another matter needs a consent for
    this one. With ``account_id`` the person's right is asked; without, the calling app has.
    Handing in again changes nothing.

    Raises:
        DocumentMissing: One does not exist or is not the person's to hand in.
        ConsentMissing: One was handed in elsewhere, and nobody agreed to its use here.
    """
    numbers = sorted(set(document_ids))
    rows = {row.pk: row for row in Document.objects.select_for_update().living().filter(
        pk__in=numbers).order_by("pk")}  # fmt: skip
    attached = []
    for number in numbers:
        document = rows.get(number)
        if document is None:
            raise DocumentMissing
        if account_id is not None and not can_store(document.owner, account_id, at):
            raise DocumentMissing
        attached.append(_attach(document, subject, at, account_id))
    return attached


def _attach(
    document: Document, subject: tuple[str, str], at: datetime.datetime, account_id: int | None
) -> Attachment:
    app, number = subject
    version = document.versions.order_by("-number").first()
    if version is None:
        raise DocumentMissing
    attachment, new = Attachment.objects.get_or_create(
        version=version, subject_app=app, subject_id=number,
        defaults={"attached_at": at, "consent": _consent_for(document, subject, at)},
    )  # fmt: skip
    if new:
        set_terms(document=document)
        record_act(
            "documents.document-attached", account_id=account_id, object_kind="document",
            object_id=document.pk, organisation_id=document.organisation_id,
            facts={"subject": f"{app}:{number}", "version": version.number},
        )  # fmt: skip
    return attachment


def _consent_for(
    document: Document, subject: tuple[str, str], at: datetime.datetime
) -> Consent | None:
    """Return the consent that lets the document be used here; None where none is needed.

    Raises:
        ConsentMissing: It was handed in elsewhere, and nobody agreed to its use here.
    """
    app, number = subject
    before = Attachment.objects.filter(version__document=document)
    here = before.filter(subject_app=app, subject_id=number)
    if here.filter(consent=None).exists() or not before.exists():
        return None
    rows = document.consents.filter(subject_app=app, subject_id=number)
    for consent in rows:
        if consent.in_force(at):
            return consent
    raise ConsentMissing
