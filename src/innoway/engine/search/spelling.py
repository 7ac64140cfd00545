"""Find the word that was probably meant when no document holds the one that was typed."""

from collections.abc import Iterable, Sequence

from innoway.engine.search.clauses import Clause, Group, Request
from innoway.engine.search.lexical import Lexicon
from innoway.engine.text.fold import fold
from innoway.engine.text.words import is_unspaced, runs, word_term

LEAST_LENGTH = 4
MAX_CANDIDATES = 20_000
READ_DOCUMENTS = 3


def correct(words: Iterable[str], lexicon: Lexicon) -> dict[str, str]:
    """Map each unknown word to a known one within one or two mistakes of it."""
    found: dict[str, str] = {}
    for word in dict.fromkeys(words):
        term = word_term(word)
        if len(word) < LEAST_LENGTH or not word.isalpha() or lexicon.frequency(term):
            continue
        best = nearest(term, _candidates(term, lexicon), 1 if len(term) < 7 else 2)
        if best:
            found[word] = written_form(best, word, lexicon)
    return found


def _candidates(term: str, lexicon: Lexicon) -> list[tuple[str, int]]:
    starts = [term[:2], term[1] + term[0], term[0]]
    found: dict[str, int] = {}
    for start in starts:
        if found and len(start) == 1 and nearest(term, list(found.items()), 1):
            break
        found |= dict(lexicon.searcher.terms_with_prefix("body", start, limit=MAX_CANDIDATES))
    return list(found.items())


def nearest(term: str, candidates: Sequence[tuple[str, int]], most: int) -> str:
    """Return the candidate with the fewest mistakes, then the most frequent; "" when none is near.

    >>> nearest("batery", [("battery", 9), ("bakery", 50)], 1)
    'bakery'
    >>> nearest("semicnductor", [("semiconductor", 9), ("conductor", 99)], 2)
    'semiconductor'
    """
    best, best_key = "", (most + 1, 0)
    for candidate, frequency in candidates:
        if abs(len(candidate) - len(term)) > most or not candidate.isalpha():
            continue
        mistakes = distance(term, candidate, most)
        key = (mistakes, -frequency)
        if mistakes <= most and key < best_key:
            best, best_key = candidate, key
    return best


def distance(one: str, other: str, most: int) -> int:
    """Count insertions, deletions, changes and swaps of neighbours, giving up above ``most``.

    >>> distance("recieve", "receive", 2), distance("kitten", "sitting", 2)
    (1, 3)
    """
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        previous, row = row, [i]
        for j, b in enumerate(other, 1):
            cost = min(previous[j] + 1, row[j - 1] + 1, previous[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
        before = previous
    return min(row[-1], most + 1)


def written_form(term: str, typed: str, lexicon: Lexicon) -> str:
    """Return a whole word for a stem, as documents write it and nearest to what was typed."""
    request = Request((Group((Clause((term,), "body", 1.0),)),))
    forms: dict[str, int] = {}
    view = lexicon.searcher
    for match in lexicon.index.find(request, limit=READ_DOCUMENTS, searcher=view).found:
        document = lexicon.index.document(match.address, view)
        for run in runs(fold(f"{document.title} {document.text}")):
            word = run.group()
            if not is_unspaced(word) and word_term(word) == term:
                forms[word] = distance(typed, word, 9)
    return min(forms, key=lambda word: (forms[word], word)) if forms else term
