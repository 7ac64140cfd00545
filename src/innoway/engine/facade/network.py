"""The analysis of the entity graph: flows, centrality, communities. Empty before the first."""

from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from innoway.engine.records.network import Analysed, Central, Community, Flow
from innoway.engine.text.places import Location, locate

__all__ = [
    "Analysed", "Central", "Community", "Flow", "Location", "Measure", "Way", "analysed", "central",
    "centrality_of", "communities", "community", "community_of", "each_flow", "flows", "locate",
]  # fmt: skip

Measure = Literal["degree", "pagerank", "betweenness"]
Way = Literal["transfer", "citation", "movement"]  # of deeds, of knowledge, of people


def flows(
    store: Path,
    kind: Literal["organisation", "place", "field"],
    *,
    way: Way = "transfer",
    since: int | None = None,
    until: int | None = None,
    limit: int = 50,
) -> tuple[Flow, ...]:
    """Return what went between organisations, places or fields in the years, largest first."""
    from innoway.engine.store import networks

    return networks.flows(store, kind, way, since=since, until=until, limit=limit)


def each_flow(
    store: Path,
    kind: Literal["organisation", "place", "field"],
    *,
    way: Way = "transfer",
    since: int | None = None,
    until: int | None = None,
) -> Iterator[Flow]:
    """Yield all that went between organisations, places or fields in the years, largest first."""
    from innoway.engine.store import networks

    return networks.each_flow(store, kind, way, since=since, until=until)


def analysed(store: Path) -> Analysed | None:
    """Return of when flows, centrality and communities are; ``None`` before the first."""
    from innoway.engine.store import networks

    return networks.analysed(store)


def central(
    store: Path,
    kind: Literal["person", "organisation"],
    measure: Measure = "pagerank",
    limit: int = 20,
) -> tuple[Central, ...]:
    """Return the most central people or organisations by a measure.

    Raises:
        ValueError: The measure has another name.
    """
    from innoway.engine.store import networks

    return networks.central(store, kind, measure, limit)


def centrality_of(store: Path, id: str) -> Central | None:
    """Return how central an entity is, ``None`` when it shares no document with another."""
    from innoway.engine.store import networks

    return networks.centrality_of(store, id)


def communities(store: Path, limit: int = 20, offset: int = 0) -> tuple[Community, ...]:
    """Return communities of people and organisations, largest first, with their centres."""
    from innoway.engine.store import networks

    return networks.communities(store, limit, offset)


def community(store: Path, id: str, members: int = 100) -> Community | None:
    """Return one community with its most central members."""
    from innoway.engine.store import networks

    return networks.community(store, id, members)


def community_of(store: Path, entity: str) -> Community | None:
    """Return the community an entity belongs to; ``None`` for those with fewer than two partners."""
    from innoway.engine.store import networks

    return networks.community_of(store, entity)
