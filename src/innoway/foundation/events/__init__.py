"""What happened, told upwards after it is certain: events are published on commit."""

import dataclasses
from collections import defaultdict
from collections.abc import Callable
from functools import partial
from typing import Any, TypeVar

import structlog
from django.db import transaction

log = structlog.get_logger(__name__)
Event = TypeVar("Event")
Reaction = Callable[[Any], None]
subscribers: dict[type, list[Reaction]] = defaultdict(list)


def subscribe(event: type[Event]) -> Callable[[Callable[[Event], None]], Callable[[Event], None]]:
    """Register a function of a ``subscribers.py`` room as a reaction to an event.

    Raises:
        TypeError: The event is not a frozen dataclass.
    """
    require_event(event)

    def register(reaction: Callable[[Event], None]) -> Callable[[Event], None]:
        subscribers[event].append(reaction)
        return reaction

    return register


def publish(event: object) -> None:
    """Tell subscribers once the surrounding transaction has committed, never if it rolls back.

    Each reaction stands alone, in a transaction of its own: one that fails leaves nothing
    half done and becomes a job that is tried again with growing pauses and is parked for
    staff in the end; the others run. Work that must survive the death of this very process
    between commit and reaction is deferred as a job inside the operation instead.

    Raises:
        TypeError: The event is not a frozen dataclass.
    """
    require_event(type(event))
    transaction.on_commit(partial(deliver, event))


def deliver(event: object) -> None:
    """Run every reaction to an event."""
    for reaction in subscribers[type(event)]:
        try:
            with transaction.atomic():
                reaction(event)
        except Exception:
            log.exception("reaction_failed", event_type=type(event).__name__,
                          reaction=f"{reaction.__module__}.{reaction.__qualname__}")  # fmt: skip
            try_later(reaction, event)


def try_later(reaction: Reaction, event: object) -> None:
    """Leave a failed reaction to a worker."""
    from innoway.foundation.events.jobs import react_again
    from innoway.foundation.events.record import facts_of, path_of

    try:
        react_again.defer(
            reaction=path_of(reaction), event=path_of(type(event)), facts=facts_of(event)
        )
    except Exception:  # the database is gone; the log line above is all that is left
        log.exception("reaction_lost", event_type=type(event).__name__)


def require_event(kind: type) -> None:
    """Refuse what could change after it happened."""
    parameters = getattr(kind, "__dataclass_params__", None)
    if not dataclasses.is_dataclass(kind) or parameters is None or not parameters.frozen:
        raise TypeError(f"{kind.__name__} is not a frozen dataclass, so it is no event")
