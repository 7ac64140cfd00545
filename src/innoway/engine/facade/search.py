"""Search documents in English and Chinese, explain every hit, and answer whole topic files.

A tool of its own, for people with files and no district::

    from pathlib import Path
    from innoway.engine.facade.search import index_documents, query_topics

    store = Path("store")
    index_documents(store, [{"id": "1", "title": "Wireless charger", "text": "...", "owner": "A"}])
    for answer in query_topics(store, [{"id": "t1", "text": "无线充电装置"}], depth=10):
        print(answer.topic, answer.documents)  # [("1", 12.3), ...], best first
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from innoway.engine.records.document import Document
from innoway.engine.search.collection import BadLine, Topic
from innoway.engine.search.fill import Filled
from innoway.engine.search.page import (
    Contribution,
    FacetCount,
    Hit,
    HitExplanation,
    SearchPage,
    SearchQuery,
    Segment,
    Suggestion,
    Translation,
)
from innoway.engine.search.runfile import Ranked

__all__ = [
    "BadLine",
    "Contribution",
    "Document",
    "FacetCount",
    "Filled",
    "Hit",
    "HitExplanation",
    "Ranked",
    "SearchPage",
    "SearchQuery",
    "Segment",
    "Suggestion",
    "Topic",
    "Translation",
    "explain_hit",
    "explain_topic",
    "index_documents",
    "query_topics",
    "search_documents",
    "similar_documents",
    "suggest",
    "warm",
]


def search_documents(store: Path, query: SearchQuery) -> SearchPage:
    """Answer one page of hits with facets; an empty page when nothing is indexed yet.

    Raises:
        innoway.engine.search.errors.QueryTooLong: More text than a question can hold.
    """
    from innoway.engine.search.answer import answer

    return answer(store, query)


def explain_hit(store: Path, query: SearchQuery, document_id: str) -> HitExplanation | None:
    """Break one hit's score into contributions, or answer None for an unknown document."""
    from innoway.engine.search.explain import explain

    return explain(store, query, document_id)


def similar_documents(
    store: Path, text: str, *, but: str = "", kind: str = "", limit: int = 5
) -> tuple[Hit, ...]:
    """Find what reads like a text, such as a whole abstract, in both languages."""
    from innoway.engine.search.similar import similar

    return similar(store, text, but=but, kind=kind, limit=limit)


def suggest(store: Path, prefix: str, *, limit: int = 8) -> tuple[Suggestion, ...]:
    """Complete what is being typed with titles and names that are in the index."""
    from innoway.engine.search.suggest import complete

    return complete(store, prefix, limit=limit)


def index_documents(
    store: Path,
    documents: Iterable[Document | BadLine | Mapping[str, Any]],
    *,
    replace: bool = False,
    vectors: bool | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Filled:
    """Add documents to a store, replacing those of the same id; of duplicates the last wins.

    A mapping has the fields of a line of the tool: ``id``, ``title``, ``text``, ``language``, any
    others become filters; one that is no document is counted in ``Filled.bad``. ``replace``
    empties the index first. ``vectors``: make the vectors of the models extra (True), leave them
    (False), or make them when the collection is small (None). Words answer before vectors stand.

    Raises:
        innoway.engine.search.errors.IndexBusy: Another process kept writing for two minutes.
    """
    from innoway.engine.search.answer import FOLDER
    from innoway.engine.search.fill import fill_vectors, fill_words

    filled = fill_words(store / FOLDER, _as_documents(documents), replace=replace)
    report = progress or (lambda _done, _total: None)
    return fill_vectors(store / FOLDER, filled, wanted=vectors, progress=report)


def query_topics(
    store: Path,
    topics: Iterable[Topic | Mapping[str, Any]],
    *,
    depth: int = 100,
    method: str = "auto",
    patience: float | None = None,
) -> Iterator[Ranked]:
    """Answer topics one by one with at most ``depth`` documents each, best first.

    A mapping has the fields of a line of the tool: ``id``, ``text``, and optionally ``language``
    (detected when missing) and ``exclude`` (an id or several that are never returned). ``method``
    is "words", "dictionary", "cascade" or "auto": the best this store and installation can do.
    The cascade spends at most ``patience`` seconds (150 when None) on its finer encoder.

    Raises:
        innoway.engine.search.errors.SearchRefused: Nothing is indexed, or models are missing.
        ValueError: A mapping is no topic.
    """
    from innoway.engine.search.collection import topic_of
    from innoway.engine.search.rank import rank_topics, store_ranker
    from innoway.engine.search.rescore import PATIENCE

    ranker = store_ranker(store, method)
    read = (topic if isinstance(topic, Topic) else topic_of(topic) for topic in topics)
    limit = PATIENCE if patience is None else patience
    return rank_topics(ranker, read, depth, patience=limit)


def explain_topic(store: Path, topic: Topic, document_id: str) -> HitExplanation | None:
    """Break down by terms what the words of a topic and their translations add to a document."""
    from innoway.engine.search.rank import store_ranker

    return store_ranker(store, "dictionary").explain(topic, document_id)


def _as_documents(
    documents: Iterable[Document | BadLine | Mapping[str, Any]],
) -> Iterator[Document | BadLine]:
    from innoway.engine.search.collection import document_of

    for place, document in enumerate(documents, 1):
        if isinstance(document, Document | BadLine):
            yield document
            continue
        try:
            yield document_of(document)
        except ValueError as error:
            yield BadLine(place, str(error))


def warm(store: Path) -> None:
    """Load the dictionary and the index, so that the first question does not wait seconds."""
    from innoway.engine.search.answer import answer, translator_of

    translator_of(store).segment("预热")
    answer(store, SearchQuery(text="预热 warm", limit=1))
