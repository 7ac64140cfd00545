"""Deliver the result of a case."""

import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from innoway.apps.cases.calculations.words import require_reason
from innoway.apps.cases.enums import ActKind, DeadlineKind
from innoway.apps.cases.models import Act
from innoway.apps.cases.operations.set_deadline import meet_deadline
from innoway.apps.cases.operations.take_case import take_case
from innoway.apps.cases.operations.write_act import write_act


@transaction.atomic
def deliver_result(*, case_id: int, actor: Any, at: datetime.datetime, how: str) -> Act:
    """Record how the result reached the applicant and close the case.

    Raises:
        CaseMissing: There is none, or the actor may not know of it.
        NotAllowed: The role does not include the act.
        ActNotPossible: The state does not allow it.
        ReasonMissing: No reason was given.
    """
    case = take_case(case_id=case_id, actor=actor, kind=ActKind.DELIVER)
    way = require_reason(how)
    meet_deadline(case=case, kind=DeadlineKind.DELIVERY, on=timezone.localdate(at))
    return write_act(
        case=case,
        kind=ActKind.DELIVER,
        actor=actor,
        at=at,
        rule="Administrative Licensing Law Art. 44",
        facts={"how": way},
    )
