"""The wall of supervision: expired clocks, outliers, and how many stand at each light."""

import datetime
from collections import Counter
from dataclasses import dataclass

from innoway.apps.cases.enums import Light
from innoway.apps.cases.models import Case, Deadline
from innoway.apps.cases.queries.cases import AT_MOST, Line, lights_on, lines_of
from innoway.apps.cases.queries.measured import decided_after, half
from innoway.apps.cases.queries.overruns import overruns
from innoway.apps.cases.transitions import CLOSED

FEWEST = 5  # decided cases before a time is called usual
FACTOR = 2  # as many times the usual


@dataclass(frozen=True, slots=True)
class Wall:
    """What a supervisor looks at first."""

    counts: tuple[tuple[Light, int], ...]
    expired: tuple[Deadline, ...]
    outliers: tuple[tuple[Case, int, int], ...]
    unexplained: int
    due_soon: tuple[Line, ...]


def supervision_wall(on: datetime.date) -> Wall:
    """Return the wall of a day; every open case is counted, lists show at most 200."""
    lights = lights_on(Case.objects.exclude(state__in=[*CLOSED, "draft"]), on)
    counts = Counter(lights.values())
    yellow = [pk for pk, light in lights.items() if light == Light.YELLOW]
    expired = tuple(overruns(on)[:AT_MOST])
    return Wall(
        tuple((light, counts[light]) for light in Light if light is not Light.NONE), expired,
        _outliers(), sum(not one.case.overrun_reason for one in expired),
        lines_of(Case.objects.filter(pk__in=yellow[:AT_MOST]).order_by("pk"), on),
    )  # fmt: skip


def _outliers() -> tuple[tuple[Case, int, int], ...]:
    """Decided cases that took twice the usual time of their item or longer."""
    recent = list(Case.objects.filter(decided_after__isnull=False).order_by("-decided_on")[:2000])
    usual = {
        code: half(days) for code, days in decided_after({c.item_code for c in recent}).items()
        if len(days) >= FEWEST
    }  # fmt: skip
    found = [
        (case, case.decided_after or 0, usual[case.item_code]) for case in recent
        if case.item_code in usual and (case.decided_after or 0) >= FACTOR * usual[case.item_code] > 0
    ]  # fmt: skip
    return tuple(found[:50])
