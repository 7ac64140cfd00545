"""Accept an application."""

import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from innoway.apps.cases.calculations.words import lines
from innoway.apps.cases.enums import ActKind
from innoway.apps.cases.models import Act
from innoway.apps.cases.operations.begin_decision import begin_decision
from innoway.apps.cases.operations.set_deadline import notice_over
from innoway.apps.cases.operations.take_case import take_case
from innoway.apps.cases.operations.write_act import write_act


@transaction.atomic
def accept_case(
    *, case_id: int, actor: Any, at: datetime.datetime, tolerated: list[str] | None = None
) -> Act:
    """Accept and start the clock of the decision; ``tolerated`` papers may come later (容缺).

    Raises:
        CaseMissing: There is none, or the actor may not know of it.
        NotAllowed: The role does not include the act.
        ActNotPossible: The state does not allow it.
        ToleranceNotPossible: The terms tolerate nothing, or the time is too short.
    """
    case = take_case(case_id=case_id, actor=actor, kind=ActKind.ACCEPT)
    missing = lines(tolerated or [])
    today = timezone.localdate(at)
    # Who answers too late has accepted on the day of receipt (Art. 32 (4)).
    late = notice_over(case=case, on=today)
    accepted_on = case.received_on if late and case.received_on else today
    due = begin_decision(case=case, accepted_on=accepted_on, at=at, tolerated=missing)
    return write_act(
        case=case,
        kind=ActKind.ACCEPT,
        actor=actor,
        at=at,
        rule="Administrative Licensing Law Art. 32 (5)",
        facts={"accepted_on": str(accepted_on), "due": str(due), "tolerated": missing},
    )
