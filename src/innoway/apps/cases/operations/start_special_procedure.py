"""Stop the clock for a special procedure."""

import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from innoway.apps.cases.calculations.words import require_reason
from innoway.apps.cases.enums import ActKind
from innoway.apps.cases.errors import DurationMissing
from innoway.apps.cases.models import Act
from innoway.apps.cases.operations.set_deadline import move_clock
from innoway.apps.cases.operations.take_case import take_case
from innoway.apps.cases.operations.write_act import write_act


@transaction.atomic
def start_special_procedure(
    *, case_id: int, actor: Any, at: datetime.datetime, procedure: str, days: int
) -> Act:
    """Stop the clock for a hearing, test, appraisal or the like for a stated number of working days.

    Raises:
        CaseMissing: There is none, or the actor may not know of it.
        NotAllowed: The role does not include the act.
        ActNotPossible: The state does not allow it.
        ReasonMissing: No reason was given.
        DurationMissing: No length was stated.
    """
    case = take_case(case_id=case_id, actor=actor, kind=ActKind.START_SPECIAL)
    what, today = require_reason(procedure), timezone.localdate(at)
    if days < 1:
        raise DurationMissing
    clock = move_clock(case=case, event=["pause", today.isoformat(), days])
    return write_act(
        case=case,
        kind=ActKind.START_SPECIAL,
        actor=actor,
        at=at,
        rule="Administrative Licensing Law Art. 45",
        facts={"procedure": what, "working_days": days, "due": str(clock.due)},
    )
