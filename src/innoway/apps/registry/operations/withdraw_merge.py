"""Take one's own proposal of a large merge back."""

from datetime import datetime
from typing import Any

from django.db import transaction

from innoway.apps.registry.enums import MergeDecision
from innoway.apps.registry.errors import MergeOfAnother
from innoway.apps.registry.events import MergeWithdrawn
from innoway.apps.registry.models import MergeProposal
from innoway.apps.registry.operations.approve_merge import open_proposal
from innoway.apps.registry.rules import can_withdraw_merge, number_of
from innoway.foundation.audit import record_act
from innoway.foundation.events import publish


@transaction.atomic
def withdraw_merge(*, actor: Any, proposal: MergeProposal, at: datetime) -> MergeProposal:
    """Close the proposal before anybody decided it; the pair returns to the queue.

    Raises:
        EntryMissing: The actor is no steward.
        MergeOfAnother: Another steward proposed it.
        MergeDecided: It was decided or withdrawn before.
    """
    found = open_proposal(actor, proposal, can_withdraw_merge, MergeOfAnother)
    found.decision = MergeDecision.WITHDRAWN
    found.decided_by_id, found.decided_at = number_of(actor), at
    found.save(update_fields=["decision", "decided_by", "decided_at"])
    record_act(
        "registry.merge-withdrawn", account_id=number_of(actor), object_kind="merge",
        object_id=found.pk, facts={"pair": [found.first, found.second]},
    )  # fmt: skip
    publish(MergeWithdrawn(proposal_id=found.pk))
    return found
