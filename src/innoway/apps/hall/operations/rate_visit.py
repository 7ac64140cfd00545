"""Judge a visit at a window."""

import datetime

from django.db import IntegrityError, transaction

from innoway.apps.hall.enums import RatingStage, Satisfaction, TicketState
from innoway.apps.hall.errors import RatedBefore, RatingMissing, RatingOver, RatingTooEarly
from innoway.apps.hall.events import Rated
from innoway.apps.hall.models import Rating, Ticket
from innoway.apps.hall.queries.windows import number, work_calendar
from innoway.foundation.events import publish


def rate_visit(
    *, token: str, level: Satisfaction, today: datetime.date, at: datetime.datetime,
    comment: str = "", phone: str = "",
) -> Rating:  # fmt: skip
    """Take one judgement of whoever holds the ticket's own link; one visit, one rating.

    Source: GB/T 39734-2020 ("one visit, one rating").

    Raises:
        RatingMissing: No ticket has this link.
        RatingTooEarly: The visit is not over, or nobody was served.
        RatingOver: The visit was too long ago.
        RatedBefore: It was rated.
    """
    ticket = Ticket.objects.filter(token=token).first()
    if ticket is None:
        raise RatingMissing
    if ticket.state != TicketState.FINISHED:
        raise RatingTooEarly
    if (today - ticket.day).days > number("rate-within", today):
        raise RatingOver
    note = ticket.notes.exclude(item="").first()
    return keep_rating(
        Rating(
            ticket=ticket, stage=RatingStage.END, window=ticket.window, level=level,
            item=note.item if note else "", comment=comment.strip()[:500],
            phone=phone.strip()[:30], account_id=ticket.account_id, rated_at=at,
        ),
        today,
    )  # fmt: skip


@transaction.atomic
def keep_rating(rating: Rating, today: datetime.date) -> Rating:
    """Save a judgement; a bad one gets the day by which the hall calls back.

    Raises:
        RatedBefore: This was judged before.
    """
    bad = Satisfaction(rating.level).is_bad
    if bad:
        rating.call_back_due = work_calendar(today.year).due(today, number("call-back", today))
    try:
        with transaction.atomic():
            rating.save()
    except IntegrityError:
        raise RatedBefore from None
    publish(Rated(rating_id=rating.pk, is_bad=bad))
    return rating
