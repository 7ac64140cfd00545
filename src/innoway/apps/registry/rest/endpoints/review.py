"""The review desk's queue and verdicts: for stewards; to others it does not exist."""

from typing import Any

from django.http import Http404, HttpRequest
from django.utils import timezone
from ninja import Query, Router, Schema, Status

from innoway.apps.registry.calculations.pair import Saying
from innoway.apps.registry.enums import EntityKind
from innoway.apps.registry.models import MergeProposal
from innoway.apps.registry.operations import judge_pair as judging
from innoway.apps.registry.queries import review_pair as pairs
from innoway.apps.registry.queries import review_queue as queues
from innoway.apps.registry.rest import schemas
from innoway.apps.registry.rules import can_review, number_of, require_desk
from innoway.foundation.rest import SIGNED_IN, Limit, Problem, SafeText

router = Router(auth=SIGNED_IN)
READ = {401: Problem, 404: Problem, 422: Problem, 429: Problem}
WRITTEN = {400: Problem, 401: Problem, 403: Problem, 404: Problem, 409: Problem,
           422: Problem, 429: Problem}  # fmt: skip


class QueueQuery(Schema):
    """Which pairs; ``why`` is borderline, loose, large or same-name, blank means all."""

    kind: EntityKind = EntityKind.PERSON
    why: SafeText = ""
    limit: Limit = 20


class PairQuery(Schema):
    """Two mentions of a kind."""

    kind: EntityKind = EntityKind.PERSON
    first: schemas.Mention
    second: schemas.Mention


@router.get("/review/queue", response={200: schemas.ReviewQueueOut, **READ})
def review_queue(request: HttpRequest, query: Query[QueueQuery]) -> dict[str, Any]:
    """The pairs worth judging, the most useful first."""
    require_desk(can_review(request.user))
    found = queues.review_queue(
        query.kind, query.why, number_of(request.user) or 0, timezone.now(), size=query.limit
    )
    items = [one.pair for one in found.items]
    return {"items": items, "counts": found.counts, "total": found.total}


@router.get("/review/pair", response={200: schemas.ExplanationOut, **READ})
def review_pair(request: HttpRequest, query: Query[PairQuery]) -> dict[str, Any]:
    """Why two mentions are likely one or not, comparison by comparison."""
    require_desk(can_review(request.user))
    me = number_of(request.user) or 0
    found = pairs.review_pair(query.kind, query.first, query.second, me, timezone.now())
    if found is None:
        raise Http404
    why = found.explanation
    facts = ("first", "second", "score", "threshold", "same_entity", "features", "path", "groups",
             "groups_ruled_out")  # fmt: skip
    merge = found.proposal or found.beside
    more = {"merge": merge.pk if merge else None, "seen": found.token}
    return {name: getattr(why, name) for name in facts} | more


@router.post(
    "/review/judge-pair",
    response={201: schemas.JudgementOut, 202: schemas.MergeProposalOut, **WRITTEN},
)
def judge_pair(request: HttpRequest, body: schemas.JudgementIn) -> Status[Any]:
    """Say of two mentions whether they are one; 202: a large merge waits for a second steward."""
    made = judging.judge_pair(
        actor=request.user, kind=body.kind, mentions=(body.first, body.second),
        said=Saying(body.verdict, body.ground, body.note), at=timezone.now(), seen=body.seen,
    )  # fmt: skip
    return Status(202 if isinstance(made, MergeProposal) else 201, made)
