"""Take in another version of a document."""

import datetime

from django.db import transaction

from innoway.apps.documents.errors import DocumentMissing
from innoway.apps.documents.events import DocumentStored
from innoway.apps.documents.gateways import Upload
from innoway.apps.documents.models import Document, Version
from innoway.apps.documents.operations.set_terms import set_terms
from innoway.apps.documents.operations.sweep_shelf import share_shelf
from innoway.apps.documents.operations.take_in_file import take_in_file, write_version
from innoway.apps.documents.queries.own_document import own_document
from innoway.apps.documents.rules import can_store
from innoway.foundation.audit import record_act
from innoway.foundation.events import publish


def add_version(
    *, document_id: int, upload: Upload, account_id: int, at: datetime.datetime
) -> Version:
    """Check a file and put it before the earlier versions, which stay as they are.

    Raises:
        DocumentMissing: It does not exist or belongs to others.
        NotAllowed: The person's role does not include uploading.
        FileRefused: The reason is the class; its message says what to do.
        StorageFull: The disk has no room.
    """
    own_document(document_id, account_id, at, can_store)
    with take_in_file(upload=upload) as taken, transaction.atomic():
        share_shelf()
        document = Document.objects.select_for_update().living().filter(pk=document_id).first()
        if document is None:  # deleted while the file was on its way
            raise DocumentMissing
        upload.shelf.keep(taken.incoming)
        newest = document.versions.order_by("-number").values_list("number", flat=True).first()
        version = write_version(
            document, taken, number=(newest or 0) + 1, account_id=account_id, at=at
        )
        set_terms(document=document)
        record_act(
            "documents.version-added", account_id=account_id, object_kind="document",
            object_id=document.pk, organisation_id=document.organisation_id,
            facts={"version": version.number, "sha256": version.sha256},
        )  # fmt: skip
        publish(DocumentStored(document.pk, version.number))
    return version
