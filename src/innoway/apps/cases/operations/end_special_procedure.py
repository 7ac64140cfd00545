"""Let the clock run again after a special procedure."""

import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from innoway.apps.cases.enums import ActKind
from innoway.apps.cases.models import Act
from innoway.apps.cases.operations.set_deadline import move_clock
from innoway.apps.cases.operations.take_case import take_case
from innoway.apps.cases.operations.write_act import write_act


@transaction.atomic
def end_special_procedure(*, case_id: int, actor: Any, at: datetime.datetime) -> Act:
    """Let the clock run again from that day; it counts.

    Raises:
        CaseMissing: There is none, or the actor may not know of it.
        NotAllowed: The role does not include the act.
        ActNotPossible: The state does not allow it.
    """
    case = take_case(case_id=case_id, actor=actor, kind=ActKind.END_SPECIAL)
    clock = move_clock(case=case, event=["resume", timezone.localdate(at).isoformat()])
    return write_act(
        case=case,
        kind=ActKind.END_SPECIAL,
        actor=actor,
        at=at,
        rule="Administrative Licensing Law Art. 45",
        facts={"due": str(clock.due)},
    )
