"""Large merges: those that wait for a second steward, and the latest decisions."""

from innoway.apps.registry.enums import MergeDecision
from innoway.apps.registry.models import MergeProposal

LATEST = 50


def merge_proposals() -> list[MergeProposal]:
    """Return those that wait, oldest first, then the latest decisions; two queries."""
    rows = MergeProposal.objects.select_related("proposed_by", "decided_by")
    waiting = rows.filter(decision=MergeDecision.OPEN).order_by("proposed_at", "pk")
    decided = rows.exclude(decision=MergeDecision.OPEN).order_by("-decided_at", "-pk")
    return [*waiting, *decided[:LATEST]]


def merge_proposal(pk: int) -> MergeProposal | None:
    """Return one proposal; one query."""
    return MergeProposal.objects.select_related("proposed_by", "decided_by").filter(pk=pk).first()
