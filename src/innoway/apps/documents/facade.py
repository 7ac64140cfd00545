"""What other apps may ask of documents: take in, hand in, agree to reuse, look, download.

Whoever attaches documents to its matters tells once, in ``apps.ready``, who reads a matter:
``register_reader("cases", lambda number, account_id, at: ...)``.
"""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import BinaryIO

from django.urls import reverse

from innoway.apps.documents.calculations.media_types import ACCEPT
from innoway.apps.documents.calculations.owner import Owner
from innoway.apps.documents.models import Attachment, Document, Version
from innoway.apps.documents.operations import attach_documents as attaching
from innoway.apps.documents.operations import grant_reuse as granting
from innoway.apps.documents.operations import store_document as storing
from innoway.apps.documents.queries import access, documents
from innoway.apps.documents.queries import signed_link as links
from innoway.apps.documents.queries.uploads import upload_of

__all__ = [
    "ACCEPT", "ConsentView", "DocumentView", "Owner", "attach", "attached_to", "document_view",
    "documents_of", "grant_reuse", "handed_in", "may_read", "register_reader", "signed_link",
    "store_document",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class DocumentView:
    """A document with the version that is meant: the newest, or the one handed in."""

    id: int
    owner: Owner
    kind: str
    title: str
    version: int
    name: str
    media_type: str
    size: int
    pages: int | None
    sha256: str
    uploaded_at: datetime.datetime


@dataclass(frozen=True, slots=True)
class ConsentView:
    """A consent to reuse."""

    id: int
    document_id: int
    subject: tuple[str, str]
    until: datetime.datetime


def store_document(
    *, owner: Owner, kind: str, name: str, stream: BinaryIO, account_id: int,
    at: datetime.datetime, title: str = "", vouched_for: bool = False,
) -> DocumentView:  # fmt: skip
    """Check and store a file; ``name`` is the file name, ``kind`` one of ``retention.yml``.

    ``vouched_for=True`` says that the calling app has checked the account's right to act for
    the owner, such as a clerk at the window.

    Raises:
        NotAllowed: The account may not add documents for the owner.
        KindUnknown: There is no such kind.
        FileRefused: The reason is the class; its message says what to do.
        StorageFull: The disk has no room.
    """
    document = storing.store_document(
        owner=owner, kind=kind, upload=upload_of(stream, name, at), account_id=account_id, at=at,
        title=title, vouched_for=vouched_for,
    )  # fmt: skip
    return _view(document, document.versions.get())


def document_view(document_id: int, account_id: int, at: datetime.datetime) -> DocumentView | None:
    """Return what a person may see of a document; None where there is nothing for this person."""
    found = access.access_to(document_id, account_id, at)
    return _view(found.version.document, found.version) if found else None


def documents_of(owner: Owner) -> tuple[DocumentView, ...]:
    """Return the living documents of an owner, newest first; the caller has asked the right."""
    rows = documents.documents_of(owner)
    return tuple(_view(row, row.versions.all()[0]) for row in rows)


def may_read(document_id: int, account_id: int, at: datetime.datetime) -> bool:
    """Whether the person may open the document at a moment."""
    return access.access_to(document_id, account_id, at) is not None


def signed_link(document_id: int, account_id: int, at: datetime.datetime) -> str | None:
    """Return the path of a download for one person, valid for ten minutes; None if not theirs."""
    found = access.access_to(document_id, account_id, at)
    if found is None:
        return None
    link = links.Link(document_id, found.version.number, account_id)
    return reverse("documents:read-document", args=[links.token_for(link, at)])


def attach(
    document_ids: Iterable[int], subject: tuple[str, str], *, at: datetime.datetime,
    account_id: int | None = None,
) -> tuple[DocumentView, ...]:  # fmt: skip
    """Hand documents in for a subject such as ("cases", "123"); again changes nothing.

    Give ``account_id`` unless the calling app has itself asked whether the person may hand
    these documents in.

    Raises:
        DocumentMissing: One does not exist or is not the person's to hand in.
        ConsentMissing: One was handed in elsewhere; call ``grant_reuse`` for the owner first.
    """
    rows = attaching.attach_documents(
        document_ids=document_ids, subject=subject, at=at, account_id=account_id
    )
    return tuple(_view(row.version.document, row.version) for row in rows)


def attached_to(subject: tuple[str, str]) -> tuple[DocumentView, ...]:
    """Return what was handed in for a subject, in that order; the caller has asked the right."""
    rows = Attachment.objects.filter(subject_app=subject[0], subject_id=subject[1])
    living = rows.filter(version__document__deleted_at=None)
    found = living.select_related("version__document")
    return tuple(_view(row.version.document, row.version) for row in found)


def handed_in(document_ids: Iterable[int]) -> frozenset[int]:
    """Return which of some documents were handed in for anything; to use them again needs a consent."""
    rows = Attachment.objects.filter(version__document__in=list(document_ids))
    return frozenset(rows.values_list("version__document", flat=True))


def grant_reuse(
    *, document_id: int, subject: tuple[str, str], until: datetime.datetime, account_id: int,
    at: datetime.datetime,
) -> ConsentView:  # fmt: skip
    """Write down that the owner agrees to the use of a document for another subject.

    Raises:
        DocumentMissing: It does not exist or belongs to others.
        NotAllowed: The person's role does not include consenting.
        ConsentTermWrong: The time is over, or longer than ten years.
    """
    row = granting.grant_reuse(
        document_id=document_id, subject=subject, until=until, account_id=account_id, at=at
    )
    return ConsentView(row.pk, row.document_id, (row.subject_app, row.subject_id), row.until)


def register_reader(
    app_label: str, reads: access.ReadsSubject, name: access.NamesSubject | None = None
) -> None:
    """Tell who reads the subjects of an app: ``reads(subject_id, account_id, at)``.

    ``name(subject_id, language)`` says how owners know the subject on their pages.
    """
    access.readers[app_label] = reads
    if name is not None:
        access.names[app_label] = name


def _view(document: Document, version: Version) -> DocumentView:
    return DocumentView(
        id=document.pk, owner=document.owner, kind=document.kind, title=document.title,
        version=version.number, name=version.name, media_type=version.media_type,
        size=version.size, pages=version.pages, sha256=version.sha256,
        uploaded_at=version.uploaded_at,
    )  # fmt: skip
