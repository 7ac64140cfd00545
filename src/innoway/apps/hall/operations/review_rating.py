"""Decide about a disputed rating."""

import datetime
from typing import Any

from django.db import transaction

from innoway.apps.accounts.enums import StaffRole
from innoway.apps.hall.enums import RatingStanding
from innoway.apps.hall.errors import NothingWritten, OwnDispute, RatingOver
from innoway.apps.hall.models import Rating
from innoway.apps.hall.operations.call_back_rating import locked_rating
from innoway.apps.hall.rules import can_review_rating, person, require, works_as
from innoway.foundation.audit import record_act


@transaction.atomic
def review_rating(
    *, actor: Any, rating_id: int, exclude: bool, finding: str, at: datetime.datetime
) -> Rating:
    """Keep a disputed rating in the figures or exclude it; the row and its words stay.

    Raises:
        NotAllowed: Only supervisors review.
        RatingMissing: There is no such rating.
        RatingOver: It is not disputed.
        OwnDispute: The supervisor disputed it or is judged by it.
        NothingWritten: It does not say what the review found.
    """
    require(works_as(actor, StaffRole.SUPERVISOR))
    rating = locked_rating(rating_id)
    if rating.standing != RatingStanding.DISPUTED:
        raise RatingOver
    if not can_review_rating(actor, rating):
        raise OwnDispute
    if not finding.strip():
        raise NothingWritten
    rating.standing = RatingStanding.EXCLUDED if exclude else RatingStanding.COUNTED
    rating.review, rating.reviewed_by_id = finding.strip()[:500], person(actor)
    rating.save(update_fields=["standing", "review", "reviewed_by"])
    record_act(
        "hall.rating-reviewed", account_id=person(actor), object_kind="rating",
        object_id=rating.pk, facts={"excluded": exclude, "at": at.isoformat()},
    )  # fmt: skip
    return rating
