"""The working calendar with every notice known to this installation."""

import datetime
from functools import cache

from innoway.apps.cases.models import HolidayPaper
from innoway.values.calendar import CHINA, WorkCalendar, forecast_paper
from innoway.values.calendar import HolidayPaper as Paper

FIRST, LAST = 2007, 2045


@cache
def _forecast(year: int) -> Paper:
    """A forecast counts as older than any notice of its year."""
    return forecast_paper("CN", year, on=datetime.date(year - 2, 1, 1))


@cache
def _provisional() -> WorkCalendar:
    known = {paper.year for paper in CHINA.papers}
    forecasts = tuple(_forecast(year) for year in range(FIRST, LAST) if year not in known)
    return WorkCalendar(CHINA.name, (*CHINA.papers, *forecasts))


def calendar() -> WorkCalendar:
    """Return announced years as announced and others as forecasts, marked provisional; one query."""
    found = _provisional()
    for row in HolidayPaper.objects.order_by("published_on", "pk"):
        found = found.with_paper(paper_of(row))
    return found


def paper_of(row: HolidayPaper) -> Paper:
    """Return an entered notice as the calendar's value."""
    off, worked = (
        frozenset(map(datetime.date.fromisoformat, days))
        for days in (row.days_off, row.working_days)
    )
    return Paper(row.year, row.published_on, off, worked, reference=row.reference)
