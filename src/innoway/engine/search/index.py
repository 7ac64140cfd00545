"""The text index: one writer, many readers, nothing committed is ever lost."""

import fcntl
import os
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path
from typing import Any, Self

import orjson
import tantivy

from innoway.engine.records.document import Document
from innoway.engine.search.clauses import Request, clause_query, request_query
from innoway.engine.search.errors import IndexBusy
from innoway.engine.search.schema import (
    VERSION,
    field_name,
    from_stored,
    register,
    schema,
    to_stored,
)
from innoway.engine.text.fold import writable

YEARS = 300  # of a time line
HEAP_BYTES = 256_000_000
FEW = 1000  # documents for which a small writer starts faster
FEW_BYTES = 32_000_000
LOCK_SECONDS = 120.0


@dataclass(frozen=True, slots=True)
class Match:
    """A found document by its place in the index; ``score`` is the sort key when not relevance."""

    score: float
    address: Any


@dataclass(frozen=True, slots=True)
class Matches:
    """The requested slice of matches and how many there are in all."""

    found: tuple[Match, ...]
    total: int


class TextIndex:
    """A tantivy index in a folder of its own.

    Readers see the last commit of any process and never wait. Writers take turns under a file
    lock that the system releases when a process dies; a crash loses only what was not committed.
    """

    def __init__(self, folder: Path, index: Any) -> None:
        self.folder = folder
        self._index = index
        self._writer: Any = None
        self._lock: Any = None
        self._names: set[str] = set()
        self._meta = folder / f"words-{VERSION}" / "meta.json"  # replaced by every commit
        self._seen: tuple[int, int] | None = None

    @classmethod
    def open(cls, folder: Path) -> Self:
        """Open the index in a folder, creating it when there is none."""
        place = folder / f"words-{VERSION}"
        place.mkdir(parents=True, exist_ok=True)
        if tantivy.Index.exists(str(place)):
            index = tantivy.Index.open(str(place))
        else:
            with _locked(folder / "create.lock", LOCK_SECONDS):
                index = tantivy.Index(schema(), str(place), reuse=True)
        register(index)
        return cls(folder, index)

    @staticmethod
    def exists(folder: Path) -> bool:
        """Say whether an index of the current version stands in the folder."""
        place = folder / f"words-{VERSION}"
        return place.is_dir() and bool(tantivy.Index.exists(str(place)))

    # Writing

    def upsert(self, documents: Iterable[Document]) -> int:
        """Add documents, replacing those of the same id; visible after ``commit``.

        Raises:
            IndexBusy: Another process held the writer's lock for too long.
        """
        rest = iter(documents)
        first = list(islice(rest, FEW))
        writer, count = self._write(few=len(first) < FEW), 0
        for document in chain(first, rest):
            writer.delete_documents_by_term("id", writable(document.id))
            writer.add_document(to_stored(document))
            self._names.update(document.fields)
            count += 1
        return count

    def delete(self, ids: Iterable[str]) -> int:
        """Remove documents by id, returning how many ids were asked for."""
        writer, count = self._write(few=True), 0
        for identifier in ids:
            writer.delete_documents_by_term("id", writable(identifier))
            count += 1
        return count

    def clear(self) -> None:
        """Remove every document; visible after ``commit``."""
        self._write(few=False).delete_all_documents()

    def commit(self) -> None:
        """Make everything written durable and visible to all processes; let others write."""
        if self._writer is None:
            return
        self._note_names()
        self._writer.commit()
        self.release()

    def release(self) -> None:
        """Give the writer's lock back; what was not committed is forgotten."""
        if self._writer is not None:
            self._writer.wait_merging_threads()
            self._writer = None
        if self._lock is not None:
            self._lock.__exit__(None, None, None)
            self._lock = None

    def _write(self, *, few: bool) -> Any:
        if self._writer is None:
            lock = _locked(self.folder / "writer.lock", LOCK_SECONDS)
            lock.__enter__()
            self._lock = lock
            threads = 1 if few else max(1, min(4, os.cpu_count() or 1))
            self._writer = self._index.writer(FEW_BYTES if few else HEAP_BYTES, threads)
        return self._writer

    def _note_names(self) -> None:
        names = {field_name(name) for name in self._names} | self.field_names()
        target = self.folder / "fields.json"
        draft = target.with_suffix(".new")
        draft.write_bytes(orjson.dumps(sorted(names)))
        draft.replace(target)

    # Reading

    def searcher(self) -> Any:
        """Return a view of the last commit, whichever process made it."""
        status = self._meta.stat()
        stamp = (status.st_mtime_ns, status.st_ino)
        if stamp != self._seen:
            self._index.reload()
            self._seen = stamp
        return self._index.searcher()

    def count(self) -> int:
        """Return the number of documents visible."""
        return int(self.searcher().num_docs)

    def field_names(self) -> set[str]:
        """Return the names of all filters ever indexed here."""
        try:
            return set(orjson.loads((self.folder / "fields.json").read_bytes()))
        except FileNotFoundError:
            return set()

    def find(
        self,
        request: Request,
        *,
        limit: int,
        offset: int = 0,
        order: str = "",
        searcher: Any = None,
        count: bool = True,
    ) -> Matches:
        """Find the best matches of weighted clauses; ``order`` is a fast field, "-" descending.

        Without ``count`` the total stays 0 and documents that cannot be among the best are skipped.
        """
        view = searcher or self.searcher()
        options: dict[str, Any] = {"limit": max(limit, 1), "offset": offset, "count": count}
        if order:
            descending = order.startswith("-")
            options["order_by_field"] = order.lstrip("-")
            options["order"] = tantivy.Order.Desc if descending else tantivy.Order.Asc
        result = view.search(request_query(request), **options)
        found = tuple(Match(0.0 if order else score, place) for score, place in result.hits)
        return Matches(found[:limit], int(result.count or 0))

    def facets(
        self, request: Request, names: Sequence[str], size: int, searcher: Any = None
    ) -> dict[str, list[tuple[str, int]]]:
        """Count the values of fields over all matches, commonest first."""
        if not names:
            return {}
        view = searcher or self.searcher()
        plan = {
            name: {"terms": {"field": _fast(name), "size": _size(name, size)}} for name in names
        }
        counted = view.aggregate(request_query(request), plan)
        return {
            name: [(str(b["key"]), int(b["doc_count"])) for b in counted[name]["buckets"]]
            for name in names
        }

    def document(self, address: Any, searcher: Any = None) -> Document:
        """Read one document by its place."""
        view = searcher or self.searcher()
        return from_stored(view.doc(address).get_first("record"))

    def by_id(self, identifier: str, searcher: Any = None) -> Any:
        """Return the place of the document of an id, or None."""
        view = searcher or self.searcher()
        query = tantivy.Query.term_query(schema(), "id", writable(identifier))
        hits = view.search(query, limit=1, count=False).hits
        return hits[0][1] if hits else None

    def documents(self) -> Iterator[Document]:
        """Read every document; the order is the index's own."""
        view = self.searcher()
        every = view.search(tantivy.Query.all_query(), limit=max(1, view.num_docs), count=False)
        for _, address in every.hits:
            yield self.document(address, view)

    def languages(self) -> Mapping[str, int]:
        """Count the documents of each language."""
        return dict(self.facets(Request(), ("language",), 50)["language"])


def _size(name: str, size: int) -> int:
    """Let a time line have all its years, however rare some of them are."""
    return max(size, YEARS) if name == "year" else size


def _fast(name: str) -> str:
    return name if name in {"kind", "language"} else f"facet.{field_name(name)}"


def score_of(clause: Any, searcher: Any, address: Any) -> float:
    """Return what one clause contributes to one document; 0.0 when it does not match."""
    try:
        return float(
            orjson.loads(clause_query(clause).explain(searcher, address).to_json())["value"]
        )
    except ValueError:
        return 0.0


@contextmanager
def _locked(path: Path, seconds: float) -> Iterator[None]:
    path.parent.mkdir(parents=True, exist_ok=True)
    deadline = time.monotonic() + seconds
    with path.open("a") as file:
        while True:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                if time.monotonic() > deadline:
                    message = "Another process is writing to this index. Try again when it is done."
                    raise IndexBusy(message) from None
                time.sleep(0.05)
        yield
