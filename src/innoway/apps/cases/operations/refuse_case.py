"""Refuse an application."""

import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from innoway.apps.cases.calculations.terms import Terms
from innoway.apps.cases.calculations.words import require_reason
from innoway.apps.cases.enums import ActKind
from innoway.apps.cases.models import Act
from innoway.apps.cases.operations.end_decision import decide
from innoway.apps.cases.operations.take_case import take_case
from innoway.apps.cases.operations.write_act import write_act


@transaction.atomic
def refuse_case(*, case_id: int, actor: Any, at: datetime.datetime, reason: str) -> Act:
    """Decide against, with the reason; the receipt says how to object.

    Raises:
        CaseMissing: There is none, or the actor may not know of it.
        NotAllowed: The role does not include the act.
        ActNotPossible: The state does not allow it.
        ReasonMissing: No reason was given.
        NotInCharge: Somebody else decides.
    """
    case = take_case(case_id=case_id, actor=actor, kind=ActKind.REFUSE)
    why = require_reason(reason)
    facts = decide(case=case, on=timezone.localdate(at))
    return write_act(
        case=case,
        kind=ActKind.REFUSE,
        actor=actor,
        at=at,
        rule=Terms.from_json(case.terms).rule,
        facts={**facts, "reason": why},
    )
