"""How far the review desk is."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Q
from django.utils import timezone

from innoway.apps.registry.enums import JudgementState, MergeDecision
from innoway.apps.registry.models import Judgement, MergeProposal, ResolutionRun


@dataclass(frozen=True, slots=True)
class OwnAct:
    """What the reader did last on a pair; ``how`` is judged, proposed or agreed.

    A judgement can be undone and a proposal withdrawn by one press. What two stewards agreed on
    cannot: it is undone on the page of the pair.
    """

    at: datetime
    pair: Judgement | MergeProposal
    how: str


@dataclass(frozen=True, slots=True)
class DeskProgress:
    """How far the desk is: today's judgements, what is being applied, what waits elsewhere.

    ``own_last`` is the reader's newest act of today that still holds.
    """

    today: int
    today_own: int
    waiting: int
    failure: str
    latest: ResolutionRun | None
    proposals: int
    own_last: OwnAct | None


def desk_progress(account_id: int, at: datetime) -> DeskProgress:
    """Return it in six queries."""
    midnight = timezone.localtime(at).replace(hour=0, minute=0, second=0, microsecond=0)
    today = Judgement.objects.filter(judged_at__gte=midnight, judged_at__lt=midnight + timedelta(1))
    judges = list(today.values_list("judged_by_id", flat=True))
    waiting = list(ResolutionRun.objects.filter(finished_at=None).values_list("failure", flat=True))
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
        own_last=own_last(account_id, midnight),
    )


def own_last(account_id: int, since: datetime) -> OwnAct | None:
    """Return the newest act of a steward that still holds; two queries."""
    alone = Judgement.objects.standing().filter(judged_by_id=account_id, proposal=None)
    judged = alone.filter(judged_at__gte=since).order_by("-judged_at", "-pk").first()
    acts = [OwnAct(judged.judged_at, judged, "judged")] if judged else []
    proposed = Q(proposed_by_id=account_id, proposed_at__gte=since, decision=MergeDecision.OPEN)
    agreed = Q(decision=MergeDecision.APPROVED) & (
        Q(proposed_by_id=account_id, proposed_at__gte=since)
        | Q(decided_by_id=account_id, decided_at__gte=since)
    )
    for one in MergeProposal.objects.filter(proposed | agreed).select_related("judgement"):
        if one.judgement is None:
            acts.append(OwnAct(one.proposed_at, one, "proposed"))
        elif one.judgement.state == JudgementState.STANDING:
            own = one.proposed_by_id == account_id
            acts.append(
                OwnAct((one.proposed_at if own else one.decided_at) or since, one, "agreed")
            )
    return max(acts, key=lambda act: act.at, default=None)
