"""Ask for more time."""

import datetime
from typing import Any

from django.db import transaction

from innoway.apps.cases.calculations.terms import Terms
from innoway.apps.cases.calculations.words import require_reason
from innoway.apps.cases.enums import ActKind
from innoway.apps.cases.errors import ExtendedBefore, ExtensionTooLong
from innoway.apps.cases.models import Act
from innoway.apps.cases.operations.take_case import take_case
from innoway.apps.cases.operations.write_act import write_act
from innoway.apps.cases.rules import number_of


@transaction.atomic
def ask_extension(
    *, case_id: int, actor: Any, at: datetime.datetime, days: int, reason: str
) -> Act:
    """Ask a supervisor for more time; nothing moves until somebody else approves.

    Raises:
        CaseMissing: There is none, or the actor may not know of it.
        NotAllowed: The role does not include the act.
        ActNotPossible: The state does not allow it.
        ReasonMissing: No reason was given.
        ExtendedBefore: The time was extended before.
        ExtensionTooLong: More than the terms allow.
    """
    case = take_case(case_id=case_id, actor=actor, kind=ActKind.ASK_EXTENSION)
    why, most = require_reason(reason), Terms.from_json(case.terms).extension_days
    if any(event[0] == "extend" for event in case.clock):
        raise ExtendedBefore
    if not 1 <= days <= most:
        raise ExtensionTooLong(days=most)
    case.extension = {"days": days, "reason": why, "by": number_of(actor)}
    return write_act(
        case=case,
        kind=ActKind.ASK_EXTENSION,
        actor=actor,
        at=at,
        rule="Administrative Licensing Law Art. 42",
        facts={"days": days, "reason": why},
    )
