"""Ratings: public figures, judgements of visits and cases."""

from decimal import Decimal
from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from ninja import Path, Router, Schema, Status

from innoway.apps.hall.enums import RatingStage, Satisfaction
from innoway.apps.hall.operations import rate_case as case_rating
from innoway.apps.hall.operations import rate_visit as visit_rating
from innoway.apps.hall.queries.ratings import Line, public_ratings
from innoway.apps.hall.rest.endpoints.appointments import READ, WRITTEN
from innoway.apps.hall.rules import person
from innoway.foundation.rest import ANYBODY, SIGNED_IN, Id, SafeText

router = Router()


class LineOut(Schema):
    """The figures of a window or a service; levels and percentages are absent while too few."""

    window: str
    item: str
    visits: int
    ratings: int
    levels: dict[int, int]
    excluded: int
    rating_rate: Decimal | None
    satisfaction: Decimal | None
    correction_rate: Decimal | None


class RatingsOut(Schema):
    """Figures by window and by service; percentages begin at `least` ratings."""

    windows: list[LineOut]
    items: list[LineOut]
    least: int
    with_demo: bool


class RatingIn(Schema):
    """A judgement from 5 (very satisfied) to 1 (very dissatisfied)."""

    level: Satisfaction
    comment: SafeText = ""
    phone: SafeText = ""


class CaseRatingIn(RatingIn):
    """A judgement of a stage of a case."""

    stage: RatingStage


class RatingOut(Schema):
    """What was kept."""

    level: int
    stage: str
    window: str
    item: str


def shown(line: Line) -> dict[str, Any]:
    """Return a line as the schema wants it."""
    figures = line.figures
    return {
        "window": line.window, "item": line.item, "visits": figures.closed,
        "ratings": figures.rated, "excluded": figures.excluded,
        "levels": dict(zip((5, 4, 3, 2, 1), line.levels, strict=False)),
        "rating_rate": figures.rating_rate, "satisfaction": figures.satisfaction,
        "correction_rate": figures.correction_rate,
    }  # fmt: skip


@router.get("/ratings", response={200: RatingsOut, **READ}, auth=ANYBODY)
def ratings(request: HttpRequest) -> dict[str, Any]:
    """The public figures with their counts."""
    found = public_ratings(timezone.localdate())
    return {
        "windows": [shown(line) for line in found.windows],
        "items": [shown(line) for line in found.items],
        "least": found.least, "with_demo": found.with_demo,
    }  # fmt: skip


@router.post("/tickets/{token}/rating", response={201: RatingOut, **WRITTEN}, auth=ANYBODY)
def rate_visit(request: HttpRequest, token: str, body: RatingIn) -> Any:
    """Judge a visit once; whoever has the ticket's token."""
    made = visit_rating.rate_visit(
        token=token, level=body.level, comment=body.comment, phone=body.phone,
        today=timezone.localdate(), at=timezone.now(),
    )  # fmt: skip
    return Status(201, made)


@router.post("/case-ratings/{case_id}", response={201: RatingOut, **WRITTEN}, auth=SIGNED_IN)
def rate_case(request: HttpRequest, case_id: Path[Id], body: CaseRatingIn) -> Any:
    """Judge a stage of one's own case once."""
    made = case_rating.rate_case(
        account_id=person(request.user), case_id=case_id, stage=body.stage, level=body.level,
        comment=body.comment, phone=body.phone, today=timezone.localdate(), at=timezone.now(),
    )  # fmt: skip
    return Status(201, made)
