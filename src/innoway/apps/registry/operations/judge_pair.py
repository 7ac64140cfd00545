"""Say of two mentions whether they are one."""

from datetime import datetime
from typing import Any

from django.db import connection, transaction
from django.utils import timezone

from innoway.apps.registry import gateways
from innoway.apps.registry.calculations.pair import Saying, SeenPair, joined_size
from innoway.apps.registry.enums import EntityKind, MergeDecision, PairVerdict
from innoway.apps.registry.errors import (
    JudgementKnown,
    MergeWaiting,
    PairBeyondJudgement,
    PairMissing,
    PairStale,
    PairTaken,
    PairUnsound,
    ReasonMissing,
    VerdictUnknown,
)
from innoway.apps.registry.models import Judgement, MergeProposal, PairLease
from innoway.apps.registry.operations.enter_judgement import enter_judgement
from innoway.apps.registry.operations.propose_merge import propose_merge
from innoway.apps.registry.queries.merge_proposals import merge_between
from innoway.apps.registry.queries.review_rule import review_rule
from innoway.apps.registry.rules import can_judge_pair, number_of, require_desk

DESK = 0x6A756467  # the number of the advisory lock, "judg": judgements are made one at a time


@transaction.atomic
def judge_pair(
    *, actor: Any, kind: str, mentions: tuple[str, str], said: Saying, at: datetime, seen: str = ""
) -> Judgement | MergeProposal:
    """Record the verdict and let the engine follow; a large merge becomes a proposal instead.

    ``seen`` is the word of the pair as it was shown (``SeenPair.token``); without it nothing is
    compared.

    Raises:
        EntryMissing: The actor is no steward.
        VerdictUnknown: The verdict or its ground is none of ours.
        ReasonMissing: Neither a usual reason nor words were given.
        PairUnsound: The mentions are one, or not of a kind that is judged.
        PairMissing: The published record has no such mention.
        PairBeyondJudgement: Exact names alone decide about mentions in such a role.
        PairStale: It was judged or resolved again since it was shown.
        PairTaken: Another steward has it on the desk.
        MergeWaiting: Its merge waits for a second steward, or "same" would propose it twice.
        JudgementKnown: The same verdict stands already.
    """
    require_desk(can_judge_pair(actor))
    if not said.known:
        raise VerdictUnknown
    if not said.reasoned:
        raise ReasonMissing
    await_turn()
    pair = look_up(kind, mentions)
    standing = free_to_judge(pair, number_of(actor), at, seen)
    if standing is not None and standing.verdict == said.verdict:
        raise JudgementKnown(verdict=standing.get_verdict_display())
    if said.verdict == PairVerdict.SAME and merge_between(pair) is not None:
        raise MergeWaiting
    PairLease.objects.filter(first=pair.first.mention, second=pair.second.mention).delete()
    if said.verdict == PairVerdict.SAME and needs_four_eyes(pair, at):
        return propose_merge(actor=actor, pair=pair, said=said, at=at)
    return enter_judgement(
        columns=pair.columns() | said.columns(), verdict=PairVerdict(said.verdict),
        judged_by_id=number_of(actor), at=at,
    )  # fmt: skip


def await_turn() -> None:
    """Hold the desk until the transaction ends: what is read now stays true until it is written."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [DESK])


def look_up(kind: str, mentions: tuple[str, str]) -> SeenPair:
    """Return the pair as the published record has it now.

    Raises:
        PairUnsound: It is no pair.
        PairMissing: A mention is not on record.
        PairBeyondJudgement: Exact names alone decide about it.
    """
    first, second = sorted(mentions)
    if first == second or kind not in EntityKind.values:
        raise PairUnsound
    pair = gateways.seen_pair(EntityKind(kind), first, second)
    if pair is None:
        raise PairMissing
    if pair.first.mention == pair.second.mention:  # one person in two roles on one document
        raise PairUnsound
    if not (pair.first.judged and pair.second.judged):
        raise PairBeyondJudgement
    return pair


def free_to_judge(
    pair: SeenPair, account_id: int | None, at: datetime, seen: str
) -> Judgement | None:
    """Return the judgement that stands on a pair which may be judged now.

    Raises:
        MergeWaiting: Its merge waits for a second steward.
        PairStale: It changed since it was shown.
        PairTaken: Another steward has it on the desk.
    """
    first, second = pair.first.mention, pair.second.mention
    waiting = MergeProposal.objects.filter(first=first, second=second, decision=MergeDecision.OPEN)
    if waiting.exists():
        raise MergeWaiting
    standing = Judgement.objects.standing().of_pair(first, second).first()
    if seen and seen != pair.token(standing.pk if standing else None):
        raise PairStale
    held = PairLease.objects.filter(first=first, second=second, until__gt=at)
    other = held.exclude(holder_id=account_id).select_related("holder").first()
    if other is not None:
        until = timezone.localtime(other.until)
        raise PairTaken(name=str(other.holder), until=f"{until:%H:%M}")
    return standing


def needs_four_eyes(pair: SeenPair, at: datetime) -> bool:
    """Tell whether a "same" would join two large entities, counting joins still on their way."""
    if pair.joined:
        return False
    underway = Judgement.objects.standing().filter(
        verdict=PairVerdict.SAME, runs__finished_at=None, runs__isnull=False
    )
    sizes = {pair.first.entity: pair.first.mentions, pair.second.entity: pair.second.mentions}
    links = []
    for one in underway:
        links.append((one.first_entity, one.second_entity))
        sizes.setdefault(one.first_entity, one.first_mentions)
        sizes.setdefault(one.second_entity, one.second_mentions)
    limit = review_rule("four-eyes-mentions", timezone.localdate(at))
    return all(joined_size(s.entity, sizes, links) > limit for s in (pair.first, pair.second))
