"""Reports of what cannot be done, and the public count of their causes."""

import datetime
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, F, Q
from django.db.models.functions import TruncMonth

from innoway.apps.hall.models import Obstacle
from innoway.apps.hall.rules import obstacles_visible_to


@dataclass(frozen=True, slots=True)
class MonthlyCause:
    """How often a cause was reported in a month, and how the answers kept their time."""

    month: datetime.date
    cause: str
    count: int
    answered: int
    in_time: int


@dataclass(frozen=True, slots=True)
class RuleChange:
    """A rule that was changed after a report; it names no person."""

    window: str
    item: str
    cause: str
    en: str
    zh: str
    on: datetime.date | None
    is_demo: bool


@dataclass(frozen=True, slots=True)
class PublicObstacles:
    """What everybody may know: causes by month and the rule changes that followed."""

    months: tuple[MonthlyCause, ...]
    changes: tuple[RuleChange, ...]
    with_demo: bool


def obstacles_for(actor: Any, today: datetime.date) -> list[Obstacle]:
    """Return the reports that the actor may view: open ones first, the most urgent on top."""
    rows = obstacles_visible_to(actor).order_by(F("answered_at").desc(nulls_first=True), "due_on")
    found = list(rows[:100])
    for one in found:
        one.overdue = one.answered_at is None and one.due_on < today  # type: ignore[attr-defined]
    return found


def public_obstacles(since: datetime.date) -> PublicObstacles:
    """Return the counts by month and the rule changes, newest first; two queries."""
    rows = (
        Obstacle.objects.filter(raised_at__date__gte=since)
        .annotate(month=TruncMonth("raised_at"))
        .values("month", "cause").order_by("-month", "cause")
        .annotate(
            n=Count("pk"), answered=Count("answered_at"),
            in_time=Count("pk", filter=Q(answered_at__date__lte=F("due_on"))),
            demo=Count("pk", filter=Q(is_demo=True)),
        )
    )  # fmt: skip
    months, with_demo = [], False
    for row in rows:
        with_demo = with_demo or bool(row["demo"])
        months.append(
            MonthlyCause(
                row["month"].date(), row["cause"], row["n"], row["answered"], row["in_time"]
            )
        )
    changed = Obstacle.objects.filter(change_on__isnull=False).order_by("-change_on", "-pk")
    changes = changed.values_list(
        "window", "item", "cause", "change_en", "change_zh", "change_on", "is_demo"
    )
    return PublicObstacles(
        tuple(months), tuple(RuleChange(*one) for one in changes[:50]), with_demo
    )
