"""Working calendars: versioned by holiday paper, each year announced or provisional.

>>> from datetime import date
>>> CHINA.due(date(2026, 9, 30), 1)
datetime.date(2026, 10, 8)
"""

from innoway.values.calendar.china import CHINA
from innoway.values.calendar.forecast import forecast_calendar, forecast_paper
from innoway.values.calendar.work_calendar import (
    HolidayPaper,
    Reckoning,
    WorkCalendar,
    YearUnknown,
)

__all__ = [
    "CHINA",
    "HolidayPaper",
    "Reckoning",
    "WorkCalendar",
    "YearUnknown",
    "forecast_calendar",
    "forecast_paper",
]
