"""Take in a new document."""

import datetime

from django.db import transaction

from innoway.apps.documents.calculations.owner import Owner
from innoway.apps.documents.errors import NotAllowed
from innoway.apps.documents.events import DocumentStored
from innoway.apps.documents.gateways import Upload
from innoway.apps.documents.models import Document
from innoway.apps.documents.operations.set_terms import set_terms
from innoway.apps.documents.operations.sweep_shelf import share_shelf
from innoway.apps.documents.operations.take_in_file import take_in_file, write_version
from innoway.apps.documents.queries.content import rule_of
from innoway.apps.documents.rules import can_store
from innoway.foundation.audit import record_act
from innoway.foundation.events import publish


def store_document(
    *, owner: Owner, kind: str, upload: Upload, account_id: int, at: datetime.datetime,
    title: str = "", vouched_for: bool = False,
) -> Document:  # fmt: skip
    """Check a file, put it on the shelf, write it down as the first version of a document.

    ``vouched_for`` says that the calling app has checked that the account may act for the
    owner, such as a clerk who enters papers at the window.

    Raises:
        NotAllowed: The account may not add documents for the owner.
        KindUnknown: The district knows no such kind.
        FileRefused: The reason is the class; its message says what to do.
        StorageFull: The disk has no room.
    """
    if not vouched_for and not can_store(owner, account_id, at):
        raise NotAllowed
    rule_of(kind)
    with take_in_file(upload=upload) as taken, transaction.atomic():
        share_shelf()
        upload.shelf.keep(taken.incoming)
        document = Document.objects.create(
            organisation_id=owner.organisation_id, account_id=owner.account_id, kind=kind,
            title=title.strip()[:200] or taken.facts.name, created_at=at,
        )  # fmt: skip
        write_version(document, taken, number=1, account_id=account_id, at=at)
        set_terms(document=document)
        record_act(
            "documents.document-stored", account_id=account_id, object_kind="document",
            object_id=document.pk, organisation_id=owner.organisation_id,
            facts={"sha256": taken.incoming.sha256, "size": taken.incoming.size},
        )  # fmt: skip
        publish(DocumentStored(document.pk, 1))
    return document
