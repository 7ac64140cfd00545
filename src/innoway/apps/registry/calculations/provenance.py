"""Where a fact comes from, as it travels into an operation."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from innoway.apps.registry.enums import Confidence


@dataclass(frozen=True, slots=True)
class Provenance:
    """Source of a statement, the day it was read there, and how sure it is."""

    source: str
    retrieved_on: date
    source_url: str = ""
    confidence: str = Confidence.SECONDARY
    stated_by_id: int | None = None

    def fields(self) -> dict[str, Any]:
        """Return the columns every fact carries."""
        return {
            "source": self.source,
            "source_url": self.source_url,
            "retrieved_on": self.retrieved_on,
            "confidence": self.confidence,
            "stated_by_id": self.stated_by_id,
        }


@dataclass(frozen=True, slots=True)
class NewName:
    """A name to be entered; ``start`` when it came into use, if known."""

    text: str
    language: str
    kind: str = "legal"
    start: date | None = None
    end: date | None = None
