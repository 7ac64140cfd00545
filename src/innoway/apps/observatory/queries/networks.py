"""The network of the record: what flows between whom, who is central, and communities."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, get_args

from innoway.apps.observatory import gateways
from innoway.apps.observatory.calculations.flow_map import FlowMap, flow_map
from innoway.apps.observatory.gateways import (
    Analysed,
    Central,
    Community,
    EntityRef,
    Flow,
    FlowKind,
    Location,
    Measure,
    Way,
)
from innoway.apps.observatory.queries.entities import Picture, Span, graph

FLOWS = 30
CENTRAL = 15
COMMUNITIES = 12
MOST_FLOWS = 1000
DRAWN = 200  # flows on the map
SHOWN = 6  # members whose surroundings a picture shows, organisations to begin with
WAYS: tuple[Way, ...] = get_args(Way)


@dataclass(frozen=True, slots=True)
class NetworkPage:
    """Flows of one way between one kind of thing, the most central, the largest communities."""

    way: Way
    kind: FlowKind
    measure: Measure
    flows: tuple[Flow, ...]
    people: tuple[Central, ...]
    organisations: tuple[Central, ...]
    communities: tuple[Community, ...]
    map: FlowMap | None = None
    analysed: Analysed | None = None


def network(kind: FlowKind, way: Way | None, measure: Measure, span: Span) -> NetworkPage:
    """Return the page of the network; without a way the first that has flows."""
    ways: tuple[Way, ...] = (way,) if way else ("movement", "transfer", "citation")
    for chosen in ways:
        found = flows(kind, chosen, span, limit=DRAWN if kind == "place" else FLOWS)
        if found:
            break
    moved = [(flow.giver.name, flow.taker.name, flow.documents) for flow in found]
    drawn = flow_map(moved, gateways.locate) if kind == "place" and found else None
    return NetworkPage(
        chosen, kind, measure, found[:FLOWS], central("person", measure),
        central("organisation", measure), communities(), drawn,
        gateways.analysed(),
    )  # fmt: skip


def flows(kind: FlowKind, way: Way, span: Span, *, limit: int = MOST_FLOWS) -> tuple[Flow, ...]:
    """Return what went between organisations, places or fields, largest first."""
    return gateways.flows(kind, way, since=span.since, until=span.until, limit=limit)


def each_flow(kind: FlowKind, way: Way, span: Span) -> Iterator[Flow]:
    """Yield all that went between organisations, places or fields, largest first."""
    return gateways.each_flow(kind, way, since=span.since, until=span.until)


def located(place: EntityRef) -> Location | None:
    """Return where a place of the graph lies; ``None`` for what is no place or not known."""
    return gateways.locate(place.name) if place.kind == "place" else None


def central(kind: Literal["person", "organisation"], measure: Measure) -> tuple[Central, ...]:
    """Return the most central people or organisations."""
    return gateways.central(kind, measure, CENTRAL)


def well_known() -> tuple[EntityRef, ...]:
    """Return the organisations best connected in the record, to begin with."""
    return tuple(one.entity for one in gateways.central("organisation", "pagerank", SHOWN))


def communities(page: int = 1) -> tuple[Community, ...]:
    """Return communities, largest first."""
    return gateways.communities(COMMUNITIES, (max(page, 1) - 1) * COMMUNITIES)


@dataclass(frozen=True, slots=True)
class CommunityPage:
    community: Community
    picture: Picture


def community(id: str) -> CommunityPage | None:
    """Return one community with what is around its most central members."""
    found = gateways.community(id)
    if found is None:
        return None
    ids = [member.id for member in found.members[:SHOWN]]
    return CommunityPage(found, graph(ids, (), Span()))
