"""Call back whoever gave a bad rating."""

import datetime
from typing import Any

from django.db import transaction

from innoway.apps.hall.errors import NothingWritten, RatingMissing, RatingOver
from innoway.apps.hall.models import Rating
from innoway.apps.hall.queries.windows import number, work_calendar
from innoway.apps.hall.rules import can_call_back_rating, person, require
from innoway.foundation.audit import record_act


@transaction.atomic
def call_back_rating(
    *, actor: Any, rating_id: int, verified: bool, note: str, today: datetime.date,
    at: datetime.datetime,
) -> Rating:  # fmt: skip
    """Write down what the call found; a complaint that is true must be put right in time.

    Raises:
        NotAllowed: Only clerks call back.
        RatingMissing: There is no such rating.
        RatingOver: It is not bad, or was called back.
        NothingWritten: It does not say what the call found.
    """
    require(can_call_back_rating(actor))
    rating = locked_rating(rating_id)
    if rating.call_back_due is None or rating.called_back_at is not None:
        raise RatingOver
    if not note.strip():
        raise NothingWritten
    rating.called_back_at, rating.verified, rating.call_back_note = at, verified, note.strip()
    if verified:
        rating.correction_due = work_calendar(today.year).due(today, number("correction", today))
    rating.save()
    record_act(
        "hall.rating-called-back", account_id=person(actor), object_kind="rating",
        object_id=rating.pk, facts={"verified": verified},
    )  # fmt: skip
    return rating


def locked_rating(rating_id: int) -> Rating:
    """Return a rating with its row locked.

    Raises:
        RatingMissing: There is none.
    """
    found = Rating.objects.select_for_update().filter(pk=rating_id).first()
    if found is None:
        raise RatingMissing
    return found
