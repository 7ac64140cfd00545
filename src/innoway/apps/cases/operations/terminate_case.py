"""End a case whose tolerated papers did not come."""

import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from innoway.apps.cases.enums import ActKind, DeadlineKind
from innoway.apps.cases.errors import ToleranceNotOver
from innoway.apps.cases.models import Act
from innoway.apps.cases.operations.end_decision import end_decision
from innoway.apps.cases.operations.take_case import take_case
from innoway.apps.cases.operations.write_act import write_act


@transaction.atomic
def terminate_case(*, case_id: int, actor: Any, at: datetime.datetime) -> Act:
    """Close the case once the time for tolerated papers is over.

    Raises:
        CaseMissing: There is none, or the actor may not know of it.
        NotAllowed: The role does not include the act.
        ActNotPossible: The state does not allow it.
        ToleranceNotOver: No paper is overdue.
    """
    case = take_case(case_id=case_id, actor=actor, kind=ActKind.TERMINATE)
    today = timezone.localdate(at)
    overdue = case.deadlines.filter(kind=DeadlineKind.SUPPLY, met_on=None, due__lt=today).first()
    if overdue is None:
        raise ToleranceNotOver
    missing = case.supplements.get(tolerated=True).asked
    end_decision(case=case, on=today)
    return write_act(
        case=case,
        kind=ActKind.TERMINATE,
        actor=actor,
        at=at,
        facts={"papers": missing, "were_due": str(overdue.due)},
    )
