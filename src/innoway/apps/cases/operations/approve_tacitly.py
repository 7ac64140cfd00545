"""Approve an application whose time ran out."""

import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from innoway.apps.cases.calculations.terms import Terms
from innoway.apps.cases.enums import ActKind, DeadlineKind
from innoway.apps.cases.errors import DecisionNotOver
from innoway.apps.cases.models import Act
from innoway.apps.cases.operations.end_decision import decide
from innoway.apps.cases.operations.take_case import take_case
from innoway.apps.cases.operations.write_act import write_act


@transaction.atomic
def approve_tacitly(*, case_id: int, actor: Any, at: datetime.datetime) -> Act:
    """Approve when the terms say that silence approves and the time is over; it can be appealed.

    Raises:
        CaseMissing: There is none, or the actor may not know of it.
        NotAllowed: The role does not include the act.
        ActNotPossible: The state does not allow it.
        DecisionNotOver: The terms do not say so, or the time is not over.
    """
    case = take_case(case_id=case_id, actor=actor, kind=ActKind.APPROVE_TACITLY)
    terms, today = Terms.from_json(case.terms), timezone.localdate(at)
    overdue = case.deadlines.filter(kind=DeadlineKind.DECISION, met_on=None, due__lt=today)
    waits = case.supplements.filter(tolerated=True, supplied_at=None).exists()
    if waits or not terms.tacit_approval or not overdue.exists():
        raise DecisionNotOver
    facts = decide(case=case, on=today)
    return write_act(
        case=case, kind=ActKind.APPROVE_TACITLY, actor=actor, at=at, rule=terms.rule, facts=facts
    )
