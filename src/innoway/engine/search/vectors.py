"""Vectors of documents beside the text index: added in parts, found by nearness of meaning."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
import orjson
from numpy.typing import NDArray

from innoway.engine.records.document import Document
from innoway.engine.search.models import CHARACTERS, UniversalSentenceEncoder, Vectors
from innoway.engine.search.workers import Workers, WorkersLost, encode

CHUNK = 64  # texts encoded at once
PART = 4096  # documents written at once; what a crash can lose
EXACT = 50_000  # rows up to which every vector is compared


@dataclass(frozen=True, slots=True)
class Neighbours:
    """Ids by nearness, with their cosines."""

    ids: Sequence[str]
    cosines: NDArray[np.float32]


class VectorStore:
    """Parts of ``{ids, content keys, float16 rows}`` in a folder; of one id the newest part counts.

    A part appears by rename after it is complete, so a reader or a crash never sees half of one.
    """

    def __init__(self, folder: Path, model: str) -> None:
        self.folder = folder / f"vectors-{model}"

    def parts(self) -> list[Path]:
        """Return the complete parts, oldest first."""
        return sorted(self.folder.glob("part-*.json"))

    def add(self, ids: Sequence[str], keys: Sequence[str], rows: Vectors) -> None:
        """Add a part; one writer at a time, as the text index is written."""
        self.folder.mkdir(parents=True, exist_ok=True)
        taken = [int(path.stem.split("-")[1]) for path in self.parts()]
        name = f"part-{max(taken, default=0) + 1:06d}"
        with (self.folder / f"{name}.new").open("wb") as file:
            np.save(file, rows.astype(np.float16))
        (self.folder / f"{name}.new").replace(self.folder / f"{name}.npy")
        draft = self.folder / f"{name}.json.new"
        draft.write_bytes(orjson.dumps([list(ids), list(keys)]))
        draft.replace(self.folder / f"{name}.json")

    def keys(self) -> dict[str, str]:
        """Return the content key of each id that has a vector."""
        found: dict[str, str] = {}
        for part in self.parts():
            ids, keys = orjson.loads(part.read_bytes())
            found.update(zip(ids, keys, strict=True))
        return found

    def stamp(self) -> tuple[str, ...]:
        """Identify the state of the store cheaply."""
        return tuple(path.name for path in self.parts())

    def load(self) -> tuple[list[str], Vectors]:
        """Read all ids and rows, the newest of each id."""
        rows: dict[str, NDArray[np.float16]] = {}
        for part in self.parts():
            ids, _ = orjson.loads(part.read_bytes())
            matrix = np.load(part.with_suffix(".npy"), mmap_mode="r")
            rows.update(zip(ids, matrix, strict=True))
        if not rows:
            return [], np.zeros((0, 1), np.float32)
        return list(rows), np.stack(list(rows.values())).astype(np.float32)

    def clear(self) -> None:
        """Remove all parts."""
        for path in self.parts():
            path.unlink(missing_ok=True)
            path.with_suffix(".npy").unlink(missing_ok=True)


class NearestVectors:
    """Cosine search over loaded rows: exact when few, an inverted file of bytes when many."""

    def __init__(self, ids: list[str], rows: Vectors) -> None:
        self.ids = ids
        self.place = {identifier: place for place, identifier in enumerate(ids)}
        self._rows = rows
        self._index = _inverted_file(rows) if len(ids) > EXACT else None

    def near(self, question: Vectors, count: int) -> Neighbours:
        """Return the documents nearest to one question vector."""
        count = min(count, len(self.ids))
        if not count:
            return Neighbours((), np.zeros(0, np.float32))
        if self._index is not None:
            cosines, places = self._index.search(question[None, :], count)
            kept = places[0] >= 0
            return Neighbours([self.ids[p] for p in places[0][kept]], cosines[0][kept])
        cosines = self._rows @ question
        best = np.argpartition(-cosines, count - 1)[:count]
        best = best[np.lexsort((best, -cosines[best]))]
        return Neighbours([self.ids[place] for place in best], cosines[best])

    def cosine(self, identifier: str, question: Vectors) -> float | None:
        """Return how near one document is; None when it has no vector."""
        place = self.place.get(identifier)
        return None if place is None else float(self._rows[place] @ question)


def _inverted_file(rows: Vectors) -> Any:
    try:
        import faiss
    except ImportError:
        return None
    lists = int(4 * np.sqrt(len(rows)))
    index: Any = faiss.index_factory(rows.shape[1], f"IVF{lists},SQ8", faiss.METRIC_INNER_PRODUCT)
    sample = np.random.default_rng(0).choice(len(rows), min(len(rows), 40 * lists), replace=False)
    index.train(rows[sample])
    index.add(rows)
    index.nprobe = max(16, lists // 16)
    return index


@lru_cache(maxsize=2)
def _nearest(folder: Path, model: str, stamp: tuple[str, ...]) -> NearestVectors:
    return NearestVectors(*VectorStore(folder, model).load())


def nearest_vectors(folder: Path, model: str) -> NearestVectors:
    """Return the vectors of a folder, loaded once a process for each state."""
    return _nearest(folder.resolve(), model, VectorStore(folder, model).stamp())


def encoded_text(document: Document) -> str:
    """Return what of a document is turned into a vector."""
    return f"{document.title}. {document.text}".strip(". \n")[:CHARACTERS]


def content_key(text: str) -> str:
    """Identify a text, so that an unchanged document is never encoded twice."""
    return hashlib.blake2b(text.encode("utf-8", "replace"), digest_size=12).hexdigest()


def missing_vectors(documents: Iterable[Document], store: VectorStore) -> list[tuple[str, str]]:
    """List id and text of the documents that have no vector for their present text."""
    held = store.keys()
    found = ((document.id, encoded_text(document)) for document in documents)
    return [(i, text) for i, text in found if held.get(i) != content_key(text)]


def build_vectors(
    missing: Sequence[tuple[str, str]],
    store: VectorStore,
    *,
    processes: int,
    progress: Callable[[int, int], None],
) -> int:
    """Encode documents with one process a core, writing every part as it is done.

    Returns how many were written; fewer than asked when the system killed a worker.
    """
    ordered = sorted(missing, key=lambda row: len(row[1]))  # like lengths waste no padding
    if processes <= 1 or len(missing) < 3 * CHUNK:
        return _build(ordered, store, None, progress)
    with Workers(processes) as workers:
        return _build(ordered, store, workers, progress)


def _build(
    ordered: Sequence[tuple[str, str]],
    store: VectorStore,
    workers: Workers | None,
    progress: Callable[[int, int], None],
) -> int:
    done = 0
    name, use = UniversalSentenceEncoder.name, "documents"
    for rows in _batches(ordered, PART):
        chunks = list(_batches([text for _, text in rows], CHUNK))
        encoded = (
            workers.map(name, use, chunks) if workers else (encode(name, use, c) for c in chunks)
        )
        found, counted = [], done
        try:
            for part in encoded:
                found.append(part)
                counted += len(part)
                progress(counted, len(ordered))
        except WorkersLost:
            return done
        keys = [content_key(text) for _, text in rows]
        store.add([i for i, _ in rows], keys, np.concatenate(found))
        done += len(rows)
    return done


def _batches(items: Sequence[Any], size: int) -> Iterator[list[Any]]:
    rest = iter(items)
    while batch := list(islice(rest, size)):
        yield batch
