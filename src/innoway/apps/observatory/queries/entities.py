"""Entities of the graph: their pages, what is around them, and how two are connected."""

from collections.abc import Sequence
from dataclasses import dataclass

from innoway.apps.observatory import gateways
from innoway.apps.observatory.gateways import (
    Edge,
    EntityPage,
    EntityRef,
    Export,
    GraphPath,
    Named,
    Neighbourhood,
    TransactionLine,
    TransactionRecord,
)

PER_PAGE = 25
LAST_PAGE = 400
NEAREST = 60  # edges around one entity; half as many around each that is added
ASKED = 20  # ids of one address that are looked up
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

    @property
    def reversed(self) -> bool:
        """Whether the first year is after the last, so that nothing lies between them."""
        return self.since is not None and self.until is not None and self.since > self.until

    @property
    def given(self) -> bool:
        return self.since is not None or self.until is not None


@dataclass(frozen=True, slots=True)
class Picture:
    """Several entities with what is around each; an edge stands and counts once.

    ``ids`` are those asked for, as they go now; ``left`` are entities beyond the first ``CENTRES``.
    """

    centres: tuple[EntityRef, ...]
    nodes: dict[str, EntityRef]
    edges: tuple[Edge, ...]
    total: int
    deeds: dict[str, TransactionLine]
    ids: tuple[str, ...]
    left: tuple[EntityRef, ...]


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


def current(id: str) -> str:
    """Return the id under which a node goes now; one that nothing bears stays as it is."""
    return id if gateways.node(id) else gateways.entity_moved(id) or id


def current_entity(id: str, page: int = 1) -> EntityPage | None:
    """Return a person or an organisation, by an id it has or had."""
    found = entity(id, page)
    if found is not None and found.moved_to:
        found = entity(found.moved_to, page)
    return found.page if found is not None else None


def graph(ids: Sequence[str], kinds: Sequence[str], span: Span) -> Picture:
    """Return what is around some entities; ids that nothing bears are left out.

    What is around one stays in the picture when others are added.
    """
    wanted = tuple(dict.fromkeys(map(current, ids[:ASKED])))
    around = [found for id in wanted[:CENTRES] if (found := _around(id, wanted, kinds, span))]
    nodes = {node.id: node for found in around for node in (found.centre, *found.nodes)}
    edges = tuple(dict.fromkeys(edge for found in around for edge in found.edges))
    twice = sum(len(found.edges) for found in around) - len(edges)  # between two of the centres
    left = (gateways.node(id) for id in wanted[CENTRES:])
    return Picture(
        tuple(f.centre for f in around), nodes, edges, sum(f.total for f in around) - twice,
        {deed.id: deed for found in around for deed in found.deeds}, wanted,
        tuple(one for one in left if one is not None),
    )  # fmt: skip


def _around(
    id: str, wanted: Sequence[str], kinds: Sequence[str], span: Span
) -> Neighbourhood | None:
    if span.reversed:
        centre = gateways.node(id)
        return Neighbourhood(centre, (), (), 0) if centre else None
    limit = NEAREST if id == wanted[0] else NEAREST // 2
    others = [one for one in wanted[:CENTRES] if one != id]
    return gateways.neighbourhood(
        id, kinds=kinds, since=span.since, until=span.until, limit=limit, beside=others
    )


def find_entities(text: str) -> tuple[Named, ...]:
    """Return people and organisations whose names begin with the words of a text."""
    return gateways.find_entities(text, limit=OFFERED)


@dataclass(frozen=True, slots=True)
class End:
    """One end of a way: the id asked for and what it leads to, ``None`` where nothing bears it."""

    asked: str
    node: EntityRef | None

    @property
    def unknown(self) -> bool:
        return bool(self.asked) and self.node is None

    @property
    def moved(self) -> bool:
        return self.node is not None and self.node.id != self.asked


@dataclass(frozen=True, slots=True)
class Way:
    """Two chosen entities and the shortest path between them, if there is one."""

    begin: End
    end: End
    path: GraphPath | None


def shortest_path(begin: str, end: str, span: Span) -> Way:
    """Return the shortest path between two entities in the years of a span."""
    one, other = (End(id, gateways.node(current(id)) if id else None) for id in (begin, end))
    path = None
    if one.node and other.node and not span.reversed:
        path = gateways.shortest_path(
            one.node.id, other.node.id, since=span.since, until=span.until
        )
    return Way(one, other, path)


def follow_the_money(id: str, depth: int = 1) -> Export | None:
    """Return what is around an entity in the FollowTheMoney model; None when there is no such."""
    return gateways.follow_the_money(current(id), depth=depth, limit=EXPORTED)


def extent(export: Export) -> dict[str, str]:
    """Return headers that tell a program how much of the whole an export holds."""
    told = {"X-Truncated": str(export.cut).lower(), "X-Relations": str(export.relations)}
    return told | ({"X-Relations-Total": str(export.total)} if export.total is not None else {})
