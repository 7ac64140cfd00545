"""The network for machines: flows, centrality and communities."""

from typing import Annotated, Literal

from django.http import HttpRequest
from ninja import Router
from pydantic import Field

from innoway.apps.observatory.gateways import Central, Community, Flow, FlowKind, Measure, Way
from innoway.apps.observatory.queries import networks
from innoway.apps.observatory.queries.entities import Span
from innoway.apps.observatory.rest import schemas
from innoway.apps.observatory.rest.endpoints.graph import Year
from innoway.apps.observatory.rest.endpoints.records import REFUSALS, found_or_404
from innoway.foundation.rest import Problem, SafeText

router = Router()
REFUSED = {422: Problem, 429: Problem}


@router.get("/flows", response={200: list[schemas.FlowOut], **REFUSED})
def flows(
    request: HttpRequest,
    kind: FlowKind = "organisation",
    way: Way = "movement",
    since: Year = None,
    until: Year = None,
) -> list[Flow]:
    """What went between organisations, places or fields, the largest thousand first."""
    return list(networks.flows(kind, way, Span(since, until)))


@router.get("/central", response={200: list[schemas.CentralOut], **REFUSED})
def central(
    request: HttpRequest,
    kind: Literal["person", "organisation"] = "organisation",
    measure: Measure = "pagerank",
) -> list[Central]:
    """The most central people or organisations."""
    return list(networks.central(kind, measure))


@router.get("/communities", response={200: list[schemas.CommunityOut], **REFUSED})
def communities(
    request: HttpRequest, page: Annotated[int, Field(ge=1, le=1000)] = 1
) -> list[Community]:
    """Those who share documents with each other more than with others, largest first."""
    return list(networks.communities(page))


@router.get("/communities/{id}", response={200: schemas.CommunityOut, **REFUSALS})
def community(request: HttpRequest, id: SafeText) -> Community:
    """One community with its most central members."""
    return found_or_404(networks.community(id)).community
