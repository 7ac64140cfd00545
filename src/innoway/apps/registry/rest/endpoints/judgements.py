"""Past judgements, undoing, large merges and contradictions: for stewards."""

from typing import Any

from django.http import Http404, HttpRequest
from django.utils import timezone
from ninja import Query, Router, Schema

from innoway.apps.registry.enums import EntityKind, JudgementState, PairVerdict
from innoway.apps.registry.models import Judgement, MergeProposal
from innoway.apps.registry.operations import approve_merge as approving
from innoway.apps.registry.operations import refuse_merge as refusing
from innoway.apps.registry.operations import undo_judgement as undoing
from innoway.apps.registry.operations import withdraw_merge as withdrawing
from innoway.apps.registry.queries import contradictions as conflicts
from innoway.apps.registry.queries import judgements as lists
from innoway.apps.registry.queries import merge_proposals as merges
from innoway.apps.registry.rest import schemas
from innoway.apps.registry.rest.endpoints.review import READ, WRITTEN
from innoway.apps.registry.rules import can_review, require_desk
from innoway.foundation.rest import SIGNED_IN, Cursor, Id, Limit, SafeText, keyset_page

router = Router(auth=SIGNED_IN)


class JudgementsQuery(Schema):
    """Filters of the list; blank means all."""

    kind: EntityKind | None = None
    verdict: PairVerdict | None = None
    state: JudgementState | None = None
    text: SafeText = ""
    cursor: Cursor = ""
    limit: Limit = 50


@router.get("/review/judgements", response={200: schemas.JudgementsOut, **READ})
def judgements(request: HttpRequest, query: Query[JudgementsQuery]) -> dict[str, Any]:
    """One page of judgements, newest first."""
    require_desk(can_review(request.user))
    filters = lists.JudgementFilters(
        query.kind or "", query.verdict or "", query.state or "", query.text
    )
    rows = lists.judgements(filters)
    page = keyset_page(rows, order=("-judged_at", "-pk"), cursor=query.cursor, limit=query.limit)
    return {"items": page.items, "next": page.next}


@router.post(
    "/review/judgements/{judgement_id}/undo-judgement",
    response={200: schemas.JudgementOut, **WRITTEN},
)
def undo_judgement(request: HttpRequest, judgement_id: Id) -> Judgement:
    """Take a judgement back; what stood before it stands again."""
    require_desk(can_review(request.user))
    found = lists.judgement(judgement_id)
    if found is None:
        raise Http404
    return undoing.undo_judgement(actor=request.user, judgement=found, at=timezone.now())


@router.get("/review/contradictions", response={200: list[schemas.ConflictOut], **READ})
def contradictions(request: HttpRequest) -> list[conflicts.Conflict]:
    """Judgements that contradict newer ones."""
    require_desk(can_review(request.user))
    return conflicts.contradictions()


@router.get("/review/merges", response={200: list[schemas.MergeOut], **READ})
def merge_proposals(request: HttpRequest) -> list[dict[str, Any]]:
    """Large merges that wait, with what speaks of the same two entities, then the latest decisions."""
    require_desk(can_review(request.user))
    return [
        schemas.MergeProposalOut.from_orm(one.proposal).model_dump()
        | {"said": list(one.said), "seen": one.token}
        for one in merges.merge_proposals()
    ]


@router.post(
    "/review/merges/{proposal_id}/approve-merge", response={200: schemas.JudgementOut, **WRITTEN}
)
def approve_merge(
    request: HttpRequest, proposal_id: Id, body: schemas.ApprovalIn | None = None
) -> Judgement:
    """Agree, as the second steward, with a large merge."""
    found = proposal_or_404(request, proposal_id)
    return approving.approve_merge(
        actor=request.user, proposal=found, at=timezone.now(), seen=body.seen if body else ""
    )


@router.post(
    "/review/merges/{proposal_id}/refuse-merge",
    response={200: schemas.MergeProposalOut, **WRITTEN},
)
def refuse_merge(request: HttpRequest, proposal_id: Id, body: schemas.RefusalIn) -> MergeProposal:
    """Disagree, as the second steward, with a large merge."""
    found = proposal_or_404(request, proposal_id)
    return refusing.refuse_merge(
        actor=request.user, proposal=found, reason=body.reason, at=timezone.now()
    )


@router.post(
    "/review/merges/{proposal_id}/withdraw-merge",
    response={200: schemas.MergeProposalOut, **WRITTEN},
)
def withdraw_merge(request: HttpRequest, proposal_id: Id) -> MergeProposal:
    """Take one's own proposal of a large merge back."""
    found = proposal_or_404(request, proposal_id)
    return withdrawing.withdraw_merge(actor=request.user, proposal=found, at=timezone.now())


def proposal_or_404(request: HttpRequest, pk: int) -> MergeProposal:
    """Return a large merge.

    Raises:
        EntryMissing: The reader is no steward.
        Http404: There is none.
    """
    require_desk(can_review(request.user))
    found = merges.merge_proposal(pk)
    if found is None:
        raise Http404
    return found
