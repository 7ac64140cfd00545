"""Judge once more after a correction."""

import datetime

from django.db import transaction

from innoway.apps.hall.enums import Satisfaction
from innoway.apps.hall.errors import RatingMissing, RatingOver
from innoway.apps.hall.models import Rating


@transaction.atomic
def follow_up_rating(
    *, level: Satisfaction, at: datetime.datetime, token: str = "",
    rating_id: int | None = None, account_id: int | None = None,
) -> Rating:  # fmt: skip
    """Take the one second judgement of a visit (by its link) or a case (by its account).

    Raises:
        RatingMissing: There is no such rating of this person.
        RatingOver: Nothing was corrected, or the second judgement was given.
    """
    rows = Rating.objects.select_for_update(of=("self",))
    if token:
        rating = rows.filter(ticket__token=token).first()
    else:
        rating = rows.filter(pk=rating_id or 0, account_id=account_id or 0).first()
    if rating is None:
        raise RatingMissing
    if rating.corrected_at is None or rating.follow_up is not None:
        raise RatingOver
    rating.follow_up, rating.followed_up_at = level, at
    rating.save(update_fields=["follow_up", "followed_up_at"])
    return rating
