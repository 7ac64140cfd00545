"""Rescore the first candidates of each topic with the finer encoder, within a time limit."""

import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from innoway.engine.records.document import Document
from innoway.engine.search.e5 import E5
from innoway.engine.search.fuse import standardised
from innoway.engine.search.models import Vectors
from innoway.engine.search.vectors import VectorStore, content_key, encoded_text
from innoway.engine.search.workers import Workers, WorkersLost, encode, processors

CANDIDATES = 20
CHUNK = 8
LEAST_FOR_POOL = 24  # texts from which starting more processes pays
PATIENCE = 150.0  # seconds one run spends on encoding


@dataclass(slots=True)
class Rescorer:
    """Keeps what is encoded on disk, so that the next run on the same documents is quick."""

    folder: Path
    patience: float = PATIENCE
    spent: float = 0.0
    rescored: int = 0
    _held: dict[str, tuple[str, Any]] = field(default_factory=dict)
    _pool: Workers | None = None

    def load(self) -> None:
        """Read the vectors earlier runs have made."""
        store = VectorStore(self.folder, E5.name)
        keys = store.keys()
        ids, rows = store.load()
        self._held = {i: (keys[i], row) for i, row in zip(ids, rows, strict=True)}

    def prepare(self, documents: Iterable[Document]) -> None:
        """Encode the documents that have no vector yet, as far as the patience reaches."""
        wanted: dict[str, tuple[str, str]] = {}
        for document in documents:
            text = encoded_text(document)
            key = content_key(text)
            if self._held.get(document.id, ("", None))[0] != key:
                wanted[document.id] = (key, text)
        ids = sorted(wanted, key=lambda i: len(wanted[i][1]))
        texts = [wanted[i][1] for i in ids]
        done = 0
        for rows in self._encoded("documents", texts):
            for identifier, row in zip(ids[done : done + len(rows)], rows, strict=True):
                self._held[identifier] = (wanted[identifier][0], row)
            done += len(rows)
        self._keep(ids[:done])

    def questions(self, texts: Sequence[str]) -> list[Any]:
        """Encode topics; None for those the patience no longer reached."""
        rows = [row for part in self._encoded("questions", texts) for row in part]
        return rows + [None] * (len(texts) - len(rows))

    def rescore(
        self, ranked: Sequence[tuple[str, float]], question: Vectors | None, share: float
    ) -> list[tuple[str, float]]:
        """Order the first candidates anew; all others keep their place behind them."""
        first, rest = ranked[:CANDIDATES], list(ranked[CANDIDATES:])
        known = [i for i, _ in first if i in self._held]
        if question is None or len(known) < len(first) or len(first) < 2:
            return list(ranked)
        self.rescored += 1
        ids = [i for i, _ in first]
        before = standardised(dict(first), ids, 0.0)
        nearness = {i: float(self._held[i][1] @ question) for i in ids}
        after = standardised(nearness, ids, 0.0)
        total = {i: before[i] + share * after[i] for i in ids}
        lift = first[-1][1] - min(total.values())
        return sorted(((i, s + lift) for i, s in total.items()), key=lambda r: (-r[1], r[0])) + rest

    def close(self) -> None:
        """End the worker processes."""
        if self._pool is not None:
            self._pool.close()
            self._pool = None

    def _encoded(self, use: str, texts: Sequence[str]) -> Iterator[Vectors]:
        chunks = [texts[at : at + CHUNK] for at in range(0, len(texts), CHUNK)]
        started = time.monotonic()
        try:
            for rows in self._mapped(use, chunks, len(texts)):
                yield rows
                if self.spent + time.monotonic() - started > self.patience:
                    break
        except WorkersLost:
            self.patience = 0.0
        finally:
            self.spent += time.monotonic() - started

    def _mapped(self, use: str, chunks: Sequence[Any], count: int) -> Iterable[Vectors]:
        if self.spent >= self.patience:
            return ()
        if self._pool is None and (count < LEAST_FOR_POOL or processors() < 2):
            return (encode(E5.name, use, chunk) for chunk in chunks)
        if self._pool is None:
            self._pool = Workers(processors())
        return self._pool.map(E5.name, use, chunks)

    def _keep(self, ids: Sequence[str]) -> None:
        if ids:
            rows = np.stack([self._held[i][1] for i in ids])
            VectorStore(self.folder, E5.name).add(ids, [self._held[i][0] for i in ids], rows)


@contextmanager
def rescorer(folder: Path, patience: float) -> Iterator[Rescorer]:
    """Hold a rescorer for one run."""
    made = Rescorer(folder, patience)
    made.load()
    try:
        yield made
    finally:
        made.close()


def candidates(ranked: Iterable[Sequence[tuple[str, float]]]) -> list[str]:
    """Return the ids that rescoring will need, each once."""
    return list(dict.fromkeys(i for row in ranked for i, _ in row[:CANDIDATES]))
