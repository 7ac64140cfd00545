"""Apply a source's rules to one staged row, where the row is still at hand as it was read."""

from collections.abc import Iterable, Mapping
from typing import Any

from innoway.engine.records.expectation import Rule


def fault_of(table: str, row: Mapping[str, Any], rules: Iterable[Rule]) -> tuple[str, str] | None:
    """Return (code, reason) of the first rule a row breaks, or ``None``.

    >>> import datetime
    >>> rule = Rule("needs", "opens", "not_after", "closes")
    >>> june, may = datetime.date(2026, 6, 1), datetime.date(2026, 5, 1)
    >>> fault_of("needs", {"opens": june, "closes": may}, [rule])
    ('impossible-date', 'opens 2026-06-01 is after closes 2026-05-01')
    >>> fault_of("needs", {"opens": may, "closes": june}, [rule])
    """
    for rule in rules:
        if rule.table == table and (reason := _reason(row.get(rule.column), row, rule)):
            return rule.code, reason
    return None


def _reason(value: Any, row: Mapping[str, Any], rule: Rule) -> str:
    if value in (None, ""):
        return f"{rule.column} is empty" if rule.kind == "required" else ""
    limit: Any = row.get(str(rule.value)) if rule.kind == "not_after" else rule.value
    if rule.kind == "required" or limit is None:
        return ""
    if rule.kind == "min":
        return f"{rule.column} {value} is below {limit}" if value < limit else ""
    if value > limit:
        name = f"{rule.value} " if rule.kind == "not_after" else ""
        return f"{rule.column} {value} is after {name}{limit}"
    return ""
