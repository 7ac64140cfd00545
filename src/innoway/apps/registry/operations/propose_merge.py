"""Hold a large merge back until a second steward agrees."""

from datetime import datetime
from typing import Any

from django.db import transaction

from innoway.apps.registry.calculations.pair import Saying, SeenPair
from innoway.apps.registry.events import MergeProposed
from innoway.apps.registry.models import MergeProposal
from innoway.apps.registry.rules import number_of
from innoway.foundation.audit import record_act
from innoway.foundation.events import publish


@transaction.atomic
def propose_merge(*, actor: Any, pair: SeenPair, said: Saying, at: datetime) -> MergeProposal:
    """Write the proposal down; the caller has checked who judges and that the pair is free."""
    made = MergeProposal.objects.create(
        **pair.columns(), **said.columns(), proposed_by_id=number_of(actor), proposed_at=at
    )
    record_act(
        "registry.merge-proposed", account_id=number_of(actor), object_kind="merge",
        object_id=made.pk, facts={"pair": [made.first, made.second]},
    )  # fmt: skip
    publish(MergeProposed(proposal_id=made.pk))
    return made
