"""Entities of the graph: their pages, what is around them, and how two are connected."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from innoway.apps.observatory import gateways
from innoway.apps.observatory.gateways import (
    Edge,
    EntityPage,
    EntityRef,
    GraphPath,
    Neighbourhood,
    TransactionRecord,
)

PER_PAGE = 25
LAST_PAGE = 400
NEAREST = 60  # edges around one entity
CENTRES = 6  # entities whose surroundings one picture shows
OFFERED = 10
EXPORTED = 500  # relations of one export


@dataclass(frozen=True, slots=True)
class Found:
    """What an id leads to: exactly one of these is set."""

    page: EntityPage | None = None
    node: EntityRef | None = None
    transaction: TransactionRecord | None = None
    around: Neighbourhood | None = None
    moved_to: str = ""


@dataclass(frozen=True, slots=True)
class Span:
    """The years a picture of the graph is limited to."""

    since: int | None = None
    until: int | None = None


@dataclass(frozen=True, slots=True)
class Picture:
    """Several entities with what is around each; an edge stands once."""

    centres: tuple[EntityRef, ...]
    nodes: dict[str, EntityRef]
    edges: tuple[Edge, ...]
    total: int


def entity(id: str, page: int = 1) -> Found | None:
    """Return what an id leads to; one that was merged away leads to where it went."""
    offset = (min(max(page, 1), LAST_PAGE) - 1) * PER_PAGE
    if found := gateways.entity_page(id, limit=PER_PAGE, offset=offset):
        return Found(page=found)
    if deed := gateways.transaction(id):
        return Found(transaction=deed)
    around = gateways.neighbourhood(id, kinds=(), since=None, until=None, limit=NEAREST)
    if around is not None:
        return Found(node=around.centre, around=around)
    moved = gateways.entity_moved(id)
    return Found(moved_to=moved) if moved else None


def current_entity(id: str, page: int = 1) -> EntityPage | None:
    """Return a person or an organisation, by an id it has or had."""
    found = entity(id, page)
    if found is not None and found.moved_to:
        found = entity(found.moved_to, page)
    return found.page if found is not None else None


def graph(ids: Sequence[str], kinds: Sequence[str], span: Span) -> Picture:
    """Return what is around some entities; ids that nothing bears are left out."""
    wanted = list(dict.fromkeys(ids))[:CENTRES]
    limit = NEAREST if len(wanted) < 2 else NEAREST // 2
    around = [
        found
        for id in wanted
        if (
            found := gateways.neighbourhood(
                id, kinds=kinds, since=span.since, until=span.until, limit=limit
            )
        )
    ]
    nodes = {node.id: node for found in around for node in (found.centre, *found.nodes)}
    edges = tuple(dict.fromkeys(edge for found in around for edge in found.edges))
    return Picture(
        tuple(f.centre for f in around), nodes, edges, sum(found.total for found in around)
    )


def find_entities(text: str) -> tuple[EntityRef, ...]:
    """Return people and organisations whose names begin with the words of a text."""
    return gateways.find_entities(text, limit=OFFERED)


@dataclass(frozen=True, slots=True)
class Way:
    """Two chosen entities and the shortest path between them, if there is one."""

    begin: EntityRef | None
    end: EntityRef | None
    path: GraphPath | None


def shortest_path(begin: str, end: str, span: Span) -> Way:
    """Return the shortest path between two entities in the years of a span."""
    ends = [gateways.node(id) if id else None for id in (begin, end)]
    path = None
    if ends[0] and ends[1]:
        path = gateways.shortest_path(begin, end, since=span.since, until=span.until)
    return Way(ends[0], ends[1], path)


def follow_the_money(id: str, depth: int = 1) -> Iterator[dict[str, Any]] | None:
    """Return what is around an entity in the FollowTheMoney model; None when there is no such."""
    if gateways.node(id) is None:
        return None
    return gateways.follow_the_money(id, depth=depth, limit=EXPORTED)
