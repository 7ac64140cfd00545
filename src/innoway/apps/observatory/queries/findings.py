"""Answers of the search: a page of hits, why one is there, what may be meant, all for export."""

import datetime
from collections.abc import Iterator
from dataclasses import astuple, dataclass, replace

from innoway.apps.observatory import gateways
from innoway.apps.observatory.calculations.question import FILTERS, LAST_OFFSET, Question
from innoway.apps.observatory.gateways import (
    Hit,
    HitExplanation,
    IngestProgress,
    SearchPage,
    SearchQuery,
    Suggestion,
)

__all__ = [
    "EXPORT_LIMIT",
    "FACETS",
    "FILTERS",
    "Findings",
    "Hit",
    "HitExplanation",
    "Suggestion",
    "explanation",
    "exported",
    "findings",
    "suggestions",
]

FACETS = ("kind", "type", "wipo_field", "cpc", "owner", "country", "source", "year")
EXPORT_LIMIT = 1_000
STEP = 200  # what the engine answers at once


@dataclass(frozen=True, slots=True)
class Findings:
    """A page of hits with what a reader needs beside it."""

    question: Question
    answer: SearchPage
    progress: IngestProgress | None
    nothing_loaded: bool = False

    @property
    def first(self) -> int:
        return self.question.offset + 1

    @property
    def last(self) -> int:
        return self.question.offset + len(self.answer.hits)

    @property
    def pages(self) -> int:
        """Return the number of pages that can be reached."""
        reachable = min(self.answer.total, LAST_OFFSET + self.question.per)
        return -(-reachable // self.question.per)


def findings(question: Question, *, facets: tuple[str, ...] = FACETS) -> Findings:
    """Return one page of hits for a question, with the state of a running ingest."""
    answer = gateways.search_documents(as_query(question, facets=facets))
    empty = not answer.total and not any(astuple(gateways.totals()))
    return Findings(question, answer, gateways.progress(), nothing_loaded=empty)


def explanation(question: Question, id: str) -> HitExplanation | None:
    """Return why a document answers a question, in parts that sum to its score."""
    return gateways.explain_hit(as_query(question), id)


def suggestions(prefix: str) -> tuple[Suggestion, ...]:
    """Return completions for what is being typed."""
    return gateways.suggest(prefix) if prefix.strip() else ()


def exported(question: Question) -> Iterator[Hit]:
    """Yield the first hits of a question, people left out: see the README on people."""
    for offset in range(0, EXPORT_LIMIT, STEP):
        query = replace(as_query(question), limit=STEP, offset=offset)
        hits = gateways.search_documents(query).hits
        yield from (hit for hit in hits if hit.kind != "person")
        if len(hits) < STEP:
            return


def as_query(question: Question, *, facets: tuple[str, ...] = ()) -> SearchQuery:
    """Return the question in the words of the engine."""
    return SearchQuery(
        text=question.text,
        kind=question.kind,
        filters=question.filters,
        date_from=_day(question.year_from, month=1, day=1),
        date_to=_day(question.year_to, month=12, day=31),
        sort=question.sort if question.sort != "relevance" or question.text else "-date",
        facets=facets,
        limit=question.per,
        offset=question.offset,
    )


def _day(year: int | None, *, month: int, day: int) -> datetime.date | None:
    return None if year is None else datetime.date(year, month, day)
