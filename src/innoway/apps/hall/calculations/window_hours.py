"""Opening hours cut into bookable times, and the days that can be booked."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from innoway.values.calendar.work_calendar import WorkCalendar


@dataclass(frozen=True, slots=True)
class Opening:
    """One stretch of the working day, such as 09:00 to 12:00 local time."""

    opens: str
    closes: str

    @property
    def start(self) -> datetime.time:
        return datetime.time.fromisoformat(self.opens)

    @property
    def end(self) -> datetime.time:
        return datetime.time.fromisoformat(self.closes)


def slot_starts(
    openings: Sequence[Opening], minutes: int, day: datetime.date, zone: datetime.tzinfo
) -> list[datetime.datetime]:
    """Return the starts of a day's slots; a slot that would end after closing is not one.

    >>> at = slot_starts([Opening("09:00", "10:10")], 30, datetime.date(2026, 11, 24), datetime.UTC)
    >>> [one.strftime("%H:%M") for one in at]
    ['09:00', '09:30']
    """
    length, found = datetime.timedelta(minutes=minutes), []
    for opening in openings:
        start = datetime.datetime.combine(day, opening.start, zone)
        end = datetime.datetime.combine(day, opening.end, zone)
        while start + length <= end:
            found.append(start)
            start += length
    return found


def bookable_days(
    calendar: WorkCalendar, today: datetime.date, *, ahead: int, horizon: int
) -> list[datetime.date]:
    """Return the working days one may book: of the next ``horizon``, those ``ahead`` days away.

    Source: booking rules of one city's hall: at least a day ahead, the next five working days.

    >>> from innoway.values.calendar.china import CHINA
    >>> days = bookable_days(CHINA, datetime.date(2026, 9, 29), ahead=1, horizon=5)
    >>> [day.isoformat() for day in days]
    ['2026-09-30', '2026-10-08', '2026-10-09', '2026-10-10', '2026-10-12']
    """
    days, day = [], today
    for _ in range(horizon):
        day = calendar.due(day, 1)
        days.append(day)
    return [day for day in days if (day - today).days >= ahead]
