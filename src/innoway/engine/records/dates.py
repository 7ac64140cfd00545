"""Dates as sources write them. A date that cannot be is an error, never a guess."""

import datetime
import re


class ImpossibleDate(ValueError):
    """The text looks like a date and no calendar has it."""


_COMPACT = re.compile(r"^(\d{4})(\d{2})(\d{2})$")
_ISO = re.compile(r"^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?$")
_US = re.compile(r"^(\d{1,2})/(\d{1,2})/(\d{4}|\d{2})$")
_LONG = re.compile(r"^(\d{1,2})\s+([A-Za-z]{3,9})\.?,?\s+(\d{4})$")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def read_date(text: str | None) -> datetime.date | None:
    """Return the date; ``None`` for an empty text.

    >>> read_date("20150106"), read_date("06/01/2021"), read_date("10 March 2015")
    (datetime.date(2015, 1, 6), datetime.date(2021, 6, 1), datetime.date(2015, 3, 10))
    >>> read_date("2024-07-16T00:00:00Z"), read_date(" ")
    (datetime.date(2024, 7, 16), None)
    >>> read_date("20150231")
    Traceback (most recent call last):
    innoway.engine.records.dates.ImpossibleDate: impossible date '20150231'

    Raises:
        ImpossibleDate: The text is no date of the calendar or in no form known.
    """
    text = (text or "").strip()
    if not text:
        return None
    try:
        return datetime.date(*_parts(text))
    except (ValueError, TypeError) as error:
        raise ImpossibleDate(f"impossible date {text[:40]!r}") from error


def _parts(text: str) -> tuple[int, int, int]:
    if match := _COMPACT.match(text) or _ISO.match(text):
        return int(match[1]), int(match[2]), int(match[3])
    if match := _US.match(text):
        year = int(match[3])
        return (year if year > 99 else 2000 + year), int(match[1]), int(match[2])
    if match := _LONG.match(text):
        return int(match[3]), _MONTHS.index(match[2][:3].lower()) + 1, int(match[1])
    raise ValueError(text)
