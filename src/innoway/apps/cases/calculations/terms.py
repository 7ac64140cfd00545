"""The terms of a service as a case keeps them for its whole life."""

from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Terms:
    """Times in ``unit`` for the decision and in working days for notice and delivery.

    ``statutory_days`` bind by law, ``promised_days`` by publication; ``extension_days`` is what
    one extension may add. An instant service is promised within one day.
    """

    item_code: str
    version: str
    title_en: str
    title_zh: str
    legal_basis: tuple[str, ...] = ()
    instant: bool = False
    statutory_days: int = 20
    promised_days: int = 20
    unit: str = "working_days"
    extension_days: int = 10
    notice_days: int = 5
    delivery_days: int = 10
    tacit_approval: bool = False
    tolerates_missing: bool = False
    commitment: bool = False

    @property
    def rule(self) -> str:
        return "; ".join(self.legal_basis)

    @property
    def sound(self) -> bool:
        """Whether what is promised can be counted and keeps the law."""
        return (
            1 <= self.promised_days <= self.statutory_days
            and min(self.notice_days, self.delivery_days) >= 1
        )

    def to_json(self) -> dict[str, Any]:
        """Return plain values.

        >>> Terms.from_json(Terms("x", "1", "X", "甲").to_json()).title_zh
        '甲'
        """
        return asdict(self) | {"legal_basis": list(self.legal_basis)}

    @classmethod
    def from_json(cls, stored: dict[str, Any]) -> "Terms":
        """Return the terms of stored plain values."""
        return cls(**{**stored, "legal_basis": tuple(stored["legal_basis"])})
