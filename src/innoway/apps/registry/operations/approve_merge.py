"""Agree, as the second steward, with a large merge."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.db import transaction

from innoway.apps.registry.calculations.pair import Saying
from innoway.apps.registry.enums import MergeDecision, PairVerdict
from innoway.apps.registry.errors import FourEyes, MergeDecided, MergeStale
from innoway.apps.registry.events import MergeApproved
from innoway.apps.registry.models import Judgement, MergeProposal
from innoway.apps.registry.operations.enter_judgement import enter_judgement
from innoway.apps.registry.operations.judge_pair import await_turn, look_up
from innoway.apps.registry.queries.merge_proposals import merge_of
from innoway.apps.registry.rules import can_approve_merge, can_review, number_of, require_desk
from innoway.foundation.audit import record_act
from innoway.foundation.errors import DomainError
from innoway.foundation.events import publish


@transaction.atomic
def approve_merge(
    *, actor: Any, proposal: MergeProposal, at: datetime, seen: str = ""
) -> Judgement:
    """Turn the proposal into a judgement of both stewards.

    ``seen`` is the word of the verdicts shown beside it (``Merge.token``); without it nothing is
    compared.

    Raises:
        EntryMissing: The actor is no steward.
        FourEyes: The actor proposed it.
        MergeDecided: It was decided before.
        MergeStale: Other verdicts on the two entities were given or undone since it was shown.
        PairMissing: A mention left the published record since.
    """
    found = open_proposal(actor, proposal)
    await_turn()
    if seen and seen != merge_of(found).token:
        raise MergeStale
    pair = look_up(found.kind, (found.first, found.second))
    said = Saying(PairVerdict.SAME, found.ground, found.note)
    judged = enter_judgement(
        columns=pair.columns() | said.columns(), verdict=PairVerdict.SAME,
        judged_by_id=found.proposed_by_id, approved_by_id=number_of(actor), at=at,
    )  # fmt: skip
    found.decision, found.judgement = MergeDecision.APPROVED, judged
    found.decided_by_id, found.decided_at = number_of(actor), at
    found.save(update_fields=["decision", "judgement", "decided_by", "decided_at"])
    record_act(
        "registry.merge-approved", account_id=number_of(actor), object_kind="merge",
        object_id=found.pk, facts={"judgement": judged.pk},
    )  # fmt: skip
    publish(MergeApproved(proposal_id=found.pk, judgement_id=judged.pk))
    return judged


def open_proposal(
    actor: Any,
    proposal: MergeProposal,
    may: Callable[[Any, MergeProposal], bool] = can_approve_merge,
    refusal: type[DomainError] = FourEyes,
) -> MergeProposal:
    """Return the locked proposal that the actor may decide, or else whatever ``may`` says.

    Raises:
        EntryMissing: The actor is no steward.
        FourEyes: The actor proposed it; or what ``refusal`` says.
        MergeDecided: It was decided before.
    """
    require_desk(can_review(actor))
    found = MergeProposal.objects.select_for_update().get(pk=proposal.pk)
    if not may(actor, found):
        raise refusal
    if found.decision != MergeDecision.OPEN:
        raise MergeDecided(decision=found.get_decision_display())
    return found
