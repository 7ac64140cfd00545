"""Background work of documents: retention, and a tidy shelf."""

import datetime

import structlog
from django.utils import timezone

from innoway.apps.documents.gateways import shelf
from innoway.apps.documents.models import Document
from innoway.apps.documents.notices import tell_of_deletion
from innoway.apps.documents.operations.apply_retention import apply_retention as delete_due
from innoway.apps.documents.operations.sweep_shelf import sweep_shelf as sweep
from innoway.foundation.jobs import PATIENT, queue, task

log = structlog.get_logger(__name__)
WARNING = datetime.timedelta(days=14)
DAY = datetime.timedelta(days=1)


@queue.periodic(cron="37 18 * * *")
@task(name="documents.apply_retention", queueing_lock="documents.apply_retention")  # type: ignore[untyped-decorator]
def apply_retention(timestamp: int) -> None:
    """Delete what is due at night in Beijing, and tell owners what is due in two weeks."""
    now = datetime.datetime.fromtimestamp(timestamp, datetime.UTC)
    deleted = delete_due(at=now)
    soon = Document.objects.living().filter(due_at__gt=now, due_at__lte=now + WARNING)
    for document in soon.order_by("pk").iterator():
        tell_of_deletion(document, now)
    log.info("retention_applied", deleted=deleted)


@task(name="documents.clear_shelf", retry=PATIENT)  # type: ignore[untyped-decorator]
def clear_shelf(digests: list[str]) -> None:
    """Take the files of a deleted document off the shelf, unless another document has them too."""
    sweep(shelf=shelf(), before=timezone.now().timestamp(), only=digests)


@queue.periodic(cron="7 19 * * *")
@task(name="documents.sweep_shelf", queueing_lock="documents.sweep_shelf")  # type: ignore[untyped-decorator]
def sweep_shelf(timestamp: int) -> None:
    """Remove what uploads left behind that never came to their end, a day later."""
    before = timestamp - DAY.total_seconds()
    stale = shelf().drop_stale(before=before)
    log.info("shelf_swept", orphans=sweep(shelf=shelf(), before=before), unfinished=stale)
