"""Disagree, as the second steward, with a large merge."""

from datetime import datetime
from typing import Any

from django.db import transaction

from innoway.apps.registry.calculations.names import tidy
from innoway.apps.registry.enums import MergeDecision
from innoway.apps.registry.errors import ReasonMissing
from innoway.apps.registry.events import MergeRefused
from innoway.apps.registry.models import MergeProposal
from innoway.apps.registry.operations.approve_merge import open_proposal
from innoway.apps.registry.rules import number_of
from innoway.foundation.audit import record_act
from innoway.foundation.events import publish


@transaction.atomic
def refuse_merge(
    *, actor: Any, proposal: MergeProposal, reason: str, at: datetime
) -> MergeProposal:
    """Close the proposal with a reason; the pair returns to the queue.

    Raises:
        EntryMissing: The actor is no steward.
        FourEyes: The actor proposed it.
        MergeDecided: It was decided before.
        ReasonMissing: No reason was given.
    """
    found = open_proposal(actor, proposal)
    if not tidy(reason):
        raise ReasonMissing
    found.decision, found.answer = MergeDecision.REFUSED, tidy(reason)[:500]
    found.decided_by_id, found.decided_at = number_of(actor), at
    found.save(update_fields=["decision", "answer", "decided_by", "decided_at"])
    record_act(
        "registry.merge-refused", account_id=number_of(actor), object_kind="merge",
        object_id=found.pk,
    )  # fmt: skip
    publish(MergeRefused(proposal_id=found.pk))
    return found
