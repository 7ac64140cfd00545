"""What cannot be done: public counts and changes, reports, answers."""

import datetime
from typing import Any

from django.http import Http404, HttpRequest
from django.utils import timezone
from ninja import Path, Router, Schema, Status

from innoway.apps.hall.enums import ObstacleCause
from innoway.apps.hall.operations import answer_obstacle as answering
from innoway.apps.hall.operations import raise_obstacle as raising
from innoway.apps.hall.queries.obstacle import obstacle as obstacle_of
from innoway.apps.hall.queries.obstacles import obstacles_for, public_obstacles
from innoway.apps.hall.rest.endpoints.appointments import READ, WRITTEN
from innoway.foundation.rest import ANYBODY, SIGNED_IN, Id, SafeText

router = Router()
YEAR = datetime.timedelta(days=366)


class MonthOut(Schema):
    """How often a cause was reported in a month."""

    month: datetime.date
    cause: str
    count: int
    answered: int
    in_time: int


class ChangeOut(Schema):
    """A rule that changed after a report."""

    window: str
    item: str
    cause: str
    en: str
    zh: str
    on: datetime.date | None
    is_demo: bool


class PublicOut(Schema):
    """Causes by month and the changes that followed; `with_demo` says that some were generated."""

    months: list[MonthOut]
    changes: list[ChangeOut]
    with_demo: bool


class ObstacleIn(Schema):
    """A report; name the service, or else the window."""

    cause: ObstacleCause
    text: SafeText
    item: SafeText = ""
    window: SafeText = ""
    case_id: Id | None = None


class ObstacleOut(Schema):
    """A report as its person and the staff see it."""

    id: int
    window: str
    item: str
    case_id: int | None
    cause: str
    text: str
    raised_at: datetime.datetime
    due_on: datetime.date
    answer: str
    answered_at: datetime.datetime | None


class AnswerIn(Schema):
    """The answer; a rule change needs both languages and a day."""

    answer: SafeText
    change_en: SafeText = ""
    change_zh: SafeText = ""
    change_on: datetime.date | None = None


@router.get("/obstacles", response={200: PublicOut, **READ}, auth=ANYBODY)
def obstacles(request: HttpRequest) -> Any:
    """The causes of the last twelve months and every rule that changed."""
    return public_obstacles(timezone.localdate() - YEAR)


@router.get("/obstacles/reports", response={200: list[ObstacleOut], **WRITTEN}, auth=SIGNED_IN)
def reports(request: HttpRequest) -> Any:
    """The reports one may see: one's own, all of them for who answers or supervises."""
    return obstacles_for(request.user, timezone.localdate())


@router.post("/obstacles/reports", response={201: ObstacleOut, **WRITTEN}, auth=SIGNED_IN)
def raise_obstacle(request: HttpRequest, body: ObstacleIn) -> Any:
    """Report that something cannot be done."""
    made = raising.raise_obstacle(
        actor=request.user, cause=body.cause, text=body.text, item=body.item,
        window_key=body.window, case_id=body.case_id, today=timezone.localdate(),
        at=timezone.now(),
    )  # fmt: skip
    return Status(201, made)


@router.post(
    "/obstacles/reports/{pk}/answer", response={200: ObstacleOut, **WRITTEN}, auth=SIGNED_IN
)
def answer_obstacle(request: HttpRequest, pk: Path[Id], body: AnswerIn) -> Any:
    """Answer a report; owners of the rules only."""
    if obstacle_of(request.user, pk) is None:
        raise Http404
    change = (
        (body.change_en, body.change_zh, body.change_on) if body.change_on is not None else None
    )
    return answering.answer_obstacle(
        actor=request.user, obstacle_id=pk, answer=body.answer, change=change, at=timezone.now()
    )
