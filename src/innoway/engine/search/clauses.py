"""Weighted clauses: the small language in which every question reaches an index."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import tantivy

from innoway.engine.search.schema import schema

FIELDS = {"title": "title", "text": "body"}
Must, Should, MustNot = tantivy.Occur.Must, tantivy.Occur.Should, tantivy.Occur.MustNot


@dataclass(frozen=True, slots=True)
class Clause:
    """One scored condition: a term, or several as a phrase, in one field with a weight."""

    terms: tuple[str, ...]
    field: str  # "title" | "body" | "words.<name>"
    weight: float
    origin: str = ""
    reason: str = "word"


@dataclass(frozen=True, slots=True)
class Group:
    """Alternatives for one word of the question: itself, its translations, its corrections."""

    clauses: tuple[Clause, ...]
    required: bool = False
    forbidden: bool = False


@dataclass(frozen=True, slots=True)
class Conditions:
    """What a hit must be, without influence on its score."""

    kinds: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    filters: tuple[tuple[str, tuple[str, ...]], ...] = ()
    days: tuple[int | None, int | None] = (None, None)
    forbidden: tuple[tuple[str, tuple[str, ...]], ...] = ()
    ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Request:
    """Groups to score, of which at least ``needed`` optional ones must match, and conditions."""

    groups: tuple[Group, ...] = ()
    conditions: Conditions = field(default_factory=Conditions)
    needed: int = 1


def clause_query(clause: Clause) -> Any:
    """Turn a clause into a query whose score is BM25 times the clause's weight."""
    if len(clause.terms) == 1:
        query = tantivy.Query.term_query(schema(), clause.field, clause.terms[0])
    else:
        query = tantivy.Query.phrase_query(schema(), clause.field, list(clause.terms))
    return query if clause.weight == 1.0 else tantivy.Query.boost_query(query, clause.weight)


def request_query(request: Request) -> Any:
    """Compose the whole query; no groups means all documents under the conditions.

    The text of a document repeats its title, so a title's clause beside the same term in the
    text decides nothing and only adds to the score. Left out of the condition, it costs nothing
    where the term is not met: requests of which all words or any word must match stay flat.
    """
    must = condition_queries(request.conditions)
    extra: list[tuple[Any, Any]] = []
    optional = [group for group in request.groups if not group.forbidden and not group.required]
    needed = max(1, min(request.needed, len(optional)))
    for group in request.groups:
        if group.forbidden:
            must.append((MustNot, _alternatives(group.clauses)))
        elif group.required or needed == len(optional):
            deciding, adding = _split(group.clauses)
            must.append((Must, _alternatives(deciding)))
            extra += [(Should, clause_query(clause)) for clause in adding]
    if needed < len(optional):
        flat = [clause for group in optional for clause in group.clauses]
        several = [(Should, _alternatives(group.clauses)) for group in optional]
        any_one = [(Should, clause_query(clause)) for clause in flat]
        boolean = tantivy.Query.boolean_query
        if needed == 1:
            must.append((Must, boolean(any_one)))
        else:
            must.append((Must, boolean(several, minimum_number_should_match=needed)))
    if not any(occur == Must for occur, _ in must):
        must.append((Must, silent(tantivy.Query.all_query())))
    if len(must) == 1 and not extra:
        return must[0][1]
    return tantivy.Query.boolean_query(must + extra)


def _split(clauses: Sequence[Clause]) -> tuple[list[Clause], list[Clause]]:
    in_text = {clause.terms for clause in clauses if clause.field == "body"}
    adding = [c for c in clauses if c.field == "title" and c.terms in in_text]
    return [c for c in clauses if c not in adding], adding


def _alternatives(clauses: Sequence[Clause]) -> Any:
    return _any_of([clause_query(clause) for clause in clauses])


def condition_queries(conditions: Conditions) -> list[tuple[Any, Any]]:
    """Turn conditions into clauses that filter and add nothing to the score."""
    found = [(Must, _one_of("kind", conditions.kinds))] if conditions.kinds else []
    if conditions.languages:
        found.append((Must, _one_of("language", conditions.languages)))
    if conditions.ids:
        found.append((Must, _one_of("id", conditions.ids)))
    found += [(Must, _one_of(name, values)) for name, values in conditions.filters]
    found += [(MustNot, _one_of(name, values)) for name, values in conditions.forbidden]
    first, last = conditions.days
    if first is not None or last is not None:
        days = tantivy.Query.range_query(
            schema(), "date", tantivy.FieldType.Integer, lower_bound=first, upper_bound=last
        )
        found.append((Must, silent(days)))
    return found


def silent(query: Any) -> Any:
    """Let a query filter without scoring."""
    return tantivy.Query.const_score_query(query, 0.0)


def _one_of(name: str, values: Sequence[str]) -> Any:
    if not values:
        return tantivy.Query.empty_query()
    return silent(_any_of([tantivy.Query.term_query(schema(), name, value) for value in values]))


def _any_of(queries: list[Any]) -> Any:
    if len(queries) == 1:
        return queries[0]
    return tantivy.Query.boolean_query([(Should, query) for query in queries])
