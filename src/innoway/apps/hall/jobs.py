"""Background entry points of the hall."""

import datetime

from django.utils import timezone

from innoway.apps.hall.operations.delete_drafts import delete_drafts as delete
from innoway.apps.hall.queries.draft import draft_rules
from innoway.foundation.jobs import queue, task


@queue.periodic(cron="40 3 * * *")
@task(name="hall.delete_drafts")
def delete_drafts(timestamp: int) -> None:
    """Delete forms that nobody touched for as long as the rules keep them, every night."""
    delete(before=timezone.now() - datetime.timedelta(days=draft_rules().keep_days))
