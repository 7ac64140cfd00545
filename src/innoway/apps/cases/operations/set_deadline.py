"""Begin and end the duties of a case."""

import datetime
from dataclasses import replace

from innoway.apps.cases.calculations.clock import Clock, fold_clock
from innoway.apps.cases.enums import DeadlineKind, Roll, Unit
from innoway.apps.cases.models import Case, Deadline
from innoway.apps.cases.queries.calendar import calendar
from innoway.values.calendar import WorkCalendar


def set_deadline(
    *, case: Case, kind: DeadlineKind, start: datetime.date, days: int,
    unit: Unit = Unit.WORKING_DAYS,
) -> Deadline:  # fmt: skip
    """Begin a duty; the day of the start does not count."""
    deadline = Deadline(case=case, kind=kind, start=start, days=days, unit=unit, roll=Roll.NONE)
    reckon(deadline, calendar())
    deadline.save()
    return deadline


def meet_deadline(*, case: Case, kind: DeadlineKind, on: datetime.date) -> None:
    """End a duty on that day; its due date stays for the record."""
    case.deadlines.filter(kind=kind, met_on=None).update(met_on=on)


def notice_over(*, case: Case, on: datetime.date) -> datetime.date | None:
    """Return the day on which the time to answer ended, or None while it has not."""
    late = case.deadlines.filter(kind=DeadlineKind.NOTICE, met_on=None, due__lt=on).first()
    return late.due if late else None


def move_clock(*, case: Case, event: list[object]) -> Clock:
    """Add an event to the decision clock and bring the decision's deadline up to date.

    Raises:
        ClockRefusal: The event cannot follow.
    """
    known = calendar()
    clock = fold_clock(known, [*case.clock, event])
    case.clock = [*case.clock, event]
    deadline = case.deadlines.filter(kind=DeadlineKind.DECISION, met_on=None).first()
    if deadline is not None:
        reckon(deadline, known)
        deadline.save()
    return clock


def reckon(deadline: Deadline, known: WorkCalendar) -> None:
    """Write due date, papers and provisional flag; the decision's clock may have stops."""
    clock = Clock(known).start(
        deadline.start, deadline.days, Unit(deadline.unit), Roll(deadline.roll)
    )
    if deadline.kind == DeadlineKind.DECISION and deadline.case.clock:
        clock = replace(fold_clock(known, deadline.case.clock), stopped=None)
    found = clock.reckoning
    deadline.days = clock.total
    deadline.due, deadline.provisional = found.due, found.provisional
    deadline.papers = list(found.papers)
