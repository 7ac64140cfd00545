"""Bring what changed since the last time into the text index.

Every row bears the version that brought it, so the index keeps nothing but the number of the
last version it has seen. A crash between index and note makes some documents be written twice.
People and organisations are their entities once these are resolved; spellings that came since
have documents of their own until then.
"""

import json
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from innoway.engine.pipelines.documents import (
    entity_documents,
    need_documents,
    party_documents,
    technology_documents,
)
from innoway.engine.records.document import Document
from innoway.engine.search.index import TextIndex
from innoway.engine.store import changed
from innoway.engine.store.derived import graph_snapshot, made_from
from innoway.engine.store.layout import Layout, write_atomically
from innoway.engine.store.snapshot import Snapshot, snapshot


def index_things(store: Path) -> int:
    """Index technologies and needs that changed; return how many documents were written."""
    shot, seen = snapshot(store), _seen(store)
    if shot is None or seen["things"] == shot.number:
        return 0
    count = _write(store, _things(shot, seen["things"]))
    _note(store, {**seen, "things": shot.number})
    return count


def catch_up(store: Path) -> int:
    """Index everything that changed, people and organisations too."""
    shot, seen = snapshot(store), _seen(store)
    if shot is None or seen["things"] == seen["parties"] == shot.number:
        return index_entities(store)
    unresolved = max(seen["parties"], int(made_from(store).get("store_version", 0)))
    parties = party_documents(shot, unresolved)
    count = _write(store, chain(_things(shot, seen["things"]), parties))
    _note(store, {**seen, "things": shot.number, "parties": shot.number})
    return count + index_entities(store)


def index_entities(store: Path) -> int:
    """Index the entities that changed, in place of their spellings; return how many."""
    shot, graph, seen = snapshot(store), graph_snapshot(store), _seen(store)
    if shot is None or graph is None or graph.number == seen["entities"]:
        return 0
    resolved = int(graph.manifest.extra["store_version"])
    differing, gone = changed.entities(graph, Layout(store), seen["entities"])
    index = TextIndex.open(Layout(store).search)
    count = index.upsert(entity_documents(shot, graph, differing))
    index.delete(chain(gone, changed.resolved_parties(shot, seen["resolved"], resolved)))
    index.commit()
    _note(store, {**seen, "entities": graph.number, "resolved": resolved})
    return count


def _things(shot: Snapshot, after: int) -> Iterator[Document]:
    yield from technology_documents(shot, after)
    yield from need_documents(shot, after)


def _write(store: Path, documents: Iterator[Document]) -> int:
    index = TextIndex.open(Layout(store).search)
    count = index.upsert(documents)
    index.commit()
    return count


def _seen(store: Path) -> dict[str, int]:
    """Return the last versions indexed; none when the index is gone or of another make."""
    nothing = {"things": 0, "parties": 0, "entities": 0, "resolved": 0}
    layout = Layout(store)
    if not TextIndex.exists(layout.search):
        return nothing
    try:
        return {**nothing, **json.loads((layout.search / "seen.json").read_bytes())}
    except (FileNotFoundError, ValueError):
        return nothing


def _note(store: Path, seen: dict[str, int]) -> None:
    write_atomically(Layout(store).search / "seen.json", json.dumps(seen).encode())
