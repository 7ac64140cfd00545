"""Complete what is being typed: names and titles that begin with it or hold it."""

from pathlib import Path

import tantivy

from innoway.engine.search.answer import text_index
from innoway.engine.search.index import TextIndex
from innoway.engine.search.page import Suggestion
from innoway.engine.search.schema import TITLE_KEY_CHARACTERS, schema
from innoway.engine.text.fold import fold
from innoway.engine.text.words import terms

MAX_LIMIT = 50
MAX_TERMS = 12


def complete(store: Path, prefix: str, *, limit: int = 8) -> tuple[Suggestion, ...]:
    """Suggest titles beginning with the text, then titles in which its last word begins one."""
    index = text_index(store)
    typed = fold(prefix[:TITLE_KEY_CHARACTERS]).strip()
    limit = max(1, min(limit, MAX_LIMIT))
    if index is None or not typed:
        return ()
    found = {s.text.casefold(): s for s in _beginning(index, typed, limit)}
    if len(found) < limit:
        for suggestion in _containing(index, typed, limit):
            found.setdefault(suggestion.text.casefold(), suggestion)
    return tuple(found.values())[:limit]


def _beginning(index: TextIndex, typed: str, limit: int) -> list[Suggestion]:
    view = index.searcher()
    keys = view.terms_with_prefix("title_key", typed, limit=limit)
    found = []
    for key, _ in sorted(keys, key=lambda row: len(row[0])):
        query = tantivy.Query.term_query(schema(), "title_key", key)
        found += [_suggestion(index, place, view) for _, place in view.search(query, 1).hits]
    return found


def _containing(index: TextIndex, typed: str, limit: int) -> list[Suggestion]:
    view = index.searcher()
    words = terms(typed)[-MAX_TERMS:]
    if not words:
        return []
    if len(words) > 1:
        query = tantivy.Query.phrase_prefix_query(schema(), "title", [*words])
    else:
        query = tantivy.Query.fuzzy_term_query(schema(), "title", words[0], distance=0, prefix=True)
    return [_suggestion(index, place, view) for _, place in view.search(query, limit).hits]


def _suggestion(index: TextIndex, place: object, view: object) -> Suggestion:
    document = index.document(place, view)
    return Suggestion(document.title, document.kind, document.id)
