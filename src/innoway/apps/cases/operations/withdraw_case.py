"""Withdraw an application."""

import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from innoway.apps.cases.enums import ActKind
from innoway.apps.cases.models import Act
from innoway.apps.cases.operations.end_decision import end_decision
from innoway.apps.cases.operations.take_case import take_case
from innoway.apps.cases.operations.write_act import write_act


@transaction.atomic
def withdraw_case(*, case_id: int, actor: Any, at: datetime.datetime, reason: str = "") -> Act:
    """Withdraw before the decision; the application counts as never made.

    Raises:
        CaseMissing: There is none, or the actor may not know of it.
        NotAllowed: The role does not include the act.
        ActNotPossible: The state does not allow it.
    """
    case = take_case(case_id=case_id, actor=actor, kind=ActKind.WITHDRAW)
    end_decision(case=case, on=timezone.localdate(at))
    return write_act(
        case=case, kind=ActKind.WITHDRAW, actor=actor, at=at, facts={"reason": reason.strip()}
    )
