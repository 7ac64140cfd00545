"""Reads of the audit lines."""

import datetime
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db.models import QuerySet
from django.utils import timezone
from pghistory.models import Event

from innoway.foundation.audit.models import READ, AuditLine

PAGE = 50
MOST_ROWS = 100
Lines = QuerySet[AuditLine, Any]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to look for; empty fields match everything, ``until`` includes its day."""

    person: str = ""
    act: str = ""
    object_kind: str = ""
    object_id: str = ""
    since: datetime.date | None = None
    until: datetime.date | None = None


@dataclass(frozen=True, slots=True)
class RowChange:
    """One row that changed together with an act: its table, the kind of change, its values."""

    at: datetime.datetime
    table: str
    row: str
    kind: str
    values: dict[str, Any]


def lines(wanted: Wanted, *, below: int | None = None) -> Lines:
    """Return lines with who acted, newest first, with numbers lower than ``below``."""
    found = AuditLine.objects.select_related("account").order_by("-pk")
    if wanted.person:
        found = found.filter(account__email__icontains=wanted.person)
    if wanted.act:
        found = found.filter(act__icontains=wanted.act)
    if wanted.object_kind:
        found = found.filter(object_kind__iexact=wanted.object_kind)
    if wanted.object_id:
        found = found.filter(object_id=wanted.object_id)
    if wanted.since:
        found = found.filter(at__gte=midnight(wanted.since))
    if wanted.until:
        found = found.filter(at__lt=midnight(wanted.until + datetime.timedelta(days=1)))
    return found.filter(pk__lt=below) if below else found


def midnight(day: datetime.date) -> datetime.datetime:
    """Return the beginning of a day in the district's time zone."""
    return datetime.datetime.combine(day, datetime.time(), timezone.get_default_timezone())


def line_numbered(number: int) -> AuditLine | None:
    """Return one line."""
    return AuditLine.objects.select_related("account").filter(pk=number).first()


def changes_of(line: AuditLine) -> list[RowChange]:
    """Return the rows that changed in the same request or job as an act; a query a history table.

    The tables are asked one by one: each has an index on its context.
    """
    if line.context_id is None:
        return []
    found = []
    for model in apps.get_models():
        if issubclass(model, Event) and "pgh_context" in {f.name for f in model._meta.fields}:
            rows = model.objects.filter(pgh_context_id=line.context_id).order_by("pgh_id")  # type: ignore[misc]
            found += [row_change(row) for row in rows[:MOST_ROWS]]
    return sorted(found, key=lambda one: one.at)


def row_change(row: Any) -> RowChange:
    """Return a history row without what the history itself adds."""
    values = {f.name: f.value_from_object(row) for f in row._meta.fields}
    facts = {name: value for name, value in values.items() if not name.startswith("pgh_")}
    table = row.pgh_tracked_model._meta.verbose_name
    return RowChange(row.pgh_created_at, str(table), str(row.pgh_obj_id), row.pgh_label, facts)


def reads_about(account_id: int, *, below: int | None = None) -> Lines:
    """Return who read the personal data of an account, newest first."""
    found = AuditLine.objects.filter(act=READ, subject_account_id=account_id)
    found = found.select_related("account").order_by("-pk")
    return found.filter(pk__lt=below) if below else found
