"""The entity graph for machines: entities, their surroundings, and paths."""

from typing import Annotated, Any

from django.http import Http404, HttpRequest, HttpResponse
from ninja import Query, Router
from pydantic import Field

from innoway.apps.observatory.gateways import (
    EntityPage,
    GraphPath,
    Named,
    TransactionRecord,
)
from innoway.apps.observatory.queries import entities
from innoway.apps.observatory.queries.chain import chain_of_title as title_of
from innoway.apps.observatory.queries.chain import owners_today
from innoway.apps.observatory.rest import schemas
from innoway.apps.observatory.rest.endpoints.records import REFUSALS, found_or_404
from innoway.foundation.rest import SIGNED_IN, Problem, SafeText

router = Router()
Year = Annotated[int | None, Field(ge=1700, le=2200)]
PageNumber = Annotated[int, Field(ge=1, le=entities.LAST_PAGE)]


@router.get("/entities", response={200: list[schemas.NamedOut], 422: Problem, 429: Problem})
def find_entities(request: HttpRequest, q: SafeText) -> list[Named]:
    """People and organisations one of whose names has words that begin like those asked for."""
    return list(entities.find_entities(q))


@router.get("/entities/{id}", response={200: schemas.EntityOut, **REFUSALS})
def entity(request: HttpRequest, id: SafeText, page: PageNumber = 1) -> EntityPage:
    """A person or an organisation with one page of its technologies.

    The id of one that was merged away answers with the one it went into.
    """
    return found_or_404(entities.current_entity(id, page))


@router.get(
    "/entities/{id}/follow-the-money",
    response={200: list[dict[str, Any]], 401: Problem, **REFUSALS},
    auth=SIGNED_IN,
)
def follow_the_money(
    request: HttpRequest,
    response: HttpResponse,
    id: SafeText,
    depth: Annotated[int, Field(ge=1, le=2)] = 1,
) -> list[dict[str, Any]]:
    """What is around an entity in the FollowTheMoney model, up to 500 relations.

    The header `X-Truncated` says whether there are more, `X-Relations` how many are told,
    `X-Relations-Total` how many there are if they were counted. A place or a field is told
    without people.
    """
    found = found_or_404(entities.follow_the_money(id, depth))
    for name, value in entities.extent(found).items():
        response[name] = value
    return list(found.lines)


@router.get("/entities/{id}/neighbours", response={200: schemas.PictureOut, **REFUSALS})
def neighbours(
    request: HttpRequest,
    id: SafeText,
    kind: Annotated[list[str], Query(max_length=12)] = [],  # noqa: B006 - ninja copies it
    since: Year = None,
    until: Year = None,
) -> dict[str, Any]:
    """What is one step away from an entity, by kinds of relation and years."""
    picture = entities.graph([id], kind, entities.Span(since, until))
    if not picture.centres:
        raise Http404
    return {
        "centre": picture.centres[0], "nodes": list(picture.nodes.values()),
        "edges": list(picture.edges), "total": picture.total,
        "truncated": picture.total > len(picture.edges),
    }  # fmt: skip


@router.get("/paths", response={200: schemas.PathOut, **REFUSALS})
def shortest_path(
    request: HttpRequest,
    begin: Annotated[SafeText, Query(alias="from")],
    end: Annotated[SafeText, Query(alias="to")],
    since: Year = None,
    until: Year = None,
) -> GraphPath:
    """A shortest path between two entities; 404 when none connects them."""
    way = entities.shortest_path(begin, end, entities.Span(since, until))
    return found_or_404(way.path)


@router.get("/transactions/{id}", response={200: schemas.TransactionRecordOut, **REFUSALS})
def transaction(request: HttpRequest, id: SafeText) -> TransactionRecord:
    """A recorded deed with its kind, its parties and what it conveys, by its id in the graph ("deed-31875-42")."""
    found = found_or_404(entities.entity(id))
    return found_or_404(found.transaction)


@router.get("/technologies/{id}/chain-of-title", response={200: schemas.ChainOut, **REFUSALS})
def chain_of_title(request: HttpRequest, id: SafeText) -> dict[str, Any]:
    """Who owned a technology when, its open charges, and what each deed did to the title."""
    found = found_or_404(title_of(id))
    chain = found.chain
    steps = [
        {"deed": step.deed, "kind": step.kind.name, "effect": step.effect, "about": step.about}
        for step in chain.steps
    ]
    return {
        "id": found.id, "title": found.title, "owners": chain.owners,
        "shares": [{"name": one.name, "share": str(one.share)} for one in owners_today(chain)],
        "claimants": chain.claimants, "tenures": chain.tenures, "charges": chain.charges,
        "steps": steps,
    }  # fmt: skip
