"""Large merges: those that wait for a second steward, and the latest decisions."""

from collections.abc import Sequence
from dataclasses import dataclass

from innoway.apps.registry import gateways
from innoway.apps.registry.calculations.pair import SeenPair
from innoway.apps.registry.enums import MergeDecision, PairVerdict
from innoway.apps.registry.models import Judgement, MergeProposal

LATEST = 50


@dataclass(frozen=True, slots=True)
class Merge:
    """A large merge; ``said`` are standing verdicts on other pairs of the same two entities.

    They are looked up while it waits only: whoever decides it must know them.
    """

    proposal: MergeProposal
    said: tuple[Judgement, ...] = ()

    @property
    def token(self) -> str:
        """Return a word that changes when such a verdict is given or undone."""
        return f"{len(self.said)} {max((one.pk for one in self.said), default=0)}"

    @property
    def opposed(self) -> bool:
        """Whether somebody said that mentions of the two are not the same."""
        return any(one.verdict == PairVerdict.NOT_SAME for one in self.said)


def merge_proposals() -> list[Merge]:
    """Return those that wait, oldest first, then the latest decisions; three queries."""
    rows = MergeProposal.objects.select_related("proposed_by", "decided_by")
    waiting = rows.filter(decision=MergeDecision.OPEN).order_by("proposed_at", "pk")
    decided = rows.exclude(decision=MergeDecision.OPEN).order_by("-decided_at", "-pk")
    return [*_with_said(list(waiting)), *(Merge(one) for one in decided[:LATEST])]


def merge_proposal(pk: int) -> MergeProposal | None:
    """Return one proposal; one query."""
    return MergeProposal.objects.select_related("proposed_by", "decided_by").filter(pk=pk).first()


def merge_of(proposal: MergeProposal) -> Merge:
    """Return a proposal that waits with the verdicts beside it; one query."""
    return _with_said([proposal])[0]


def open_merges() -> dict[frozenset[str], MergeProposal]:
    """Return those that wait by the two entities they join, as the record has them now; one query.

    Left out are those whose mentions are of one entity by now.
    """
    waiting = MergeProposal.objects.filter(decision=MergeDecision.OPEN)
    found = list(waiting.select_related("proposed_by"))
    joins = {frozenset(ends): one for one, ends in zip(found, _ends(found), strict=True)}
    return {entities: one for entities, one in joins.items() if len(entities) == 2}


def merge_between(pair: SeenPair) -> MergeProposal | None:
    """Return the one that waits to join the two entities of a pair, by whichever mentions."""
    return open_merges().get(frozenset((pair.first.entity, pair.second.entity)))


def _with_said(waiting: Sequence[MergeProposal]) -> list[Merge]:
    """Return proposals with the verdicts on other pairs of their entities; one query for all."""
    sides = [_sides(one, ends) for one, ends in zip(waiting, _ends(waiting), strict=True)]
    entities = {entity for each in sides for side in each for entity in side}
    standing = Judgement.objects.standing().select_related("judged_by")
    judged = list(standing.filter(first_entity__in=entities, second_entity__in=entities))
    return [
        Merge(one, tuple(j for j in judged if _across(j, *each) and not _same_pair(j, one)))
        for one, each in zip(waiting, sides, strict=True)
    ]


def _ends(proposals: Sequence[MergeProposal]) -> list[tuple[str, str]]:
    """Return the entities of each now; a mention that left the record keeps the one it had."""
    mentions = [mention for one in proposals for mention in (one.first, one.second)]
    views = gateways.mention_views(mentions)
    now = {mention: view.entity.id for mention, view in views.items()}
    return [
        (now.get(one.first, one.first_entity), now.get(one.second, one.second_entity))
        for one in proposals
    ]


def _sides(proposal: MergeProposal, ends: tuple[str, str]) -> tuple[set[str], set[str]]:
    """Return by which names both entities go, then and now; once they are one, then only."""
    first, second = {proposal.first_entity}, {proposal.second_entity}
    return (first, second) if ends[0] == ends[1] else (first | {ends[0]}, second | {ends[1]})


def _across(judged: Judgement, first: set[str], second: set[str]) -> bool:
    one, other = judged.first_entity, judged.second_entity
    return (one in first and other in second) or (one in second and other in first)


def _same_pair(judged: Judgement, proposal: MergeProposal) -> bool:
    return (judged.first, judged.second) == (proposal.first, proposal.second)
