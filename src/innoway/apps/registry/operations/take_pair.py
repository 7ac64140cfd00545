"""Take a pair from the queue onto the desk."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from innoway.apps.registry.enums import EntityKind
from innoway.apps.registry.errors import PairTaken, PairUnsound, QueueEmpty
from innoway.apps.registry.gateways import ReviewPair
from innoway.apps.registry.models import PairLease
from innoway.apps.registry.operations.judge_pair import await_turn
from innoway.apps.registry.queries.review_queue import open_pairs
from innoway.apps.registry.queries.review_rule import review_rule
from innoway.apps.registry.rules import can_take_pair, number_of, require_desk


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which pair of the queue: a given one, or the one ``step`` places from ``beside``."""

    kind: str
    why: str = ""
    pair: tuple[str, str] | None = None
    beside: tuple[str, str] | None = None
    step: int = 1


@transaction.atomic
def take_pair(*, actor: Any, wanted: Wanted, at: datetime) -> PairLease:
    """Lease a pair for some minutes; what the steward had before returns to the queue.

    Raises:
        EntryMissing: The actor is no steward.
        PairUnsound: No pairs of this kind are judged.
        QueueEmpty: Nothing waits, or others have all of it on their desks.
        PairTaken: Another steward has the given pair on the desk.
    """
    require_desk(can_take_pair(actor))
    if wanted.kind not in EntityKind.values:
        raise PairUnsound
    holder = number_of(actor) or 0
    await_turn()
    PairLease.objects.filter(until__lte=at).delete()
    others = {
        (one.first, one.second): one
        for one in PairLease.objects.exclude(holder_id=holder).select_related("holder")
    }
    first, second = given(wanted, others) if wanted.pair else chosen(wanted, set(others), at)
    PairLease.objects.filter(holder_id=holder).delete()
    minutes = review_rule("lease-minutes", timezone.localdate(at))
    return PairLease.objects.create(
        first=first, second=second, kind=wanted.kind, holder_id=holder,
        until=at + timedelta(minutes=minutes),
    )  # fmt: skip


def given(wanted: Wanted, others: dict[tuple[str, str], PairLease]) -> tuple[str, str]:
    """Return the pair asked for.

    Raises:
        PairUnsound: The mentions are one.
        PairTaken: Another steward has it on the desk.
    """
    first, second = sorted(wanted.pair or ("", ""))
    if first == second:
        raise PairUnsound
    other = others.get((first, second))
    if other is not None:
        raise PairTaken(name=str(other.holder), until=f"{timezone.localtime(other.until):%H:%M}")
    return first, second


def chosen(wanted: Wanted, taken: set[tuple[str, str]], at: datetime) -> tuple[str, str]:
    """Return the next pair of the queue that nobody has; from its end it begins anew.

    Raises:
        QueueEmpty: There is none.
    """
    whole = open_pairs(EntityKind(wanted.kind), wanted.why, timezone.localdate(at))
    keys = [key_of(pair) for pair in whole]
    beside = tuple(sorted(wanted.beside)) if wanted.beside else None
    start = keys.index(beside) + wanted.step if beside in keys else 0
    order = [keys[(start + i * wanted.step) % len(keys)] for i in range(len(keys))]
    free = [key for key in order if key not in taken]
    if not free:
        raise QueueEmpty
    return free[0]


def key_of(pair: ReviewPair) -> tuple[str, str]:
    """Return the mentions of a pair in the order of their ids."""
    low, high = sorted((pair.first, pair.second))
    return low, high
