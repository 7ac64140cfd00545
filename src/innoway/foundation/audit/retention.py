"""Keeps audit lines as long as the district decided, and no longer."""

import datetime

import pgtrigger
from django.db import transaction

from innoway.foundation.audit.models import AuditLine


@transaction.atomic
def delete_lines(*, now: datetime.datetime, keep_days: int) -> int:
    """Delete lines older than ``keep_days`` (0 keeps all); return how many.

    The one place where the append-only trigger is set aside.
    """
    if keep_days <= 0:
        return 0
    with pgtrigger.ignore("audit.AuditLine:append_only"):
        old = AuditLine.objects.filter(at__lt=now - datetime.timedelta(days=keep_days))
        return int(old.delete()[0])
