"""Object to an act."""

import datetime
from typing import Any

from django.db import transaction

from innoway.apps.cases.calculations.words import require_reason
from innoway.apps.cases.enums import ActKind
from innoway.apps.cases.errors import ActMissing
from innoway.apps.cases.models import Act
from innoway.apps.cases.operations.take_case import take_case
from innoway.apps.cases.operations.write_act import write_act


@transaction.atomic
def object_to_act(
    *, case_id: int, actor: Any, at: datetime.datetime, act_index: int, reason: str
) -> Act:
    """Put an objection on record against one act of the case; nothing else changes by it.

    Raises:
        CaseMissing: There is none, or the actor may not know of it.
        NotAllowed: The role does not include the act.
        ActNotPossible: The state does not allow it.
        ReasonMissing: No reason was given.
        ActMissing: The case has no such act.
    """
    case = take_case(case_id=case_id, actor=actor, kind=ActKind.OBJECT)
    why = require_reason(reason)
    if not case.acts.filter(index=act_index).exists():
        raise ActMissing
    return write_act(
        case=case,
        kind=ActKind.OBJECT,
        actor=actor,
        at=at,
        facts={"act": act_index, "reason": why},
    )
