"""The entity graph: who is who, what is around them, and how two of them are connected."""

from collections.abc import Collection, Iterator, Sequence
from pathlib import Path as Folder
from typing import Any

from innoway.engine.records.graph import (
    Edge,
    EntityPage,
    EntityRef,
    Export,
    Fact,
    Holding,
    MemberName,
    Named,
    Neighbourhood,
    Partner,
    Path,
    Strand,
    TransactionLine,
    TransactionRecord,
)

__all__ = [
    "Edge", "EntityPage", "EntityRef", "Export", "Fact", "Holding", "MemberName", "Named", "Neighbourhood",
    "Partner", "Path", "Strand", "TransactionLine", "TransactionRecord", "entities_of_party",
    "entity", "entity_moved", "exported", "find_entities", "follow_the_money", "neighbourhood",
    "node", "shortest_path", "transaction",
]  # fmt: skip


def entity(store: Folder, id: str, *, limit: int = 50, offset: int = 0) -> EntityPage | None:
    """Return a person or an organisation with one page of its portfolio, titles as they stand."""
    from innoway.engine.network.holdings import with_standing
    from innoway.engine.store import graph

    page = graph.entity(store, id, limit=limit, offset=offset)
    return with_standing(store, page) if page is not None else None


def node(store: Folder, id: str) -> EntityRef | None:
    """Return any node of the graph by its id: also a technology, deed, place, field or family."""
    from innoway.engine.store import graph

    return graph.node(store, id)


def transaction(store: Folder, id: str) -> TransactionRecord | None:
    """Return a recorded deed by its id in the graph ("deed-31875-42")."""
    from innoway.engine.network.holdings import with_corrections
    from innoway.engine.store import graph

    found = graph.transaction(store, id)
    return with_corrections(store, found) if found is not None else None


def entity_moved(store: Folder, id: str) -> str | None:
    """Return the id under which an entity that was merged away goes on."""
    from innoway.engine.store import graph

    return graph.moved(store, id)


def entities_of_party(store: Folder, party: str) -> tuple[EntityRef, ...]:
    """Return the entities that mentions under one exact name ("per-…", "org-…") belong to."""
    from innoway.engine.store import graph

    return graph.entities_of_party(store, party)


def find_entities(
    store: Folder, text: str, *, kinds: Sequence[str] = (), limit: int = 10
) -> tuple[Named, ...]:
    """Return people and organisations by the beginnings of words of any of their names."""
    from innoway.engine.store import graph

    return graph.find_entities(store, text, kinds, limit)


def neighbourhood(
    store: Folder,
    id: str,
    *,
    kinds: Collection[str] = (),
    since: int | None = None,
    until: int | None = None,
    limit: int = 60,
    beside: Collection[str] = (),
) -> Neighbourhood | None:
    """Return what is one step from an entity in the years ``since`` to ``until``.

    Relations to the nodes ``beside`` it come first.
    """
    from innoway.engine.store import graph

    return graph.neighbourhood(
        store, id, kinds=kinds, since=since, until=until, limit=limit, beside=beside
    )


def shortest_path(
    store: Folder,
    a: str,
    b: str,
    *,
    since: int | None = None,
    until: int | None = None,
    longest: int = 8,
) -> Path | None:
    """Return a shortest path between two entities, each step with the document that says it.

    Places, technology fields, attorneys and examiners do not connect: everybody shares them.
    """
    from innoway.engine.network import paths

    return paths.shortest_path(store, a, b, since=since, until=until, longest=longest)


def exported(store: Folder, id: str, *, depth: int = 1, limit: int = 500) -> Export | None:
    """Return what is around an entity as FollowTheMoney, at most ``limit`` relations.

    Each line has ``id``, ``schema``, ``properties``, ``datasets``, ``first_seen`` and
    ``last_seen``: here the earliest and latest date of a document that says so. A place or a field
    is told without people, and no other place or field is followed.
    """
    from innoway.engine.network.follow_the_money import export
    from innoway.engine.store.derived import graph_snapshot
    from innoway.engine.store.snapshot import snapshot

    shot, raw = graph_snapshot(store), snapshot(store)
    if shot is None or raw is None:
        return None
    return export(shot, raw, id, depth=depth, limit=limit)


def follow_the_money(
    store: Folder, id: str, *, depth: int = 1, limit: int = 500
) -> Iterator[dict[str, Any]]:
    """Yield the lines of ``exported``; nothing where there is no such entity."""
    found = exported(store, id, depth=depth, limit=limit)
    if found is not None:
        yield from found.lines
