"""Ratings: public figures, judgements of visits and cases."""

import datetime
from decimal import Decimal
from typing import Any

from django.http import Http404, HttpRequest
from django.utils import timezone
from ninja import Path, Router, Schema, Status

from innoway.apps.hall.enums import RatingStage, Satisfaction
from innoway.apps.hall.operations import call_back_rating as calling
from innoway.apps.hall.operations import correct_rating as correcting
from innoway.apps.hall.operations import dispute_rating as disputing
from innoway.apps.hall.operations import follow_up_rating as following
from innoway.apps.hall.operations import rate_case as case_rating
from innoway.apps.hall.operations import rate_visit as visit_rating
from innoway.apps.hall.operations import review_rating as reviewing
from innoway.apps.hall.queries.rating import rating as rating_of
from innoway.apps.hall.queries.ratings import Line, public_ratings, ratings_to_work_on
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


class LevelIn(Schema):
    """The second judgement, after a correction."""

    level: Satisfaction


class CaseRatingIn(RatingIn):
    """A judgement of a stage of a case."""

    stage: RatingStage


class RatingOut(Schema):
    """What was kept."""

    level: int
    stage: str
    window: str
    item: str


class WorkOut(Schema):
    """A rating as its workers see it."""

    id: int
    level: int
    standing: str
    comment: str
    call_back_due: datetime.date | None
    correction_due: datetime.date | None
    correction: str


class TextIn(Schema):
    """What is to be said."""

    text: SafeText


class CallBackIn(TextIn):
    """Whether the complaint was true, and what was said."""

    verified: bool


class ReviewIn(TextIn):
    """Whether the rating is left out of the figures, and why."""

    exclude: bool


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
def rate_visit(request: HttpRequest, token: Path[SafeText], body: RatingIn) -> Any:
    """Judge a visit once; whoever has the ticket's token."""
    made = visit_rating.rate_visit(
        token=token, level=body.level, comment=body.comment, phone=body.phone,
        today=timezone.localdate(), at=timezone.now(),
    )  # fmt: skip
    return Status(201, made)


@router.post(
    "/tickets/{token}/follow-up-rating", response={200: RatingOut, **WRITTEN}, auth=ANYBODY
)
def follow_up_rating(request: HttpRequest, token: Path[SafeText], body: LevelIn) -> Any:
    """Judge once more after what a bad rating showed was put right; who has the ticket's token."""
    return following.follow_up_rating(token=token, level=body.level, at=timezone.now())


@router.post("/case-ratings/{case_id}", response={201: RatingOut, **WRITTEN}, auth=SIGNED_IN)
def rate_case(request: HttpRequest, case_id: Path[Id], body: CaseRatingIn) -> Any:
    """Judge a stage of one's own case once."""
    made = case_rating.rate_case(
        account_id=person(request.user), case_id=case_id, stage=body.stage, level=body.level,
        comment=body.comment, phone=body.phone, today=timezone.localdate(), at=timezone.now(),
    )  # fmt: skip
    return Status(201, made)


@router.get("/ratings/work", response={200: list[WorkOut], **WRITTEN}, auth=SIGNED_IN)
def work(request: HttpRequest) -> Any:
    """Bad and disputed ratings that need somebody; empty for whoever does not work on them."""
    return ratings_to_work_on(request.user, timezone.localdate())


@router.post("/ratings/{pk}/call-back", response={200: WorkOut, **WRITTEN}, auth=SIGNED_IN)
def call_back_rating(request: HttpRequest, pk: Path[Id], body: CallBackIn) -> Any:
    """Write down what the call back found; clerks only."""
    seen_or_404(request, pk)
    return calling.call_back_rating(
        actor=request.user, rating_id=pk, verified=body.verified, note=body.text,
        today=timezone.localdate(), at=timezone.now(),
    )  # fmt: skip


@router.post("/ratings/{pk}/correct", response={200: WorkOut, **WRITTEN}, auth=SIGNED_IN)
def correct_rating(request: HttpRequest, pk: Path[Id], body: TextIn) -> Any:
    """Say what was put right; clerks only."""
    seen_or_404(request, pk)
    return correcting.correct_rating(
        actor=request.user, rating_id=pk, correction=body.text, at=timezone.now()
    )


@router.post("/ratings/{pk}/dispute", response={200: WorkOut, **WRITTEN}, auth=SIGNED_IN)
def dispute_rating(request: HttpRequest, pk: Path[Id], body: TextIn) -> Any:
    """Ask for the review of a rating; clerks only."""
    seen_or_404(request, pk)
    return disputing.dispute_rating(
        actor=request.user, rating_id=pk, reason=body.text, at=timezone.now()
    )


@router.post("/ratings/{pk}/review", response={200: WorkOut, **WRITTEN}, auth=SIGNED_IN)
def review_rating(request: HttpRequest, pk: Path[Id], body: ReviewIn) -> Any:
    """Decide about a disputed rating; supervisors only, never about themselves."""
    seen_or_404(request, pk)
    return reviewing.review_rating(
        actor=request.user, rating_id=pk, exclude=body.exclude, finding=body.text,
        at=timezone.now(),
    )  # fmt: skip


def seen_or_404(request: HttpRequest, pk: int) -> None:
    """Let nobody learn of a rating who does not work on ratings.

    Raises:
        Http404: There is none, or not for this reader.
    """
    if rating_of(request.user, pk) is None:
        raise Http404
