"""The State Council's holiday papers of 2015 and 2024 to 2026.

Days off and make-up days: NateScarlet/holiday-cn (MIT). The days of publication were
not checked against the originals (confidence "M"): they matter only for ``as_known_on``.
"""

from datetime import date, timedelta

from innoway.values.calendar.work_calendar import HolidayPaper, WorkCalendar


def days(year: int, text: str) -> frozenset[date]:
    """Read days and inclusive spans of one year.

    >>> sorted(days(2026, "01-04 02-15..02-16"))[1:]
    [datetime.date(2026, 2, 15), datetime.date(2026, 2, 16)]
    """
    found: set[date] = set()
    for part in text.split():
        first, _, last = part.partition("..")
        day = date.fromisoformat(f"{year}-{first}")
        end = date.fromisoformat(f"{year}-{last or first}")
        while day <= end:
            found.add(day)
            day += timedelta(days=1)
    return frozenset(found)


def _paper(published: str, year: int, off: str, work: str, reference: str) -> HolidayPaper:
    return HolidayPaper(
        year, date.fromisoformat(published), days(year, off), days(year, work),
        reference=reference, confidence="M",
    )  # fmt: skip


PAPERS = (
    _paper(
        "2014-12-16", 2015,
        "01-01..01-03 02-18..02-24 04-05..04-06 05-01 06-20 06-22 09-27 10-01..10-07",
        "01-04 02-15 02-28 10-10", "State Council holiday notice 2015",
    ),
    _paper(
        "2015-05-13", 2015, "09-03..09-05", "09-06", "State Council notice on 3 September 2015"
    ),
    _paper(
        "2023-10-25", 2024,
        "01-01 02-10..02-17 04-04..04-06 05-01..05-05 06-10 09-15..09-17 10-01..10-07",
        "02-04 02-18 04-07 04-28 05-11 09-14 09-29 10-12", "State Council holiday notice 2024",
    ),
    _paper(
        "2024-11-12", 2025,
        "01-01 01-28..02-04 04-04..04-06 05-01..05-05 05-31..06-02 10-01..10-08",
        "01-26 02-08 04-27 09-28 10-11", "State Council holiday notice 2025",
    ),
    _paper(
        "2025-11-04", 2026,
        "01-01..01-03 02-15..02-23 04-04..04-06 05-01..05-05 06-19..06-21 09-25..09-27 "
        "10-01..10-07",
        "01-04 02-14 02-28 05-09 09-20 10-10", "State Council holiday notice 2026",
    ),
)  # fmt: skip

CHINA = WorkCalendar("cn", PAPERS)
