"""A case's clock: what happened to it, folded on a working calendar.

>>> from datetime import date
>>> from innoway.values.calendar import CHINA
>>> clock = Clock(CHINA).start(date(2026, 9, 7), 20).pause(date(2026, 9, 14), 9)
>>> clock.resume(date(2026, 9, 24)).due
datetime.date(2026, 10, 22)
"""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property
from typing import Any

from innoway.apps.cases.enums import Roll, Unit
from innoway.values.calendar import Reckoning, WorkCalendar
from innoway.values.period import Period


class ClockRefusal(ValueError):
    """The event cannot follow: the clock would run backwards, stop twice or end too early."""


@dataclass(frozen=True, slots=True)
class Pause:
    """A stop with its stated length in working days; it ends by itself when that is over."""

    start: date
    days: int
    resumed: date | None = None


@dataclass(frozen=True)
class Clock:
    """Time for one duty, counted from the day after ``started``.

    A pause never lasts longer than was stated, so that no case is forgotten in one.
    """

    calendar: WorkCalendar
    started: date | None = None
    days: int = 0
    unit: Unit = Unit.WORKING_DAYS
    roll: Roll = Roll.NONE
    pauses: tuple[Pause, ...] = ()
    extended: int = 0
    stopped: date | None = None
    last: date | None = None

    def start(
        self, on: date, days: int, unit: Unit = Unit.WORKING_DAYS, roll: Roll = Roll.NONE
    ) -> "Clock":
        """Return the clock running from that day.

        Raises:
            ClockRefusal: It ran before, or has no time to run.
        """
        _require(self.started is None, "started twice")
        _require(days > 0, "no time given")
        return replace(self, started=on, days=days, unit=unit, roll=roll, last=on)

    def pause(self, on: date, days: int) -> "Clock":
        """Return the clock standing from that day for a stated number of working days.

        Raises:
            ClockRefusal: It does not run, stands already, or no length is stated.
        """
        self._follow(on)
        _require(days > 0, "no length stated")
        _require(not (self.pauses and self.pauses[-1].resumed is None), "stands already")
        return replace(self, pauses=(*self.pauses, Pause(on, days)), last=on)

    def resume(self, on: date) -> "Clock":
        """Return the clock running again; that day counts.

        Raises:
            ClockRefusal: It does not stand.
        """
        self._follow(on)
        _require(bool(self.pauses) and self.pauses[-1].resumed is None, "does not stand")
        ended = replace(self.pauses[-1], resumed=on)
        return replace(self, pauses=(*self.pauses[:-1], ended), last=on)

    def extend(self, on: date, days: int) -> "Clock":
        """Return the clock with more time, once.

        Raises:
            ClockRefusal: It was extended before, does not run, or nothing is added.
        """
        self._follow(on)
        _require(self.extended == 0, "extended twice")
        _require(days > 0, "no time given")
        return replace(self, extended=days, last=on)

    def stop(self, on: date) -> "Clock":
        """Return the clock at its end.

        Raises:
            ClockRefusal: It never ran or has ended.
        """
        self._follow(on)
        return replace(self, stopped=on, last=on)

    def _follow(self, on: date) -> None:
        _require(self.started is not None and self.stopped is None, "does not run")
        _require(self.last is None or on >= self.last, "would run backwards")

    @cached_property
    def stops(self) -> tuple[Period, ...]:
        """Return the days on which the clock stood or is stated to stand."""
        return tuple(filter(None, (self._stop(pause) for pause in self.pauses)))

    def _stop(self, pause: Pause) -> Period | None:
        eve = pause.start - timedelta(days=1)
        stated = self.calendar.due(eve, pause.days) + timedelta(days=1)
        end = min(stated, pause.resumed or stated)
        return Period(pause.start, end) if end > pause.start else None

    @property
    def total(self) -> int:
        return self.days + self.extended

    @cached_property
    def reckoning(self) -> Reckoning:
        """Return the due date and the papers it rests on.

        Raises:
            ClockRefusal: The clock was never started.
            YearUnknown: The count runs into a year nobody announced.
        """
        if self.started is None:
            raise ClockRefusal("does not run")
        if self.unit == Unit.WORKING_DAYS:
            return self.calendar.reckon(self.started, self.total, stopped=self.stops)
        day, left = self.started, self.total
        while left:
            day += timedelta(days=1)
            left -= not any(day in stop for stop in self.stops)
        while self.roll == Roll.NEXT_WORKING_DAY and not self.calendar.is_working_day(day):
            day += timedelta(days=1)
        rests_on = self.calendar.reckon(day, 0)
        return Reckoning(day, rests_on.provisional, rests_on.papers)

    @property
    def due(self) -> date:
        return self.reckoning.due

    def used(self, on: date) -> int:
        """Return the counted days up to and with a day, or to the clock's end.

        >>> from innoway.values.calendar import CHINA
        >>> Clock(CHINA).start(date(2026, 11, 2), 10).used(date(2026, 11, 6))
        4
        """
        if self.started is None:
            return 0
        end = min(on, self.stopped) if self.stopped else on
        span = (self.started + timedelta(days=n) for n in range(1, (end - self.started).days + 1))
        return sum(self._counts(day) for day in span)

    def _counts(self, day: date) -> bool:
        working = self.unit == Unit.DAYS or self.calendar.is_working_day(day)
        return working and not any(day in stop for stop in self.stops)

    def left(self, on: date) -> int:
        """Return the days that remain; negative once the time is over."""
        return self.total - self.used(on)


def fold_clock(calendar: WorkCalendar, events: list[list[Any]]) -> Clock:
    """Return the clock of stored events: ``[name, day, ...]`` in the order they happened.

    >>> from innoway.values.calendar import CHINA
    >>> fold_clock(CHINA, [["start", "2026-09-21", 20], ["extend", "2026-10-20", 10]]).due
    datetime.date(2026, 11, 9)
    """
    clock: Clock = Clock(calendar)
    for name, day, *rest in events:
        clock = getattr(clock, name)(date.fromisoformat(day), *rest)
    return clock


def _require(possible: bool, why: str) -> None:
    if not possible:
        raise ClockRefusal(why)
