"""Windows and their rules as the content writes them."""

import datetime
from dataclasses import dataclass

from innoway.apps.hall.calculations.routing import Expert
from innoway.apps.hall.calculations.window_hours import Opening
from innoway.apps.hall.calculations.wording import Confidence, Wording
from innoway.apps.hall.enums import WindowKey


@dataclass(frozen=True, slots=True)
class Specialist:
    """Somebody named at a window; ``generated`` says that nobody real is meant."""

    key: str
    name: Wording
    subject: Wording
    generated: bool
    items: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    sizes: tuple[str, ...] = ()
    sectors: tuple[str, ...] = ()
    youngest: int | None = None
    oldest: int | None = None

    def at(self, window: str) -> Expert:
        """Return what routing needs to know."""
        return Expert(
            self.key, window, self.items, self.languages, self.places, self.sizes, self.sectors,
            self.youngest, self.oldest,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Window:
    """A window: when it is open, how many it serves at once, who sits there.

    ``capacity`` is the number of appointments at one time, ``counters`` that of desks.
    """

    key: WindowKey
    letter: str
    subject: Wording
    place: Wording
    hours: tuple[Opening, ...]
    slot_minutes: int
    capacity: int
    counters: int
    languages: tuple[str, ...]
    specialists: tuple[Specialist, ...]
    source: Wording
    confidence: Confidence


@dataclass(frozen=True, slots=True)
class Rule:
    """A number that the hall goes by, from a day on, with where it comes from."""

    key: str
    value: int
    unit: str
    says: Wording
    source: Wording
    confidence: Confidence
    valid_from: datetime.date
    valid_to: datetime.date | None = None

    def holds_on(self, day: datetime.date) -> bool:
        """Tell whether the rule is in force on a day; the last day counts."""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)
