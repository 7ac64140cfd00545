"""How a case stands with time."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, replace

from innoway.apps.cases.calculations.clock import Clock, fold_clock
from innoway.apps.cases.calculations.light import light
from innoway.apps.cases.enums import DeadlineKind, Light, Roll, Unit
from innoway.apps.cases.models import Case, Deadline
from innoway.values.calendar import WorkCalendar


@dataclass(frozen=True, slots=True)
class Standing:
    """The duty that is due next, in days of its unit; ``light`` is none without a duty."""

    light: Light
    duty: str = ""
    due: datetime.date | None = None
    used: int = 0
    total: int = 0
    left: int = 0
    provisional: bool = False
    stands: bool = False

    @property
    def percent(self) -> int:
        """Return how much of the time is used, at most 100."""
        return min(100, 100 * self.used // self.total) if self.total else 0

    @property
    def late(self) -> int:
        return max(0, -self.left)


NO_CLOCK = Standing(Light.NONE)


def standing_of(
    case: Case, deadlines: Iterable[Deadline], known: WorkCalendar, on: datetime.date
) -> Standing:
    """Return where the case stands; the hall's own duty counts before the applicant's."""
    waiting = sorted(deadlines, key=lambda one: (one.kind == DeadlineKind.SUPPLY, one.due))
    if not waiting:
        return NO_CLOCK
    deadline = waiting[0]
    clock = clock_of(case, deadline, known)
    used = clock.used(max(on, deadline.start))
    return Standing(
        light(used, clock.total), DeadlineKind(deadline.kind).value, deadline.due, used,
        clock.total, clock.total - used, deadline.provisional, case.state == "special_procedure",
    )  # fmt: skip


def clock_of(case: Case, deadline: Deadline, known: WorkCalendar) -> Clock:
    """Return the clock behind a deadline; the decision's own events count for the decision."""
    if deadline.kind == DeadlineKind.DECISION and case.clock:
        return replace(fold_clock(known, case.clock), stopped=None)
    return Clock(known).start(
        deadline.start, deadline.days, Unit(deadline.unit), Roll(deadline.roll)
    )
