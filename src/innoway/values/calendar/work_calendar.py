"""Working days: a weekly rhythm, holiday papers that change it, and what was known when."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property

from innoway.values.period import Period


class YearUnknown(LookupError):
    """No holiday paper covers this year: an answer would be a guess."""

    def __init__(self, year: int, calendar: str) -> None:
        super().__init__(f"the calendar {calendar!r} does not know the year {year}")
        self.year = year
        self.calendar = calendar


@dataclass(frozen=True, slots=True)
class HolidayPaper:
    """One announcement: days off, and weekend days that are worked in return.

    ``published_on`` lets a due date be reckoned with what was known on a day; a later
    paper of the same year adds to the earlier one. A *provisional* paper is a forecast.
    """

    year: int
    published_on: date
    days_off: frozenset[date]
    working_days: frozenset[date] = frozenset()
    provisional: bool = False
    reference: str = ""
    confidence: str = "P"


@dataclass(frozen=True, slots=True)
class Reckoning:
    """A due date with what it rests on; ``provisional`` when a forecast was used."""

    due: date
    provisional: bool
    papers: tuple[str, ...]


@dataclass(frozen=True)
class WorkCalendar:
    """A place's calendar. ``weekend`` counts Monday as 0; make-up days are worked by default.

    Whether a worked weekend day counts as a "working day" is practice, not the letter of
    the law: ``count_make_up_days`` is the switch.
    """

    name: str
    papers: tuple[HolidayPaper, ...]
    weekend: frozenset[int] = frozenset({5, 6})
    count_make_up_days: bool = True
    known_on: date | None = field(default=None)

    def as_known_on(self, day: date) -> "WorkCalendar":
        """Return the calendar as it stood at the end of that day."""
        papers = tuple(p for p in self.papers if p.published_on <= day)
        return WorkCalendar(self.name, papers, self.weekend, self.count_make_up_days, day)

    def with_paper(self, paper: HolidayPaper) -> "WorkCalendar":
        """Return the calendar with one more paper; forecasts of that year fall away."""
        kept = (p for p in self.papers if not (p.year == paper.year and p.provisional))
        papers = (*kept, paper)
        return WorkCalendar(self.name, papers, self.weekend, self.count_make_up_days, self.known_on)

    @cached_property
    def _by_year(self) -> dict[int, tuple[HolidayPaper, ...]]:
        years: dict[int, tuple[HolidayPaper, ...]] = {}
        for paper in sorted(self.papers, key=lambda p: p.published_on):
            known = years.get(paper.year, ())
            if not paper.provisional:
                known = tuple(p for p in known if not p.provisional)
            years[paper.year] = (*known, paper)
        return years

    def papers_of(self, year: int) -> tuple[HolidayPaper, ...]:
        """Return the papers in force for a year, earliest first.

        Raises:
            YearUnknown: Nothing was announced or forecast for it.
        """
        try:
            return self._by_year[year]
        except KeyError:
            raise YearUnknown(year, self.name) from None

    def is_provisional(self, year: int) -> bool:
        """Tell whether answers in this year rest on a forecast."""
        return any(paper.provisional for paper in self.papers_of(year))

    def is_working_day(self, day: date) -> bool:
        """Tell whether the place works on that day.

        Raises:
            YearUnknown: Nothing was announced or forecast for its year.
        """
        working = day.weekday() not in self.weekend
        for paper in self.papers_of(day.year):
            if day in paper.days_off:
                working = False
            elif day in paper.working_days:
                working = self.count_make_up_days
        return working

    def reckon(self, start: date, days: int, *, stopped: Iterable[Period] = ()) -> Reckoning:
        """Count working days forward; the day of the start is not counted.

        ``stopped`` are periods in which the clock stands (a special procedure): their
        working days do not count. A negative number counts back.

        Raises:
            YearUnknown: The count runs into a year nobody announced.
            ValueError: A stop without end would never let the clock run out.
        """
        stops = tuple(stopped)
        if any(stop.end is None for stop in stops):
            raise ValueError("a stop needs an end before a due date can be reckoned")
        step = timedelta(days=1 if days >= 0 else -1)
        day, left = start, abs(days)
        while left:
            day += step
            if self.is_working_day(day) and not any(day in stop for stop in stops):
                left -= 1
        years = range(min(start, day).year, max(start, day).year + 1)
        used = [paper for year in years for paper in self._by_year.get(year, ())]
        return Reckoning(
            day,
            any(paper.provisional for paper in used),
            tuple(paper.reference for paper in used),
        )

    def due(self, start: date, days: int, *, stopped: Iterable[Period] = ()) -> date:
        """Return only the day of :meth:`reckon`."""
        return self.reckon(start, days, stopped=stopped).due

    def working_days_in(self, period: Period) -> int:
        """Count the working days of a closed period of dates."""
        if period.start is None or period.end is None:
            raise ValueError("an open period has no number of days")
        first, length = period.start, (period.end - period.start).days
        return sum(self.is_working_day(first + timedelta(days=n)) for n in range(length))
