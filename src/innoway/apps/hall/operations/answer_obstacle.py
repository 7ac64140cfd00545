"""Answer a report of something that cannot be done."""

import datetime
from typing import Any

from django.db import transaction

from innoway.apps.hall.errors import NothingWritten, ObstacleAnswered, ObstacleMissing
from innoway.apps.hall.events import ObstacleWasAnswered
from innoway.apps.hall.models import Obstacle
from innoway.apps.hall.rules import can_answer_obstacle, person, require
from innoway.foundation.audit import record_act
from innoway.foundation.events import publish


@transaction.atomic
def answer_obstacle(
    *, actor: Any, obstacle_id: int, answer: str, at: datetime.datetime,
    change: tuple[str, str, datetime.date] | None = None,
) -> Obstacle:  # fmt: skip
    """Say what will be done; ``change`` is a rule change in English and Chinese with its day.

    Raises:
        NotAllowed: Only the owners of the rules answer.
        ObstacleMissing: There is no such report.
        ObstacleAnswered: It has its answer.
        NothingWritten: The answer, or one language of the change, is empty.
    """
    require(can_answer_obstacle(actor))
    found = Obstacle.objects.select_for_update().filter(pk=obstacle_id).first()
    if found is None:
        raise ObstacleMissing
    if found.answered_at is not None:
        raise ObstacleAnswered
    if not answer.strip() or (change and not (change[0].strip() and change[1].strip())):
        raise NothingWritten
    found.answer, found.answered_at, found.answered_by_id = answer.strip(), at, person(actor)
    if change:
        found.change_en, found.change_zh, found.change_on = change
    found.save()
    record_act(
        "hall.obstacle-was-answered", account_id=person(actor), object_kind="obstacle",
        object_id=found.pk, facts={"changed": bool(change)},
    )  # fmt: skip
    publish(ObstacleWasAnswered(obstacle_id=found.pk))
    return found
