"""What documents tell people."""

import datetime
from collections.abc import Iterable

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from innoway.apps.accounts.facade import Topic, declare_topic, delegates_of, notify
from innoway.apps.documents.models import Document

RETENTION = declare_topic(
    Topic(
        "documents.retention",
        _("Documents about to be deleted"),
        _("Two weeks before a document of yours is deleted by its retention rule."),
    )
)


def tell_of_deletion(document: Document, at: datetime.datetime) -> None:
    """Tell everybody on the owner's side when a document will be deleted; once a date."""
    if document.due_at is None:
        return
    day = timezone.localtime(document.due_at).date()
    for account_id in _people(document, at):
        notify(
            account_id=account_id,
            topic=RETENTION.code,
            key=f"documents.retention:{document.pk}:{day}",
            template="documents/notices/retention",
            facts={"title": document.title, "day": f"{day:%Y-%m-%d}"},
            link=reverse("documents:document", args=[document.pk]),
            at=at,
        )


def _people(document: Document, at: datetime.datetime) -> Iterable[int]:
    if document.account_id is not None:
        return [document.account_id]
    delegates = delegates_of(document.organisation_id or 0, at)
    return sorted({one.account_id for one in delegates if one.role.prepares})
