"""What a source promises of its records, said as data so that any table engine can check it."""

import datetime
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rule:
    """A condition each record of a staged table must meet, else it goes to quarantine.

    ``kind``: "required" (not empty), "min", "max" (``value`` is a date or number) or "not_after"
    (``value`` names the other column). Empty values meet every rule but "required".
    """

    table: str
    column: str
    kind: str
    value: datetime.date | int | str | None = None

    @property
    def code(self) -> str:
        return {"required": "missing-value", "not_after": "impossible-date"}.get(
            self.kind,
            "impossible-date" if isinstance(self.value, datetime.date) else "out-of-range",
        )


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a chunk of records comes from; part of every statement made from it."""

    source: str
    precedence: int
    file: str
    content: str  # SHA-256 of the file
    retrieved: datetime.datetime
    rules: tuple[Rule, ...] = ()
