"""Accept an application that nobody answered in time."""

import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from innoway.apps.cases.enums import ActKind
from innoway.apps.cases.errors import NoticeNotOver
from innoway.apps.cases.models import Act
from innoway.apps.cases.operations.begin_decision import begin_decision
from innoway.apps.cases.operations.set_deadline import notice_over
from innoway.apps.cases.operations.take_case import take_case
from innoway.apps.cases.operations.write_act import write_act


@transaction.atomic
def accept_by_silence(*, case_id: int, actor: Any, at: datetime.datetime) -> Act:
    """Accept as of the day of receipt once the time to answer is over (Art. 32 (4)).

    Raises:
        CaseMissing: There is none, or the actor may not know of it.
        NotAllowed: The role does not include the act.
        ActNotPossible: The state does not allow it.
        NoticeNotOver: The time to answer is not over.
    """
    case = take_case(case_id=case_id, actor=actor, kind=ActKind.ACCEPT_BY_SILENCE)
    if case.received_on is None or not notice_over(case=case, on=timezone.localdate(at)):
        raise NoticeNotOver
    due = begin_decision(case=case, accepted_on=case.received_on, at=at)
    return write_act(
        case=case,
        kind=ActKind.ACCEPT_BY_SILENCE,
        actor=actor,
        at=at,
        rule="Administrative Licensing Law Art. 32 (4)",
        facts={"accepted_on": str(case.received_on), "due": str(due)},
    )
