"""Start the clock of the decision."""

import datetime

from django.utils import timezone

from innoway.apps.cases.calculations.terms import Terms
from innoway.apps.cases.calculations.tolerance import supply_days
from innoway.apps.cases.enums import DeadlineKind, Unit
from innoway.apps.cases.errors import ToleranceNotPossible
from innoway.apps.cases.models import Case, Supplement
from innoway.apps.cases.operations.set_deadline import meet_deadline, set_deadline


def begin_decision(
    *, case: Case, accepted_on: datetime.date, at: datetime.datetime,
    tolerated: list[str] | None = None,
) -> datetime.date:  # fmt: skip
    """End the time to answer, start the decision's time, and return the day it is due.

    Raises:
        ToleranceNotPossible: The terms tolerate nothing, or the time is too short.
    """
    terms = Terms.from_json(case.terms)
    if tolerated and not (terms.tolerates_missing and supply_days(terms.promised_days)):
        raise ToleranceNotPossible
    meet_deadline(case=case, kind=DeadlineKind.NOTICE, on=timezone.localdate(at))
    case.accepted_on = accepted_on
    case.clock = [["start", accepted_on.isoformat(), terms.promised_days, terms.unit]]
    if tolerated:
        Supplement.objects.create(case=case, tolerated=True, asked=tolerated, asked_at=at)
        set_deadline(
            case=case, kind=DeadlineKind.SUPPLY, start=accepted_on,
            days=supply_days(terms.promised_days),
        )  # fmt: skip
    return set_deadline(
        case=case, kind=DeadlineKind.DECISION, start=accepted_on, days=terms.promised_days,
        unit=Unit(terms.unit),
    ).due  # fmt: skip
