"""What a source promises of its published records as a whole."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Expectation:
    """``kind``: count, unique, filled, order or values; ``facts`` are its parameters."""

    kind: str
    table: str
    column: str = ""
    severity: str = "warning"
    facts: Mapping[str, Any] = field(default_factory=dict)

    @property
    def name(self) -> str:
        return f"{self.table}.{self.column or 'rows'}.{self.kind}"


KINDS: dict[str, frozenset[str]] = {
    "count": frozenset({"min", "max"}),
    "unique": frozenset(),
    "filled": frozenset({"share"}),
    "order": frozenset({"other"}),
    "values": frozenset({"values"}),
}


def expectation(entry: Mapping[str, Any]) -> Expectation:
    """Return an expectation from its entry in ``source.yml``.

    Raises:
        ValueError: The kind is unknown or a parameter does not belong to it.
    """
    facts = dict(entry)
    kind = facts.pop("kind", "")
    table, column = facts.pop("table", ""), facts.pop("column", "")
    severity = facts.pop("severity", "warning")
    if kind not in KINDS or not table:
        raise ValueError(f"unknown expectation {dict(entry)}")
    if unknown := facts.keys() - KINDS[kind]:
        raise ValueError(f"{kind} does not know {', '.join(sorted(unknown))}")
    if kind != "count" and not column:
        raise ValueError(f"{kind} needs a column")
    return Expectation(kind, table, column, severity, facts)
