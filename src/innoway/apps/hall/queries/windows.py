"""The windows, the numbers they go by and the calendar they keep, from the district's content."""

import datetime
from functools import cache
from importlib.resources import files

from django.conf import settings

from innoway.apps.hall.calculations.reading import read_text
from innoway.apps.hall.calculations.window_content import Rule, Specialist, Window
from innoway.apps.hall.enums import WindowKey
from innoway.apps.hall.errors import ContentFault, WindowUnknown
from innoway.values.calendar.china import CHINA
from innoway.values.calendar.forecast import forecast_paper
from innoway.values.calendar.work_calendar import WorkCalendar, YearUnknown


@cache
def windows(name: str = "") -> dict[str, Window]:
    """Return the windows of a district in their order.

    Raises:
        ContentFault: A file is wrong.
    """
    folder = files("innoway").joinpath("content", name or settings.CONTENT, "windows")
    found = {}
    for key in WindowKey:
        file = folder.joinpath(f"{key.value}.yml")
        window = read_text(Window, file.read_text(encoding="utf-8"), file=file.name)
        if window.key != key:
            raise ContentFault(file.name, 1, "key", "must be the name of the file")
        found[key.value] = window
    return found


def window(key: str) -> Window:
    """Return one window.

    Raises:
        WindowUnknown: There is no such window.
    """
    try:
        return windows()[key]
    except KeyError:
        raise WindowUnknown from None


def specialist(key: str) -> Specialist | None:
    """Return a specialist of any window."""
    return next((s for w in windows().values() for s in w.specialists if s.key == key), None)


@cache
def rules(name: str = "") -> tuple[Rule, ...]:
    """Return every number the windows go by, past ones too.

    Raises:
        ContentFault: The file is wrong.
    """
    file = files("innoway").joinpath("content", name or settings.CONTENT, "windows", "rules.yml")
    return read_text(tuple[Rule, ...], file.read_text(encoding="utf-8"), file=file.name)


def rule(key: str, on: datetime.date) -> Rule:
    """Return the rule in force on a day; the first one known for days before it.

    Raises:
        ContentFault: The content has no such rule.
    """
    known = [one for one in rules() if one.key == key]
    if not known:
        raise ContentFault("rules.yml", 1, key, "is missing")
    return next((one for one in known if one.holds_on(on)), known[0])


def number(key: str, on: datetime.date) -> int:
    """Return the value of the rule in force on a day."""
    return rule(key, on).value


@cache
def work_calendar(year: int) -> WorkCalendar:
    """Return the calendar for reckoning from a year on; years without a paper are forecast."""
    calendar = CHINA
    for wanted in (year, year + 1):
        try:
            calendar.papers_of(wanted)
        except YearUnknown:
            paper = forecast_paper("CN", wanted, on=datetime.date(wanted, 1, 1))
            calendar = calendar.with_paper(paper)
    return calendar
