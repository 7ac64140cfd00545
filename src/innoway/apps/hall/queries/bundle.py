"""A life event with its services in order."""

import datetime
from dataclasses import dataclass

from innoway.apps.hall.calculations.catalogue import Bundle, Field, Item
from innoway.apps.hall.calculations.union import asked_once
from innoway.apps.hall.queries.catalogue import catalogue


@dataclass(frozen=True, slots=True)
class Plan:
    """A bundle with its items; ``saved`` is how many questions need not be asked twice."""

    bundle: Bundle
    items: tuple[Item, ...]
    fields: tuple[Field, ...]
    saved: int


def plan(key: str, on: datetime.date) -> Plan | None:
    """Return the plan of a life event as its items hold on a day."""
    known = catalogue()
    bundle = known.bundles.get(key)
    if bundle is None:
        return None
    items = tuple(known.items[one] for one in bundle.items if known.items[one].in_force(on))
    chosen = [item for item in items if item.key in bundle.chosen]
    asked = asked_once(chosen, known)
    total = sum(len(item.asks) for item in chosen)
    return Plan(bundle, items, tuple(one.field for one in asked), total - len(asked))
