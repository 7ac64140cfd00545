"""Put right what a bad rating showed."""

import datetime
from typing import Any

from django.db import transaction

from innoway.apps.hall.errors import NothingWritten, RatingOver
from innoway.apps.hall.events import RatingCorrected
from innoway.apps.hall.models import Rating
from innoway.apps.hall.operations.call_back_rating import locked_rating
from innoway.apps.hall.rules import can_correct_rating, person, require
from innoway.foundation.audit import record_act
from innoway.foundation.events import publish


@transaction.atomic
def correct_rating(*, actor: Any, rating_id: int, correction: str, at: datetime.datetime) -> Rating:
    """Say what was put right; the judgement itself stays, its giver may judge once more.

    Raises:
        NotAllowed: Only clerks do this.
        RatingMissing: There is no such rating.
        RatingOver: No correction is due, or it was made.
        NothingWritten: It does not say what was done.
    """
    require(can_correct_rating(actor))
    rating = locked_rating(rating_id)
    if rating.correction_due is None or rating.corrected_at is not None:
        raise RatingOver
    if not correction.strip():
        raise NothingWritten
    rating.correction, rating.corrected_at = correction.strip(), at
    rating.save(update_fields=["correction", "corrected_at"])
    record_act(
        "hall.rating-corrected", account_id=person(actor), object_kind="rating",
        object_id=rating.pk,
    )  # fmt: skip
    publish(RatingCorrected(rating_id=rating.pk))
    return rating
