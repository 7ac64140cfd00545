"""Report that something cannot be done."""

import datetime
from typing import Any

from django.db import transaction

from innoway.apps.hall.enums import Channel, ObstacleCause
from innoway.apps.hall.errors import NothingWritten, ServiceUnknown
from innoway.apps.hall.events import ObstacleRaised
from innoway.apps.hall.models import Obstacle
from innoway.apps.hall.queries.catalogue import catalogue
from innoway.apps.hall.queries.windows import number, window, work_calendar
from innoway.apps.hall.rules import can_open_desk, person
from innoway.foundation.audit import record_act
from innoway.foundation.events import publish


@transaction.atomic
def raise_obstacle(
    *, actor: Any, cause: ObstacleCause, text: str, today: datetime.date, at: datetime.datetime,
    window_key: str = "", item: str = "", case_id: int | None = None,
    for_account_id: int | None = None, channel: Channel = Channel.ONLINE,
) -> Obstacle:  # fmt: skip
    """Open the clock for the rule's owner; a clerk may report for a visitor.

    Raises:
        NotAllowed: Nobody is signed in.
        NothingWritten: It does not say what happened.
        ServiceUnknown: There is no such service.
        WindowUnknown: Neither a service nor a window is named.
    """
    reporter = person(actor)
    if not text.strip():
        raise NothingWritten
    if item:
        if item not in catalogue().items:
            raise ServiceUnknown
        window_key = catalogue().items[item].window
    window(window_key)
    by_clerk = for_account_id is not None or channel is not Channel.ONLINE
    by_clerk = by_clerk and can_open_desk(actor)
    due = work_calendar(today.year).reckon(today, number("obstacle-answer", today))
    raised = Obstacle.objects.create(
        window=window_key, item=item, case_id=case_id, cause=cause, text=text.strip()[:2000],
        account_id=for_account_id if by_clerk else reporter, clerk_id=reporter if by_clerk else None,
        channel=channel if by_clerk else Channel.ONLINE, raised_at=at, due_on=due.due,
        provisional=due.provisional,
    )  # fmt: skip
    record_act(
        "hall.obstacle-raised", account_id=reporter, object_kind="obstacle", object_id=raised.pk,
        facts={"cause": cause, "due": due.due.isoformat()},
    )  # fmt: skip
    publish(ObstacleRaised(obstacle_id=raised.pk))
    return raised
