"""The pairs that are worth a steward's look, and what has become of the others."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q
from django.utils import timezone

from innoway.apps.registry import gateways
from innoway.apps.registry.enums import EntityKind, MergeDecision
from innoway.apps.registry.gateways import ReviewPair
from innoway.apps.registry.models import Judgement, MergeProposal, PairLease
from innoway.apps.registry.queries.desk_progress import DeskProgress, desk_progress
from innoway.apps.registry.queries.merge_proposals import open_merges
from innoway.apps.registry.queries.review_rule import review_rule


@dataclass(frozen=True, slots=True)
class WaitingPair:
    """A pair of the queue; ``lease`` tells who has it on the desk now."""

    pair: ReviewPair
    lease: PairLease | None


@dataclass(frozen=True, slots=True)
class ReviewQueue:
    """One page of the queue; ``counts`` are pairs by why they wait, whatever the filter.

    ``whole`` tells whether the engine names no more pairs than these.
    """

    items: tuple[WaitingPair, ...]
    counts: dict[str, int]
    total: int
    whole: bool
    conflicts: int
    progress: DeskProgress


def review_queue(
    kind: EntityKind, why: str, account_id: int, at: datetime, *, offset: int = 0, size: int = 20
) -> ReviewQueue:
    """Return a page of the pairs nobody judged yet, the most useful first; nine queries."""
    today = timezone.localdate(at)
    everything = open_pairs(kind, "", today)
    wanted = [pair for pair in everything if why in {"", pair.why}]
    leases = {
        (one.first, one.second): one
        for one in PairLease.objects.filter(until__gt=at).select_related("holder")
    }
    items = tuple(
        WaitingPair(pair, leases.get((min(pair.first, pair.second), max(pair.first, pair.second))))
        for pair in wanted[offset : offset + size]
    )
    limit = review_rule("queue-length", today)
    whole = len(gateways.review_queue(kind, limit=limit)) < limit
    counts = Counter(pair.why for pair in everything)
    progress = desk_progress(account_id, at)
    conflicts = len(gateways.contradictions())
    return ReviewQueue(items, counts, len(wanted), whole, conflicts, progress)


def open_pairs(kind: EntityKind, why: str, on: date) -> list[ReviewPair]:
    """Return the pairs of a kind that are neither judged nor wait for a second steward.

    Other pairs of two entities whose merge is proposed wait with it.
    """
    found = gateways.review_queue(kind, limit=review_rule("queue-length", on))
    settled = settled_pairs([mention for pair in found for mention in (pair.first, pair.second)])
    merging = open_merges()
    return [
        pair
        for pair in found
        if why in {"", pair.why}
        and frozenset((pair.first, pair.second)) not in settled
        and frozenset((pair.first_entity.id, pair.second_entity.id)) not in merging
    ]


def settled_pairs(mentions: Sequence[str]) -> set[frozenset[str]]:
    """Return the pairs among some mentions that somebody judged or proposed to join; two queries."""
    among = Q(first__in=mentions, second__in=mentions)
    judged = Judgement.objects.standing().filter(among).values_list("first", "second")
    held = MergeProposal.objects.filter(among, decision=MergeDecision.OPEN)
    return {frozenset(pair) for pair in [*judged, *held.values_list("first", "second")]}
