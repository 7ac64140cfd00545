"""What may stand in a field of a form, and what is wrong with what does."""

import datetime
import re
from collections.abc import Iterable, Mapping
from decimal import Decimal, InvalidOperation
from typing import Any, Literal

from innoway.apps.hall.calculations.catalogue import Field
from innoway.apps.hall.calculations.union import Asked
from innoway.apps.hall.enums import FieldKind, ValueSource
from innoway.values.identifiers import SCHEMES

Fault = Literal["missing", "too-long", "number", "too-low", "too-high", "date", "email", "phone",
                "uscc", "choice"]  # fmt: skip
Answers = Mapping[str, Mapping[str, Any]]
_EMAIL = re.compile(r"[^@\s]{1,64}@[^@\s]+\.[^@\s]{2,}")
_PHONE = re.compile(r"\+?[0-9()\- ]{6,25}")
LONGEST = 2000


def fault_of(asked: Asked, value: str) -> Fault | None:
    """Return what is wrong with an answer, or nothing."""
    if not value:
        return "missing" if asked.required else None
    field = asked.field
    if len(value) > field.longest:
        return "too-long"
    check = _CHECKS.get(field.kind)
    return check(field, value) if check else None


def faults(asked: Iterable[Asked], answers: Answers) -> dict[str, Fault]:
    """Return what is wrong, by field; empty when the form may be sent."""
    found = {one.field.key: fault_of(one, value_of(answers, one.field.key)) for one in asked}
    return {key: fault for key, fault in found.items() if fault}


def value_of(answers: Answers, field: str) -> str:
    """Return the answer to a field; empty when there is none."""
    return str(answers.get(field, {}).get("value", ""))


def merged(
    fields: Iterable[Field], answers: Answers, typed: Mapping[str, str], at: datetime.datetime
) -> dict[str, dict[str, Any]]:
    """Return the answers with what was typed; a value that did not change keeps its source."""
    found = {key: dict(answer) for key, answer in answers.items()}
    for field in fields:
        if field.key not in typed:
            continue
        value = tidy(typed[field.key])[: max(field.longest, LONGEST)]
        if value != value_of(answers, field.key):
            found[field.key] = {"value": value, "source": ValueSource.TYPED.value,
                                "at": at.isoformat()}  # fmt: skip
    return found


def tidy(text: str) -> str:
    """Return a text without outer blanks and without what no database can hold."""
    kept = (c for c in text if c in "\n\t" or (c.isprintable() and not 0xD800 <= ord(c) <= 0xDFFF))
    return "".join(kept).strip()


def _number(field: Field, value: str) -> Fault | None:
    try:
        number = Decimal(value.replace(",", "").replace("，", ""))
    except InvalidOperation:
        return "number"
    if not number.is_finite():
        return "number"
    if field.lowest is not None and number < field.lowest:
        return "too-low"
    return "too-high" if field.highest is not None and number > field.highest else None


def _date(field: Field, value: str) -> Fault | None:
    try:
        datetime.date.fromisoformat(value)
    except ValueError:
        return "date"
    return None


def _uscc(field: Field, value: str) -> Fault | None:
    return None if SCHEMES["cn:uscc"].check(value) else "uscc"


def _choice(field: Field, value: str) -> Fault | None:
    return None if value in (field.choices or {}) else "choice"


def _matching(pattern: "re.Pattern[str]", fault: Fault) -> Any:
    return lambda field, value: None if pattern.fullmatch(value) else fault


_CHECKS: Mapping[FieldKind, Any] = {
    FieldKind.NUMBER: _number,
    FieldKind.DATE: _date,
    FieldKind.USCC: _uscc,
    FieldKind.CHOICE: _choice,
    FieldKind.EMAIL: _matching(_EMAIL, "email"),
    FieldKind.PHONE: _matching(_PHONE, "phone"),
}
