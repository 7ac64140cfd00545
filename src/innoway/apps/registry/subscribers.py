"""Reactions of the register to its own review desk: stewards are told of large merges."""

from django.utils import timezone

from innoway.apps.registry.events import MergeApproved, MergeProposed, MergeRefused
from innoway.apps.registry.models import MergeProposal
from innoway.apps.registry.notices import ask_second_stewards, tell_proposer
from innoway.foundation.events import subscribe


@subscribe(MergeProposed)
def ask_for_four_eyes(event: MergeProposed) -> None:
    """Ask the other stewards."""
    ask_second_stewards(MergeProposal.objects.get(pk=event.proposal_id), timezone.now())


@subscribe(MergeApproved)
def tell_of_approval(event: MergeApproved) -> None:
    """Tell who proposed it."""
    tell_proposer(MergeProposal.objects.get(pk=event.proposal_id), timezone.now())


@subscribe(MergeRefused)
def tell_of_refusal(event: MergeRefused) -> None:
    """Tell who proposed it why not."""
    tell_proposer(MergeProposal.objects.get(pk=event.proposal_id), timezone.now())
