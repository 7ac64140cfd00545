"""Find what reads like a text: a whole abstract as the question, in both languages."""

from pathlib import Path

from innoway.engine.search.answer import dress, text_index, translator_of, wanted_terms
from innoway.engine.search.clauses import Conditions, Request
from innoway.engine.search.lexical import Lexicon, lexical_groups
from innoway.engine.search.page import Hit
from innoway.engine.search.rank import TRANSLATABLE
from innoway.engine.search.weights import DEFAULT
from innoway.engine.text.language import detect_language


def similar(
    store: Path, text: str, *, but: str = "", kind: str = "", limit: int = 5
) -> tuple[Hit, ...]:
    """Return the documents that share most telling words with a text, ``but`` left out.

    Any of its words counts, each by how rare it is, so a long text needs no query language.
    """
    index = text_index(store)
    if index is None or not text.strip():
        return ()
    lexicon = Lexicon.of(index)
    into = [
        tag for tag in index.languages() if tag in TRANSLATABLE and tag != detect_language(text)
    ]
    groups = lexical_groups(text, lexicon, translator_of(store), DEFAULT, into)
    if not groups:
        return ()
    conditions = Conditions(
        kinds=(kind,) if kind else (), forbidden=(("id", (but,)),) if but else ()
    )
    request = Request(tuple(groups), conditions)
    found = index.find(request, limit=limit, searcher=lexicon.searcher).found
    wanted = wanted_terms(request)
    return tuple(dress(lexicon, match.address, match.score, wanted) for match in found)
