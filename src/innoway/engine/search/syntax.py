"""Read what people type: words, "phrases", field:value, year:2001..2005 and -exclusion.

Nothing typed is ever an error: what does not parse is read as words.
"""

import datetime
import re
from collections.abc import Collection
from dataclasses import dataclass

from innoway.engine.search.errors import QueryTooLong
from innoway.engine.search.schema import field_name
from innoway.engine.text.fold import writable
from innoway.engine.text.words import runs

MAX_CHARACTERS = 10_000
MAX_PARTS = 64
BUILT_IN = frozenset({"title", "text", "id", "language", "kind", "year", "date"})
_ALIASES = """
title 标题 名称
text 正文 摘要 abstract
id 编号
language 语言 lang
kind 种类
year 年份 年
date 日期
owner 权利人 申请人 所有人 assignee applicant
person 发明人 inventor
cpc 分类 class
place 地点
country 国家
source 来源
type 类型
"""
ALIASES = {
    other: name
    for name, *others in (line.split() for line in _ALIASES.strip().splitlines())
    for other in others
}
_PART = re.compile(
    r"""(?P<minus>-?)(?:(?P<field>\w+)[:：])?(?:["“”](?P<phrase>[^"“”]*)["“”]|(?P<word>\S+))"""
)
_RANGE = re.compile(r"^(\d{4}(?:-\d{2}){0,2})?(\.\.|…)?(\d{4}(?:-\d{2}){0,2})?$")

Days = tuple[datetime.date | None, datetime.date | None]


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a question: where it must stand, whether in this order, whether not at all."""

    text: str
    field: str = ""  # "" anywhere, "title", "text", or the name of a filter
    phrase: bool = False
    excluded: bool = False


@dataclass(frozen=True, slots=True)
class Parsed:
    """A question in parts; ``words`` is its free text."""

    words: str
    parts: tuple[Part, ...]
    days: Days = (None, None)


def parse(text: str, fields: Collection[str]) -> Parsed:
    """Read a question; ``fields`` are the filters this index knows, other names are words.

    >>> parse('laser "optical fibre" owner:ibm -title:toy year:2001..', {"owner"}).words
    'laser'

    Raises:
        QueryTooLong: The text is longer than ``MAX_CHARACTERS``.
    """
    if len(text) > MAX_CHARACTERS:
        raise QueryTooLong(
            f"A question can hold {MAX_CHARACTERS:,} characters; this one has {len(text):,}."
        )
    words: list[str] = []
    parts: list[Part] = []
    days: Days = (None, None)
    for match in _PART.finditer(writable(text)):
        name = _known(match["field"], fields)
        value = match["word"] if match["phrase"] is None else match["phrase"]
        if name in {"year", "date"} and (found := date_range(value)) is not None:
            days = found
        elif name in {"", "year", "date"} and not match["minus"] and match["phrase"] is None:
            words.append(match.group())
        elif len(parts) < MAX_PARTS and any(runs(value)):
            field = "" if name in {"year", "date"} else name
            parts.append(Part(value, field, match["phrase"] is not None, bool(match["minus"])))
    return Parsed(" ".join(words), tuple(parts), days)


def _known(written: str | None, fields: Collection[str]) -> str:
    if not written:
        return ""
    name = field_name(ALIASES.get(written.lower(), written))
    return name if name in BUILT_IN or name in fields else ""


def date_range(value: str) -> Days | None:
    """Read a year, month or day, or a range of them, open at either end; None when it is none.

    >>> date_range("2001..2002-02")
    (datetime.date(2001, 1, 1), datetime.date(2002, 2, 28))
    >>> date_range("2001")
    (datetime.date(2001, 1, 1), datetime.date(2001, 12, 31))
    """
    match = _RANGE.match(value)
    if match is None or not (match[1] or match[3]):
        return None
    try:
        first = _first_day(match[1]) if match[1] else None
        end = match[3] if match[2] else match[1]
        return first, _last_day(end) if end else None
    except ValueError:
        return None


def _first_day(text: str) -> datetime.date:
    numbers = [int(number) for number in text.split("-")]
    return datetime.date(*[*numbers, 1, 1][:3])


def _last_day(text: str) -> datetime.date:
    numbers = [int(number) for number in text.split("-")]
    if len(numbers) == 3:
        return datetime.date(numbers[0], numbers[1], numbers[2])
    year, month = numbers[0], numbers[1] if len(numbers) == 2 else 12
    first = datetime.date(year, month, 1)
    following = (first.replace(day=28) + datetime.timedelta(days=4)).replace(day=1)
    return following - datetime.timedelta(days=1)
