"""Judge a stage of a case."""

import datetime

from innoway.apps.cases.facade import acts_for_case, case_view
from innoway.apps.hall.enums import RatingStage, Satisfaction
from innoway.apps.hall.errors import RatingMissing, RatingTooEarly
from innoway.apps.hall.models import Rating
from innoway.apps.hall.operations.rate_visit import keep_rating
from innoway.apps.hall.queries.case_ratings import reached
from innoway.apps.hall.queries.catalogue import catalogue


def rate_case(
    *, account_id: int, case_id: int, stage: RatingStage, level: Satisfaction,
    today: datetime.date, at: datetime.datetime, comment: str = "", phone: str = "",
) -> Rating:  # fmt: skip
    """Take one judgement of a stage from the applicant of a real case.

    Source: GB/T 39734-2020 ("one matter, one rating").

    Raises:
        RatingMissing: The person has no such case, or its service belongs to no window.
        RatingTooEarly: The case has not come so far.
        RatedBefore: This stage was rated.
    """
    seen = case_view(case_id, today)
    if seen is None or not acts_for_case(account_id, case_id, at):
        raise RatingMissing
    item = catalogue().items.get(seen.item_code)
    if item is None:
        raise RatingMissing
    if not reached(seen, stage):
        raise RatingTooEarly
    return keep_rating(
        Rating(
            case_id=case_id, stage=stage, window=item.window, item=item.key, level=level,
            comment=comment.strip()[:500], phone=phone.strip()[:30], account_id=account_id,
            rated_at=at,
        ),
        today,
    )  # fmt: skip
