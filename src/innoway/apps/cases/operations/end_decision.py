"""Stop the clock of the decision."""

import datetime
from typing import Any

from innoway.apps.cases.calculations.clock import fold_clock
from innoway.apps.cases.calculations.terms import Terms
from innoway.apps.cases.enums import DeadlineKind
from innoway.apps.cases.models import Case
from innoway.apps.cases.operations.set_deadline import meet_deadline, set_deadline
from innoway.apps.cases.queries.calendar import calendar


def end_decision(*, case: Case, on: datetime.date) -> int:
    """Stop the clock, end every open duty, and return the days that were used."""
    for kind in DeadlineKind:
        meet_deadline(case=case, kind=kind, on=on)
    if not case.clock:
        return 0
    case.clock = [*case.clock, ["stop", on.isoformat()]]
    return fold_clock(calendar(), case.clock).used(on)


def decide(*, case: Case, on: datetime.date) -> dict[str, Any]:
    """Record the day of the decision, begin the time to deliver, and return both as facts."""
    case.decided_on, case.decided_after = on, end_decision(case=case, on=on)
    days = Terms.from_json(case.terms).delivery_days
    delivery = set_deadline(case=case, kind=DeadlineKind.DELIVERY, start=on, days=days)
    return {"decided_after": case.decided_after, "deliver_by": str(delivery.due)}
