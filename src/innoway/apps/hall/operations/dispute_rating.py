"""Ask for the review of a rating."""

import datetime
from typing import Any

from django.db import transaction

from innoway.apps.hall.enums import RatingStanding
from innoway.apps.hall.errors import NothingWritten, RatingOver
from innoway.apps.hall.models import Rating
from innoway.apps.hall.operations.call_back_rating import locked_rating
from innoway.apps.hall.rules import can_dispute_rating, person, require
from innoway.foundation.audit import record_act


@transaction.atomic
def dispute_rating(*, actor: Any, rating_id: int, reason: str, at: datetime.datetime) -> Rating:
    """Mark a rating as disputed; it goes on counting until somebody else has reviewed it.

    Raises:
        NotAllowed: Only clerks dispute.
        RatingMissing: There is no such rating.
        RatingOver: It was disputed before.
        NothingWritten: No reason is given.
    """
    require(can_dispute_rating(actor))
    rating = locked_rating(rating_id)
    if rating.dispute:
        raise RatingOver
    if not reason.strip():
        raise NothingWritten
    rating.standing, rating.dispute = RatingStanding.DISPUTED, reason.strip()[:500]
    rating.disputed_by_id = person(actor)
    rating.save(update_fields=["standing", "dispute", "disputed_by"])
    record_act(
        "hall.rating-disputed", account_id=person(actor), object_kind="rating",
        object_id=rating.pk, facts={"at": at.isoformat()},
    )  # fmt: skip
    return rating
