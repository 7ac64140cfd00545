"""Approve an application."""

import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from innoway.apps.cases.calculations.terms import Terms
from innoway.apps.cases.enums import ActKind
from innoway.apps.cases.errors import TolerancePending
from innoway.apps.cases.models import Act
from innoway.apps.cases.operations.end_decision import decide
from innoway.apps.cases.operations.take_case import take_case
from innoway.apps.cases.operations.write_act import write_act


@transaction.atomic
def approve_case(*, case_id: int, actor: Any, at: datetime.datetime, reason: str = "") -> Act:
    """Decide in favour and begin the time to deliver.

    Raises:
        CaseMissing: There is none, or the actor may not know of it.
        NotAllowed: The role does not include the act.
        ActNotPossible: The state does not allow it.
        NotInCharge: Somebody else decides.
        TolerancePending: Tolerated papers have not come.
    """
    case = take_case(case_id=case_id, actor=actor, kind=ActKind.APPROVE)
    if case.supplements.filter(tolerated=True, supplied_at=None).exists():
        raise TolerancePending
    facts = decide(case=case, on=timezone.localdate(at))
    return write_act(
        case=case,
        kind=ActKind.APPROVE,
        actor=actor,
        at=at,
        rule=Terms.from_json(case.terms).rule,
        facts={**facts, "reason": reason.strip()},
    )
