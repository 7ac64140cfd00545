"""Reads of the audit lines."""

import datetime
from typing import Any

from django.db.models import QuerySet

from innoway.foundation.audit.models import AuditLine

PAGE = 50


def lines(
    *, act: str = "", account_email: str = "", object_kind: str = "",
    since: datetime.date | None = None, before: int | None = None,
) -> "QuerySet[AuditLine, Any]":  # fmt: skip
    """Return lines, newest first, below the line number ``before``."""
    found = AuditLine.objects.select_related("account").order_by("-pk")
    if act:
        found = found.filter(act__icontains=act)
    if account_email:
        found = found.filter(account__email__icontains=account_email)
    if object_kind:
        found = found.filter(object_kind=object_kind)
    if since:
        found = found.filter(at__date__gte=since)
    if before:
        found = found.filter(pk__lt=before)
    return found


def reads_about(account_id: int, before: int | None = None) -> "QuerySet[AuditLine, Any]":
    """Return who read the personal data of an account, newest first."""
    found = AuditLine.objects.filter(act="read", subject_account_id=account_id).order_by("-pk")
    return found.filter(pk__lt=before) if before else found
