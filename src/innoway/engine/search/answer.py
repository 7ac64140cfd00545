"""Answer one page of a search: build the question, ask the index, dress the hits."""

import time
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from innoway.engine.search.clauses import Request
from innoway.engine.search.index import Matches, TextIndex
from innoway.engine.search.lexical import Lexicon
from innoway.engine.search.page import FacetCount, Hit, SearchPage, SearchQuery
from innoway.engine.search.question import Question, build
from innoway.engine.search.snippets import snippet, title_segments
from innoway.engine.search.translate import Translator, translator
from innoway.engine.search.weights import DEFAULT

FOLDER = "search"
MAX_LIMIT = 200
MAX_OFFSET = 10_000
FACET_SIZE = 30
ORDERS = {"date": "date", "-date": "-date", "title": "title_key"}


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with the view of the index it was built for."""

    question: Question
    lexicon: Lexicon


@lru_cache(maxsize=8)
def _opened(folder: Path, identity: tuple[int, int]) -> TextIndex:
    return TextIndex.open(folder)


def text_index(store: Path) -> TextIndex | None:
    """Return the index of a store, opened once a process, or None before the first indexing."""
    folder = store / FOLDER
    if not TextIndex.exists(folder):
        return None
    status = folder.stat()
    return _opened(folder.resolve(), (status.st_dev, status.st_ino))


def translator_of(store: Path) -> Translator:
    """Return the dictionary with the glossary that the stewards of a store edit, if any."""
    own = store / FOLDER / "glossary.csv"
    return translator(own if own.exists() else None, store / FOLDER)


def ask(store: Path, query: SearchQuery) -> Asked | None:
    """Build the question for the current state of the index; None when there is no index."""
    index = text_index(store)
    if index is None:
        return None
    lexicon = Lexicon.of(index)
    bilingual = bool(query.text.strip())
    question = build(query, lexicon, translator_of(store) if bilingual else None, DEFAULT)
    return Asked(question, lexicon)


def answer(store: Path, query: SearchQuery) -> SearchPage:
    """Answer one page; when not all words meet in a document, those with most of them."""
    started = time.perf_counter()
    asked = ask(store, query)
    if asked is None:
        return SearchPage((), 0)
    request, found = _find(asked, query)
    view = asked.lexicon.searcher
    counted = asked.lexicon.index.facets(request, query.facets, FACET_SIZE, view)
    wanted = wanted_terms(request)
    hits = tuple(dress(asked.lexicon, match.address, match.score, wanted) for match in found.found)
    return SearchPage(
        hits=hits,
        total=found.total,
        facets=_facet_counts(counted),
        took_ms=(time.perf_counter() - started) * 1000,
        corrected=asked.question.corrected,
        translated=asked.question.translated,
    )


def _find(asked: Asked, query: SearchQuery) -> tuple[Request, Matches]:
    request = asked.question.request
    order = ORDERS.get(query.sort, "")
    if not order and not request.groups:
        order = "-date"
    limit = max(1, min(query.limit, MAX_LIMIT))
    offset = max(0, min(query.offset, MAX_OFFSET))
    index, view = asked.lexicon.index, asked.lexicon.searcher
    found = index.find(request, limit=limit, offset=offset, order=order, searcher=view)
    if found.total == 0 and request.needed > 1:
        request = relaxed(request)
        found = index.find(request, limit=limit, offset=offset, order=order, searcher=view)
    return request, found


def relaxed(request: Request) -> Request:
    """Ask for any of the words instead of all."""
    return replace(request, needed=1)


def wanted_terms(request: Request) -> frozenset[str]:
    """Return every term whose places are shown to the reader."""
    return frozenset(
        term
        for group in request.groups
        if not group.forbidden
        for clause in group.clauses
        if clause.field in {"body", "title"}
        for term in clause.terms
        if len(clause.terms) == 1 or len(term) > 1
    )


def dress(lexicon: Lexicon, address: object, score: float, wanted: frozenset[str]) -> Hit:
    document = lexicon.index.document(address, lexicon.searcher)
    return Hit(
        id=document.id,
        kind=document.kind,
        title=document.title,
        snippet=snippet(document.text, wanted),
        language=document.language,
        date=document.date,
        score=score,
        fields=document.fields,
        title_segments=title_segments(document.title, wanted),
    )


def _facet_counts(
    counted: Mapping[str, list[tuple[str, int]]],
) -> dict[str, tuple[FacetCount, ...]]:
    return {
        name: tuple(FacetCount(value, count) for value, count in rows)
        for name, rows in counted.items()
    }
