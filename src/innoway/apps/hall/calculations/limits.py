"""Periods of guides in the units of the case clock, which counts working days or calendar days."""

from typing import Literal

from innoway.apps.hall.calculations.catalogue import Period
from innoway.apps.hall.enums import Unit

CaseUnit = Literal["working_days", "days"]


def case_unit(period: Period) -> CaseUnit:
    """Return the unit in which the clock counts a period; months and years become days."""
    return "working_days" if period.unit == Unit.WORKING_DAY else "days"


def days_in(period: Period, unit: CaseUnit) -> int:
    """Return a period in a unit of the clock, never longer than the period itself.

    A month counts as little as it can last, a calendar week as five working days; so a promise
    stays within the law even where the two are written in different units.

    >>> from innoway.apps.hall.calculations.wording import Cited
    >>> days_in(Period(15, Unit.CALENDAR_DAY, Cited("law")), "working_days")
    10
    >>> days_in(Period(9, Unit.MONTH, Cited("law")), "days")
    268
    """
    if period.unit == Unit.WORKING_DAY:
        return period.length if unit == "working_days" else period.length * 7 // 5
    days = {
        Unit.CALENDAR_DAY: period.length,
        Unit.MONTH: period.length * 30 - 2,
        Unit.YEAR: period.length * 365,
    }[period.unit]
    return days if unit == "days" else days * 5 // 7
