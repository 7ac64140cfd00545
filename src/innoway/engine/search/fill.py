"""Fill an index: documents first, so that words answer at once, then their vectors."""

import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from innoway.engine.records.document import Document
from innoway.engine.search.collection import BadLine
from innoway.engine.search.index import TextIndex
from innoway.engine.search.models import corpus_encoder_installed
from innoway.engine.search.rank import MODEL
from innoway.engine.search.vectors import VectorStore, build_vectors, missing_vectors
from innoway.engine.search.workers import processors

AUTO_VECTORS = 20_000  # documents whose vectors are made without being asked for
COMMIT_EVERY = 50_000
KEPT_BAD_LINES = 1000


@dataclass(slots=True)
class Filled:
    """What an indexing run did: ``documents`` were taken, ``total`` are now in the index."""

    documents: int = 0
    total: int = 0
    vectors: int = 0
    vectors_missing: int = 0
    bad: int = 0
    bad_lines: list[BadLine] = field(default_factory=list)
    seconds: float = 0.0
    vector_seconds: float = 0.0


def fill_words(
    folder: Path, documents: Iterable[Document | BadLine], *, replace: bool = False
) -> Filled:
    """Add documents to the text index of a folder, counting lines that were none."""
    started = time.perf_counter()
    filled = Filled()
    index = TextIndex.open(folder)
    if replace:
        index.clear()
        VectorStore(folder, MODEL).clear()
    for batch in _batches(_good(documents, filled), COMMIT_EVERY):
        filled.documents += index.upsert(batch)
        index.commit()
    index.commit()
    filled.total = index.count()
    filled.seconds = time.perf_counter() - started
    return filled


def fill_vectors(
    folder: Path, filled: Filled, *, wanted: bool | None, progress: Callable[[int, int], None]
) -> Filled:
    """Make the vectors that are missing: always, never, or (None) when they are not too many."""
    if wanted is False or not corpus_encoder_installed():
        return filled
    started = time.perf_counter()
    store = VectorStore(folder, MODEL)
    missing = missing_vectors(TextIndex.open(folder).documents(), store)
    filled.vectors_missing = len(missing)
    if missing and (wanted or len(missing) <= AUTO_VECTORS):
        filled.vectors = build_vectors(missing, store, processes=processors(), progress=progress)
        filled.vectors_missing -= filled.vectors
    filled.vector_seconds = time.perf_counter() - started
    return filled


def _good(documents: Iterable[Document | BadLine], filled: Filled) -> Iterator[Document]:
    for document in documents:
        if isinstance(document, Document):
            yield document
            continue
        filled.bad += 1
        if len(filled.bad_lines) < KEPT_BAD_LINES:
            filled.bad_lines.append(document)


def _batches(documents: Iterator[Document], size: int) -> Iterator[list[Document]]:
    batch: list[Document] = []
    for document in documents:
        batch.append(document)
        if len(batch) == size:
            yield batch
            batch = []
    if batch:
        yield batch
