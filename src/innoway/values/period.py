"""Half-open stretches of time: the start belongs to them, the end does not."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TypeVar

Moment = TypeVar("Moment", date, datetime)


@dataclass(frozen=True, slots=True)
class Period:
    """From ``start`` up to, not including, ``end``; ``None`` is open on that side.

    Both sides are dates, or both are moments with a time zone.

    >>> night = Period(date(2026, 9, 14), date(2026, 9, 24))
    >>> night.days, date(2026, 9, 23) in night, date(2026, 9, 24) in night
    (10, True, False)
    >>> Period.inclusive(date(2026, 9, 14), date(2026, 9, 23)) == night
    True
    """

    start: date | datetime | None
    end: date | datetime | None = None

    def __post_init__(self) -> None:
        for side in (self.start, self.end):
            if isinstance(side, datetime) and side.tzinfo is None:
                raise ValueError("a moment needs a time zone")
        if self.start is None or self.end is None:
            return
        if isinstance(self.start, datetime) is not isinstance(self.end, datetime):
            raise TypeError("dates and moments do not mix in one period")
        if self.end <= self.start:
            raise ValueError("a period ends after it starts")

    @classmethod
    def inclusive(cls, first: date, last: date) -> Period:
        """Return the period of these days, the last one included."""
        return cls(first, last + timedelta(days=1))

    @property
    def last(self) -> date | None:
        """The last day inside, or None when open: what people write as "until"."""
        return None if self.end is None else self.end - timedelta(days=1)

    @property
    def days(self) -> int | None:
        """Whole days inside, or None when a side is open."""
        if self.start is None or self.end is None:
            return None
        return (self.end - self.start).days

    def __contains__(self, moment: date | datetime) -> bool:
        return (self.start is None or self.start <= moment) and (
            self.end is None or moment < self.end
        )

    def overlaps(self, other: Period) -> bool:
        """Tell whether both share a moment; periods that only touch do not.

        >>> Period(date(2026, 1, 1), date(2026, 2, 1)).overlaps(Period(date(2026, 2, 1)))
        False
        """
        return _before(self.start, other.end) and _before(other.start, self.end)

    def covers(self, other: Period) -> bool:
        """Tell whether the other lies wholly inside this one."""
        starts = self.start is None or (other.start is not None and self.start <= other.start)
        ends = self.end is None or (other.end is not None and other.end <= self.end)
        return starts and ends

    def shared_with(self, other: Period) -> Period | None:
        """Return what both have in common, or None.

        >>> Period(date(2026, 1, 1)).shared_with(Period(None, date(2026, 2, 1)))
        Period(start=datetime.date(2026, 1, 1), end=datetime.date(2026, 2, 1))
        """
        if not self.overlaps(other):
            return None
        starts = [side for side in (self.start, other.start) if side is not None]
        ends = [side for side in (self.end, other.end) if side is not None]
        return Period(max(starts, default=None), min(ends, default=None))


def months_after(day: Moment, months: int) -> Moment:
    """Return the same day some months later (or earlier), the month's last when it has no such.

    >>> months_after(date(2024, 1, 31), 1), months_after(date(2024, 2, 29), 12)
    (datetime.date(2024, 2, 29), datetime.date(2025, 2, 28))
    >>> months_after(date(2026, 3, 31), -1)
    datetime.date(2026, 2, 28)
    """
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return day.replace(
        year=year, month=month + 1, day=min(day.day, calendar.monthrange(year, month + 1)[1])
    )


def years_after(day: Moment, years: int) -> Moment:
    """Return the same day some years later; 29 February becomes the 28th.

    >>> years_after(date(2023, 12, 5), 3)
    datetime.date(2026, 12, 5)
    """
    return months_after(day, 12 * years)


def _before(start: date | datetime | None, end: date | datetime | None) -> bool:
    return start is None or end is None or start < end
