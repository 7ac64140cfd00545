"""Extend the time of a case."""

import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from innoway.apps.cases.enums import ActKind, DeadlineKind
from innoway.apps.cases.errors import ExtendedBefore, ExtensionNotAsked, SamePerson, TooLate
from innoway.apps.cases.models import Act
from innoway.apps.cases.operations.set_deadline import move_clock
from innoway.apps.cases.operations.take_case import take_case
from innoway.apps.cases.operations.write_act import write_act
from innoway.apps.cases.rules import number_of


@transaction.atomic
def extend_case(*, case_id: int, actor: Any, at: datetime.datetime) -> Act:
    """Approve the extension that somebody else asked for; once, and before the time is over.

    Raises:
        CaseMissing: There is none, or the actor may not know of it.
        NotAllowed: The role does not include the act.
        ActNotPossible: The state does not allow it.
        ExtensionNotAsked: Nobody asked.
        ExtendedBefore: The time was extended before.
        SamePerson: The actor asked for it.
        TooLate: The time is over.
    """
    case = take_case(case_id=case_id, actor=actor, kind=ActKind.EXTEND)
    today, asked = timezone.localdate(at), case.extension
    if any(event[0] == "extend" for event in case.clock):
        raise ExtendedBefore
    if not asked:
        raise ExtensionNotAsked
    if asked["by"] == number_of(actor):
        raise SamePerson
    deadline = case.deadlines.get(kind=DeadlineKind.DECISION, met_on=None)
    if deadline.due < today:
        raise TooLate(day=deadline.due.isoformat())
    clock = move_clock(case=case, event=["extend", today.isoformat(), asked["days"]])
    return write_act(
        case=case,
        kind=ActKind.EXTEND,
        actor=actor,
        at=at,
        rule="Administrative Licensing Law Art. 42",
        facts={
            "days": asked["days"],
            "reason": asked["reason"],
            "asked_by": asked["by"],
            "was": str(deadline.due),
            "due": str(clock.due),
        },
    )
