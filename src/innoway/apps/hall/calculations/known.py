"""What the district knows about a person or a firm already."""

import datetime
from dataclasses import dataclass
from typing import Any

from innoway.apps.hall.enums import ValueSource


@dataclass(frozen=True, slots=True)
class Known:
    """A fact with where it stands."""

    value: str
    source: ValueSource

    def as_answer(self, at: datetime.datetime) -> dict[str, Any]:
        """Return it as a form keeps it."""
        return {"value": self.value, "source": self.source.value, "at": at.isoformat()}
