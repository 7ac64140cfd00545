"""Holiday papers worked out by the `holidays` package, for years and places without a paper."""

from collections.abc import Iterable
from datetime import date
from importlib.metadata import version

import holidays

from innoway.values.calendar.work_calendar import HolidayPaper, WorkCalendar


def forecast_paper(country: str, year: int, *, on: date, provisional: bool = True) -> HolidayPaper:
    """Return the statutory holidays of a country and year as a paper dated ``on``.

    China's make-up days cannot be forecast, so a Chinese year stays provisional until its
    paper is entered; elsewhere, where holidays follow from the law, pass False.

    >>> paper = forecast_paper("FI", 2026, on=date(2026, 1, 1), provisional=False)
    >>> date(2026, 12, 6) in paper.days_off, paper.provisional
    (True, False)
    """
    found = holidays.country_holidays(country, years=year)
    return HolidayPaper(
        year, on, frozenset(day for day in found if day.year == year),
        provisional=provisional, reference=f"holidays {version('holidays')}: {country} {year}",
        confidence="M",
    )  # fmt: skip


def forecast_calendar(
    country: str, years: Iterable[int], *, on: date, provisional: bool = True
) -> WorkCalendar:
    """Return a country's calendar with its own weekend (Friday and Saturday in Israel).

    >>> sorted(forecast_calendar("IL", [2026], on=date(2026, 1, 1)).weekend)
    [4, 5]
    """
    papers = tuple(forecast_paper(country, y, on=on, provisional=provisional) for y in years)
    weekend = frozenset(holidays.country_holidays(country).weekend)
    return WorkCalendar(country.lower(), papers, weekend)
