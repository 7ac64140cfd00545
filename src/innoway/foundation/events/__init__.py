"""What happened, told upwards after it is certain: events are published on commit."""

from collections import defaultdict
from collections.abc import Callable
from functools import partial
from typing import Any, TypeVar

import structlog
from django.db import transaction

log = structlog.get_logger(__name__)
Event = TypeVar("Event")
Subscriber = Callable[[Any], None]
subscribers: dict[type, list[Subscriber]] = defaultdict(list)


def subscribe(event: type[Event]) -> Callable[[Callable[[Event], None]], Callable[[Event], None]]:
    """Register a function of a ``subscribers.py`` room as a reaction to an event."""

    def register(reaction: Callable[[Event], None]) -> Callable[[Event], None]:
        subscribers[event].append(reaction)
        return reaction

    return register


def publish(event: object) -> None:
    """Tell subscribers once the surrounding transaction has committed, never if it rolls back.

    Each reaction stands alone: one that fails is logged with its event and the others run.
    Work that must not be lost is deferred as a job inside the operation instead.
    """
    transaction.on_commit(partial(deliver, event))


def deliver(event: object) -> None:
    """Run every reaction to an event."""
    for reaction in subscribers[type(event)]:
        try:
            reaction(event)
        except Exception:
            log.exception("reaction_failed", event_type=type(event).__name__,
                          reaction=f"{reaction.__module__}.{reaction.__qualname__}")  # fmt: skip
