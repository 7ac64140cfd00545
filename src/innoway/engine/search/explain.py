"""Explain a hit: which words it met, where, and what each added to its score."""

from dataclasses import replace
from pathlib import Path

from innoway.engine.search.answer import ask, relaxed
from innoway.engine.search.clauses import Clause, Request
from innoway.engine.search.index import score_of
from innoway.engine.search.lexical import Lexicon
from innoway.engine.search.page import Contribution, HitExplanation, SearchQuery

_SHOWN = {"body": "text"}


def explain(store: Path, query: SearchQuery, document_id: str) -> HitExplanation | None:
    """Break the score of one document into contributions; None when there is no such document.

    A document that does not answer the question has ``matched`` False and the score 0.
    """
    asked = ask(store, query)
    if asked is None:
        return None
    lexicon = asked.lexicon
    address = lexicon.index.by_id(document_id, lexicon.searcher)
    if address is None:
        return None
    request = asked.question.request
    if (
        request.needed > 1
        and not lexicon.index.find(request, limit=1, searcher=lexicon.searcher).total
    ):
        request = relaxed(request)
    return explain_request(request, lexicon, document_id, address)


def explain_request(
    request: Request, lexicon: Lexicon, document_id: str, address: object
) -> HitExplanation:
    """Score each clause of a request alone on one document."""
    only = replace(request, conditions=replace(request.conditions, ids=(document_id,)))
    found = lexicon.index.find(only, limit=1, searcher=lexicon.searcher).found
    if not found:
        return HitExplanation(document_id, 0.0, (), matched=False)
    parts = [
        _contribution(clause, score_of(clause, lexicon.searcher, address))
        for group in request.groups
        if not group.forbidden
        for clause in group.clauses
    ]
    told = tuple(sorted((p for p in parts if p.score), key=lambda p: -p.score))
    return HitExplanation(document_id, found[0].score, told)


def _contribution(clause: Clause, score: float) -> Contribution:
    field = _SHOWN.get(clause.field, clause.field.partition(".")[2] or clause.field)
    return Contribution(" ".join(clause.terms), field, clause.origin, clause.reason, score)
