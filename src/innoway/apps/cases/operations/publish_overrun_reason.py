"""Publish why a case is late."""

import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from innoway.apps.cases.calculations.words import require_reason
from innoway.apps.cases.enums import ActKind
from innoway.apps.cases.errors import NotOverdue
from innoway.apps.cases.models import Act
from innoway.apps.cases.operations.take_case import take_case
from innoway.apps.cases.operations.write_act import write_act
from innoway.apps.cases.queries.overruns import overrun_of


@transaction.atomic
def publish_overrun_reason(*, case_id: int, actor: Any, at: datetime.datetime, reason: str) -> Act:
    """Put the reason on the public list of overruns.

    Raises:
        CaseMissing: There is none, or the actor may not know of it.
        NotAllowed: The role does not include the act.
        ActNotPossible: The state does not allow it.
        ReasonMissing: No reason was given.
        NotOverdue: No deadline was missed.
    """
    case = take_case(case_id=case_id, actor=actor, kind=ActKind.PUBLISH_OVERRUN)
    why = require_reason(reason)
    if not overrun_of(case, timezone.localdate(at)):
        raise NotOverdue
    case.overrun_reason = why
    return write_act(
        case=case,
        kind=ActKind.PUBLISH_OVERRUN,
        actor=actor,
        at=at,
        rule="Regulations on Optimising the Business Environment Art. 36",
        facts={"reason": why},
    )
