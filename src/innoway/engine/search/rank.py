"""Rank documents for topics: by words, with the dictionary, or by the cascade with meaning."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
from threadpoolctl import threadpool_limits

from innoway.engine.search.answer import text_index, translator_of
from innoway.engine.search.clauses import Request
from innoway.engine.search.collection import Topic
from innoway.engine.search.e5 import fine_encoder_installed
from innoway.engine.search.errors import ModelsMissing, SearchRefused
from innoway.engine.search.explain import explain_request
from innoway.engine.search.fuse import fused
from innoway.engine.search.index import TextIndex
from innoway.engine.search.lexical import Lexicon, lexical_groups
from innoway.engine.search.models import Vectors, corpus_encoder, corpus_encoder_installed
from innoway.engine.search.page import HitExplanation
from innoway.engine.search.rescore import CANDIDATES as FINE_CANDIDATES
from innoway.engine.search.rescore import PATIENCE, Rescorer, candidates, rescorer
from innoway.engine.search.runfile import Ranked, strictly_falling
from innoway.engine.search.translate import Translator
from innoway.engine.search.vectors import NearestVectors, VectorStore, nearest_vectors
from innoway.engine.search.weights import DEFAULT, Weights
from innoway.engine.text.language import detect_language, primary

METHODS = ("auto", "words", "dictionary", "cascade")
CANDIDATES = 1000
LEAST_COVERED = 0.5  # share of documents with a vector from which "auto" uses them
TRANSLATABLE = ("en", "zh")
MODEL = "use3"
BATCH = 64  # topics


@dataclass(slots=True)
class Ranker:
    """Everything one run needs, opened once: a view of the index, dictionary, vectors."""

    lexicon: Lexicon
    languages: Sequence[str]
    translator: Translator | None
    vectors: NearestVectors | None
    weights: Weights = DEFAULT
    _names: dict[tuple[int, int], tuple[str, str]] = field(default_factory=dict)

    @property
    def method(self) -> str:
        if self.vectors is not None:
            return "cascade"
        return "words" if self.translator is None else "dictionary"

    def request(self, topic: Topic) -> Request:
        """Return the lexical part of a topic as weighted clauses."""
        language = primary(topic.language) or detect_language(topic.text)
        into = [tag for tag in self.languages if tag in TRANSLATABLE and tag != language]
        groups = lexical_groups(topic.text, self.lexicon, self.translator, self.weights, into)
        return Request(tuple(groups))

    def rank(self, topic: Topic, vector: Vectors | None, depth: int) -> list[tuple[str, float]]:
        """Score at most ``depth`` documents, best first; none for a topic without words."""
        language = primary(topic.language) or detect_language(topic.text)
        lexical, languages = self._lexical(topic, max(depth, CANDIDATES) + len(topic.exclude))
        scores = lexical
        if vector is not None and self.vectors is not None and np.any(vector):
            meaning = self._meaning(vector, lexical, topic.exclude, max(depth, CANDIDATES))
            shares = {i: self._share(languages.get(i), language) for i in meaning}
            scores = fused(lexical, meaning, shares)
        best = sorted(scores.items(), key=lambda row: (-row[1], row[0]))
        present = (row for row in best if row[0] in lexical or self._is_held(row[0]))
        return list(islice(present, depth))

    def explain(self, topic: Topic, identifier: str) -> HitExplanation | None:
        """Break the lexical score of one document for a topic into its terms."""
        address = self.lexicon.index.by_id(identifier, self.lexicon.searcher)
        if address is None:
            return None
        return explain_request(self.request(topic), self.lexicon, identifier, address)

    def _lexical(self, topic: Topic, depth: int) -> tuple[dict[str, float], dict[str, str]]:
        request = self.request(topic)
        if not request.groups:
            return {}, {}
        found = self.lexicon.index.find(
            request, limit=depth, searcher=self.lexicon.searcher, count=False
        )
        scores: dict[str, float] = {}
        languages: dict[str, str] = {}
        for match in found.found:
            identifier, language = self._named(match.address)
            if identifier not in topic.exclude:
                scores[identifier] = match.score
                languages[identifier] = language
        return scores, languages

    def _meaning(
        self, vector: Vectors, lexical: Iterable[str], exclude: frozenset[str], count: int
    ) -> dict[str, float]:
        assert self.vectors is not None
        near = self.vectors.near(vector, count)
        pairs = zip(near.ids, near.cosines.tolist(), strict=True)
        found = {i: cosine for i, cosine in pairs if i not in exclude}
        for identifier in lexical:
            cosine = self.vectors.cosine(identifier, vector)
            if cosine is not None:
                found[identifier] = cosine
        return found

    def _named(self, address: Any) -> tuple[str, str]:
        place = (address.segment_ord, address.doc)
        if place not in self._names:
            document = self.lexicon.index.document(address, self.lexicon.searcher)
            self._names[place] = (document.id, document.language)
        return self._names[place]

    def _is_held(self, identifier: str) -> bool:
        """Say whether a document that has a vector is still in the index."""
        return self.lexicon.index.by_id(identifier, self.lexicon.searcher) is not None

    def _share(self, of_document: str | None, of_topic: str) -> float:
        if of_document is None and len(self.languages) == 1:
            of_document = self.languages[0]
        same = of_document is None or of_document == of_topic
        return self.weights.meaning if same else self.weights.meaning_across


def open_ranker(
    index: TextIndex, translator: Translator, method: str, weights: Weights = DEFAULT
) -> Ranker:
    """Choose the best available method, or exactly the one asked for.

    Raises:
        ModelsMissing: The cascade was asked for without its encoder or any vectors.
    """
    lexicon = Lexicon.of(index)
    languages = [tag for tag in index.languages() if tag]
    vectors = _vectors(index.folder, lexicon.total, method)
    return Ranker(lexicon, languages, None if method == "words" else translator, vectors, weights)


def _vectors(folder: Path, total: int, method: str) -> NearestVectors | None:
    if method not in {"auto", "cascade"}:
        return None
    held = bool(VectorStore(folder, MODEL).parts())
    if not (held and corpus_encoder_installed()):
        if method == "cascade":
            raise ModelsMissing(
                "The cascade needs vectors: index the documents again with --vectors."
            )
        return None
    vectors = nearest_vectors(folder, MODEL)
    enough = len(vectors.ids) >= LEAST_COVERED * total
    return vectors if enough or method == "cascade" else None


def rank_topics(
    ranker: Ranker, topics: Iterable[Topic], depth: int, *, patience: float = PATIENCE
) -> Iterator[Ranked]:
    """Answer topics in order, encoding their texts in batches.

    The cascade rescores the first candidates with the finer encoder where it is installed, for
    ``patience`` seconds of encoding in all; topics after that keep the order of words and vectors.
    """
    rest = iter(topics)
    with ExitStack() as stack:
        stack.enter_context(threadpool_limits(1, "blas"))  # small products; threads only wait
        finer = None
        if ranker.vectors is not None and patience > 0 and fine_encoder_installed():
            finer = stack.enter_context(rescorer(ranker.lexicon.index.folder, patience))
        while batch := list(islice(rest, BATCH)):
            yield from _rank_batch(ranker, batch, depth, finer)


def _rank_batch(
    ranker: Ranker, batch: Sequence[Topic], depth: int, finer: Rescorer | None
) -> Iterator[Ranked]:
    vectors: Any = [None] * len(batch)
    if ranker.vectors is not None:
        vectors = corpus_encoder().questions([topic.text for topic in batch])
    deep = max(depth, FINE_CANDIDATES)
    found = [ranker.rank(t, v, deep) for t, v in zip(batch, vectors, strict=True)]
    if finer is not None:
        found = _rescored(ranker, batch, found, finer)
    for topic, ranked in zip(batch, found, strict=True):
        yield Ranked(topic.id, strictly_falling(ranked[:depth]))


def _rescored(
    ranker: Ranker,
    batch: Sequence[Topic],
    found: Sequence[list[tuple[str, float]]],
    finer: Rescorer,
) -> list[list[tuple[str, float]]]:
    index, view = ranker.lexicon.index, ranker.lexicon.searcher
    places = [index.by_id(i, view) for i in candidates(found)]
    finer.prepare(index.document(place, view) for place in places if place is not None)
    questions = finer.questions([topic.text for topic in batch])
    share = ranker.weights.finer
    return [finer.rescore(r, q, share) for r, q in zip(found, questions, strict=True)]


def store_ranker(store: Path, method: str) -> Ranker:
    """Open what a store holds for answering topics.

    Raises:
        SearchRefused: Nothing is indexed there yet, or the method's models are missing.
    """
    index = text_index(store)
    if index is None:
        raise SearchRefused(f"Nothing is indexed in {store}. Run: innoway engine index DOCS.jsonl")
    return open_ranker(index, translator_of(store), method)
