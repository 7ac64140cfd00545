"""How far the review desk is."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone

from innoway.apps.registry.enums import MergeDecision
from innoway.apps.registry.models import Judgement, MergeProposal, ResolutionRun


@dataclass(frozen=True, slots=True)
class DeskProgress:
    """How far the desk is: today's judgements, what is being applied, what waits elsewhere.

    ``own_last`` is the reader's newest standing judgement of today.
    """

    today: int
    today_own: int
    waiting: int
    failure: str
    latest: ResolutionRun | None
    proposals: int
    own_last: Judgement | None


def desk_progress(account_id: int, at: datetime) -> DeskProgress:
    """Return it in five queries."""
    midnight = timezone.localtime(at).replace(hour=0, minute=0, second=0, microsecond=0)
    today = Judgement.objects.filter(judged_at__gte=midnight, judged_at__lt=midnight + timedelta(1))
    judges = list(today.values_list("judged_by_id", flat=True))
    waiting = list(ResolutionRun.objects.filter(finished_at=None).values_list("failure", flat=True))
    own = Judgement.objects.standing().filter(judged_by_id=account_id, judged_at__gte=midnight)
    return DeskProgress(
        today=len(judges),
        today_own=judges.count(account_id),
        waiting=len(waiting),
        failure=next((text for text in waiting if text), ""),
        latest=ResolutionRun.objects.exclude(finished_at=None)
        .select_related("judgement")
        .order_by("-finished_at", "-pk")
        .first(),
        proposals=MergeProposal.objects.filter(decision=MergeDecision.OPEN).count(),
        own_last=own.order_by("-judged_at", "-pk").first(),
    )
