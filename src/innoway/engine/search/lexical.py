"""Rank by words: BM25 over weighted terms, with the dictionary across languages."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from innoway.engine.search.analyse import (
    Weighted,
    idf,
    most_telling,
    pieces,
    saturate,
    weighted_terms,
)
from innoway.engine.search.clauses import Clause, Conditions, Group, Request
from innoway.engine.search.index import TextIndex
from innoway.engine.search.translate import Rendering, Sense, Translator
from innoway.engine.search.weights import Weights
from innoway.engine.text.words import is_unspaced, terms


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Frequencies of terms in one view of an index, looked up once per question."""

    index: TextIndex
    searcher: Any
    seen: dict[str, int]

    @classmethod
    def of(cls, index: TextIndex) -> "Lexicon":
        """Take a view of the last commit."""
        return cls(index, index.searcher(), {})

    @property
    def total(self) -> int:
        return int(self.searcher.num_docs)

    def frequency(self, term: str) -> int:
        """Return the number of documents with a term."""
        if term not in self.seen:
            self.seen[term] = int(self.searcher.doc_freq("body", term))
        return self.seen[term]

    def idf(self, term: str) -> float:
        """Return the weight the index gives to a term by its rarity."""
        return idf(min(self.frequency(term), self.total), self.total)


def term_groups(found: Sequence[Weighted], weights: Weights) -> list[Group]:
    """Search every term in the whole text and, with less weight, in the title."""
    return [
        Group(_in_both_fields((item.term,), item.weight, item.origin, "word", weights))
        for item in found
    ]


def _in_both_fields(
    found: tuple[str, ...], weight: float, origin: str, reason: str, weights: Weights
) -> tuple[Clause, ...]:
    body = Clause(found, "body", weight, origin, reason)
    if not weights.title:
        return (body,)
    return (body, Clause(found, "title", weight * weights.title, origin, reason))


def renderings(
    found: Sequence[str], into: str, translator: Translator, weights: Weights
) -> list[Rendering]:
    """Translate the pieces of a question into one language, counting repeated words."""
    merged: dict[str, Rendering] = {}
    counts: Counter[str] = Counter()
    if into == "en":
        raw = [
            r
            for piece in found
            if is_unspaced(piece)
            for r in translator.into_english(piece, weights)
        ]
    else:
        raw = list(translator.into_chinese([p for p in found if not is_unspaced(p)], weights))
    for rendering in raw:
        merged.setdefault(rendering.origin, rendering)
        counts[rendering.origin] += 1
    return [replace(r, count=counts[origin]) for origin, r in merged.items()]


def known(found: Sequence[Rendering], lexicon: Lexicon, limit: int) -> list[Rendering]:
    """Drop senses no document could show, and share their weight among the others."""
    kept = []
    for rendering in found:
        senses = [s for s in rendering.senses if all(lexicon.frequency(t) for t in s.terms)]
        senses = sorted(senses, key=lambda s: -s.weight)[:limit]
        total = sum(sense.weight for sense in senses)
        if total > 0:
            senses = [replace(sense, weight=sense.weight / total) for sense in senses]
            kept.append(replace(rendering, senses=tuple(senses)))
    return kept


def word_idf(rendering: Rendering, lexicon: Lexicon) -> float:
    """Return the rarity of a translated word: that of its senses, by their weights."""
    expected = sum(
        s.weight * min(lexicon.frequency(term) for term in s.terms) for s in rendering.senses
    )
    return idf(min(round(expected), lexicon.total), lexicon.total)


def translated_groups(
    found: Sequence[Rendering], lexicon: Lexicon, weights: Weights
) -> list[Group]:
    """Turn renderings into groups in which each word counts once, whatever its senses.

    A rare sense would win by its own idf; it is scaled to the idf of the word, so that the
    group behaves like one term. Source: probabilistic structured queries, Darwish and Oard 2003.
    """
    groups = []
    for rendering in found:
        strength = saturate(rendering.count, weights.repeats) * rendering.weight
        rarity = word_idf(rendering, lexicon)
        clauses: list[Clause] = []
        for sense in rendering.senses:
            for term in sense.terms:
                own = max(lexicon.idf(term), 1e-6)
                share = strength * sense.weight / len(sense.terms) * min(1.0, rarity / own)
                clauses += _in_both_fields((term,), share, rendering.origin, sense.source, weights)
        groups.append(Group(tuple(clauses)))
    return groups


def agree(
    found: Sequence[Rendering], lexicon: Lexicon, weights: Weights, language: str
) -> list[Rendering]:
    """Let the senses of different words choose each other: those that meet in one document win.

    The first ranking uses the dictionary's weights; senses that its best documents share gain.
    """
    if not weights.feedback or len(found) < 2:
        return list(found)
    request = Request(
        tuple(translated_groups(found, lexicon, weights)), Conditions(languages=(language,))
    )
    best = lexicon.index.find(
        request, limit=weights.feedback_documents, searcher=lexicon.searcher, count=False
    ).found
    if not best:
        return list(found)
    support: Counter[str] = Counter()
    for match in best:
        document = lexicon.index.document(match.address, lexicon.searcher)
        support.update(set(terms(f"{document.title} {document.text}")))
    return [_supported(r, support, lexicon, len(best), weights) for r in found]


def _supported(
    rendering: Rendering, support: Counter[str], lexicon: Lexicon, documents: int, weights: Weights
) -> Rendering:
    def evidence(sense: Sense) -> float:
        seen = min(support[term] for term in sense.terms) / documents
        usual = min(lexicon.frequency(term) for term in sense.terms) / max(lexicon.total, 1)
        return max(seen - usual, 0.0) * (0.2 + sense.weight)

    found = [evidence(sense) for sense in rendering.senses]
    total = sum(found)
    if total <= 0:
        return rendering
    share = weights.feedback
    senses = tuple(
        replace(sense, weight=(1 - share) * sense.weight + share * seen / total)
        for sense, seen in zip(rendering.senses, found, strict=True)
    )
    return replace(rendering, senses=senses)


def strongest(found: Sequence[Rendering], lexicon: Lexicon, weights: Weights) -> list[Rendering]:
    """Keep the renderings of a long question that can move the score most."""
    ranked = sorted(
        found,
        key=lambda r: -r.weight * saturate(r.count, weights.repeats) * word_idf(r, lexicon),
    )
    return ranked[: weights.max_terms]


def lexical_groups(
    text: str,
    lexicon: Lexicon,
    translator: Translator | None,
    weights: Weights,
    languages: Sequence[str] = ("en", "zh"),
) -> list[Group]:
    """Turn a topic into scored groups, in its own words and in the other languages present."""
    found = pieces(text)
    telling = most_telling(
        weighted_terms(found, weights), lexicon.frequency, lexicon.total, weights.max_terms
    )
    groups = term_groups(telling, weights)
    if translator is None:
        return groups
    for language in languages:
        rendered = known(
            renderings(found, language, translator, weights), lexicon, weights.max_senses
        )
        rendered = strongest(rendered, lexicon, weights)
        rendered = agree(rendered, lexicon, weights, language)
        groups += translated_groups(rendered, lexicon, weights)
    return groups
