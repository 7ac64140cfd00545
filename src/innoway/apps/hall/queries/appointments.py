"""Times to book, booked times, and who may not book for a while."""

import datetime
from dataclasses import dataclass
from typing import Any

from django.db.models import Count

from innoway.apps.hall.calculations.window_content import Window
from innoway.apps.hall.calculations.window_hours import bookable_days, slot_starts
from innoway.apps.hall.enums import AppointmentState
from innoway.apps.hall.models import Appointment
from innoway.apps.hall.models.appointment import HOLDS
from innoway.apps.hall.queries.windows import number, window, work_calendar


@dataclass(frozen=True, slots=True)
class Slot:
    """A time of a window with the places that are left."""

    start: datetime.datetime
    end: datetime.datetime
    free: int


@dataclass(frozen=True, slots=True)
class OpenDay:
    """A day that can be booked, with its times."""

    day: datetime.date
    slots: tuple[Slot, ...]

    @property
    def free(self) -> int:
        """How many places are left on this day."""
        return sum(slot.free for slot in self.slots)


def open_days(
    window_key: str, today: datetime.date, zone: datetime.tzinfo
) -> tuple[Window, list[OpenDay]]:
    """Return a window with its bookable days and the places left at each time; one query.

    Raises:
        WindowUnknown: There is no such window.
    """
    content = window(window_key)
    days = bookable_days(
        work_calendar(today.year), today,
        ahead=number("book-ahead", today), horizon=number("book-horizon", today),
    )  # fmt: skip
    held = Appointment.objects.filter(window=window_key, day__in=days, state__in=HOLDS)
    taken: dict[Any, int] = dict(
        held.order_by().values_list("start").annotate(n=Count("pk")).values_list("start", "n")
    )
    return content, [OpenDay(day, _slots(content, day, zone, taken)) for day in days]


def _slots(
    content: Window, day: datetime.date, zone: datetime.tzinfo, taken: dict[Any, int]
) -> tuple[Slot, ...]:
    length = datetime.timedelta(minutes=content.slot_minutes)
    return tuple(
        Slot(start, start + length, max(content.capacity - taken.get(start, 0), 0))
        for start in slot_starts(content.hours, content.slot_minutes, day, zone)
    )


def appointments_of(account_id: int) -> list[Appointment]:
    """Return a person's appointments, the latest first; one query."""
    rows = Appointment.objects.filter(account_id=account_id).order_by("-start", "-pk")
    return list(rows[:50])


def appointments_on(window_key: str, day: datetime.date) -> list[Appointment]:
    """Return who is still expected at a window on a day; one query."""
    rows = Appointment.objects.filter(window=window_key, day=day, state=AppointmentState.BOOKED)
    return list(rows.select_related("account"))


def closed_until(account_id: int, today: datetime.date) -> datetime.date | None:
    """Return until when a person may not book because of no-shows; one query."""
    since = today - datetime.timedelta(days=number("no-show-window", today))
    missed = list(
        Appointment.objects.filter(
            account_id=account_id, state=AppointmentState.MISSED, day__gte=since
        ).order_by("-day").values_list("day", flat=True)
    )  # fmt: skip
    if len(missed) < number("no-show-limit", today):
        return None
    until: datetime.date = missed[0] + datetime.timedelta(days=number("no-show-closed", today))
    return until if until >= today else None
