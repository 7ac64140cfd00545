"""What is asked of the search and what it answers: frozen, plain, free of any backend."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field

Segment = tuple[str, bool]
"""A piece of plain text and whether it is to be highlighted; never markup."""


@dataclass(frozen=True, slots=True)
class SearchQuery:
    """A question to the index.

    ``text`` is what the person wrote, in the query syntax of ``innoway.engine.search.syntax``;
    ``language`` is that of the question, detected when empty. ``filters`` narrow: values of one
    name are alternatives, different names must all hold; ``cpc`` and ``ipc`` match by prefix.
    ``sort`` is "relevance", "date", "-date" (newest first) or "title". ``facets`` names the
    fields to count over all matches. ``limit`` is bounded to 200 and ``offset`` to 10,000.
    """

    text: str = ""
    language: str = ""
    kind: str = ""
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    date_from: datetime.date | None = None
    date_to: datetime.date | None = None
    sort: str = "relevance"
    facets: tuple[str, ...] = ()
    limit: int = 20
    offset: int = 0


@dataclass(frozen=True, slots=True)
class FacetCount:
    value: str
    count: int


@dataclass(frozen=True, slots=True)
class Translation:
    """A word of the question and the words of the other language that were searched with it."""

    term: str
    into: tuple[str, ...]
    source: str  # "glossary" | "dictionary"


@dataclass(frozen=True, slots=True)
class Hit:
    """One found document. ``snippet`` is plain text in segments; the page escapes it."""

    id: str
    kind: str
    title: str
    snippet: tuple[Segment, ...]
    language: str
    date: datetime.date | None
    score: float
    fields: Mapping[str, tuple[str, ...]]
    title_segments: tuple[Segment, ...] = ()


@dataclass(frozen=True, slots=True)
class SearchPage:
    """One page of hits; ``total`` counts all matches, ``corrected`` is a "did you mean"."""

    hits: tuple[Hit, ...]
    total: int
    facets: Mapping[str, tuple[FacetCount, ...]] = field(default_factory=dict)
    took_ms: float = 0.0
    corrected: str | None = None
    translated: tuple[Translation, ...] = ()


@dataclass(frozen=True, slots=True)
class Contribution:
    """A part of a hit's score: which term, where it was found, why it was searched."""

    term: str
    field: str  # "title" | "text" | "sum"
    origin: str  # the word of the question; differs from term when translated or stemmed
    reason: str  # "word" | "phrase" | "glossary" | "dictionary" | "typo" | "meaning"
    score: float


@dataclass(frozen=True, slots=True)
class HitExplanation:
    """Why a document stands where it stands; the contributions sum to ``score``."""

    id: str
    score: float
    contributions: tuple[Contribution, ...]
    matched: bool = True


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A completion for what is being typed: a title, an organisation, a person or a word."""

    text: str
    kind: str
    id: str = ""
