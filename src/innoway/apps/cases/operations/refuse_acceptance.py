"""Do not accept an application."""

import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from innoway.apps.cases.calculations.words import require_reason
from innoway.apps.cases.enums import ActKind, DeadlineKind
from innoway.apps.cases.errors import NoticeTooLate
from innoway.apps.cases.models import Act
from innoway.apps.cases.operations.set_deadline import meet_deadline, notice_over
from innoway.apps.cases.operations.take_case import take_case
from innoway.apps.cases.operations.write_act import write_act


@transaction.atomic
def refuse_acceptance(
    *, case_id: int, actor: Any, at: datetime.datetime, reason: str, competent_body: str = ""
) -> Act:
    """Close the case; a body that is competent instead is named (Art. 32 (1), (2)).

    Raises:
        CaseMissing: There is none, or the actor may not know of it.
        NotAllowed: The role does not include the act.
        ActNotPossible: The state does not allow it.
        ReasonMissing: No reason was given.
        NoticeTooLate: The time to answer is over: the application counts as accepted.
    """
    case = take_case(case_id=case_id, actor=actor, kind=ActKind.REFUSE_ACCEPTANCE)
    why = require_reason(reason)
    late = notice_over(case=case, on=timezone.localdate(at))
    if late is not None:
        raise NoticeTooLate(day=late.isoformat())
    meet_deadline(case=case, kind=DeadlineKind.NOTICE, on=timezone.localdate(at))
    return write_act(
        case=case,
        kind=ActKind.REFUSE_ACCEPTANCE,
        actor=actor,
        at=at,
        rule="Administrative Licensing Law Art. 32 (1), (2)",
        facts={"reason": why, "competent_body": competent_body.strip()},
    )
