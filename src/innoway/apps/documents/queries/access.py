"""Who may read which version: the owner's people, and the readers of a matter it is part of."""

import datetime
from collections.abc import Callable
from dataclasses import dataclass

from innoway.apps.documents.models import Attachment, Document, Version
from innoway.apps.documents.rules import can_view

# Told by the app that keeps a kind of matter: (subject id, account id, moment) -> may read.
ReadsSubject = Callable[[str, int, datetime.datetime], bool]
# How that app calls a matter: (subject id, language) -> name.
NamesSubject = Callable[[str, str], str]
readers: dict[str, ReadsSubject] = {}
names: dict[str, NamesSubject] = {}


@dataclass(frozen=True, slots=True)
class Access:
    """A version that somebody may read, and through which matter (empty: the owner's side)."""

    version: Version
    subject_app: str = ""
    subject_id: str = ""


def access_to(document_id: int, account_id: int, at: datetime.datetime) -> Access | None:
    """Return the newest version for the owner's people, the version handed in for its readers.

    None means no, whether the document does not exist or is not theirs.
    """
    document = Document.objects.living().filter(pk=document_id).first()
    if document is None:
        return None
    if can_view(document.owner, account_id, at):
        version = Version.objects.filter(document=document).order_by("-number").first()
        return Access(version) if version else None
    return _through_subject(document, account_id, at)


def _through_subject(document: Document, account_id: int, at: datetime.datetime) -> Access | None:
    rows = Attachment.objects.filter(version__document=document, attached_at__lte=at)
    for row in rows.select_related("version", "consent").order_by("-version__number"):
        if row.consent is not None and not row.consent.in_force(at):
            continue
        reads = readers.get(row.subject_app)
        if reads is not None and reads(row.subject_id, account_id, at):
            return Access(row.version, row.subject_app, row.subject_id)
    return None


def subject_name(app: str, number: str, language: str) -> str:
    """Return how the app that keeps a matter calls it, or its label and number."""
    name = names.get(app)
    return name(number, language) if name else f"{app} {number}"
