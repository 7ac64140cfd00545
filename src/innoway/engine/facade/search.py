"""Search the published record in English and Chinese, and explain every hit."""

from pathlib import Path

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

__all__ = [
    "Contribution",
    "FacetCount",
    "Hit",
    "HitExplanation",
    "SearchPage",
    "SearchQuery",
    "Segment",
    "Suggestion",
    "Translation",
    "explain_hit",
    "search_documents",
    "suggest",
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


def suggest(store: Path, prefix: str, *, limit: int = 8) -> tuple[Suggestion, ...]:
    """Complete what is being typed with titles and names that are in the index."""
    from innoway.engine.search.suggest import complete

    return complete(store, prefix, limit=limit)
