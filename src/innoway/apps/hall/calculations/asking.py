"""Finds what a person wants to do in a small catalogue of two languages, and says why.

Each entry is a set of weighted terms. A question scores an entry by the terms they share, rare
terms counting more; sayings and synonyms of the content bring everyday words to official ones.
"""

import math
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property


@dataclass(frozen=True, slots=True)
class Piece:
    """A term and its place in the text; ``worth`` is less for synonyms and mended words.

    Pieces of one ``origin`` stand for the same words: an entry is scored by the best of them.
    """

    term: str
    start: int
    end: int
    worth: float = 1.0
    origin: str = ""


@dataclass(frozen=True, slots=True)
class Reason:
    """Words of the question that met an entry."""

    words: str


@dataclass(frozen=True, slots=True)
class Ranked:
    """An entry that fits, with its score (the best is not bound to 1) and the words that met."""

    key: str
    score: float
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """A question in folded form with its pieces and those that synonyms added."""

    text: str
    pieces: tuple[Piece, ...]


Cutter = Callable[[str], Sequence[Piece]]
SYNONYM, MENDED = 0.7, 0.8
# A hit must meet this share of what the question weighs, so that one common word finds nothing.
LEAST_SHARE = 0.28
# Hits far below the best are noise beside it.
LEAST_OF_BEST = 0.3


class Index:
    """The entries of a catalogue by their terms."""

    def __init__(self, entries: Mapping[str, Iterable[tuple[str, float]]], cut: Cutter) -> None:
        self.cut = cut
        self.entries: dict[str, dict[str, float]] = {}
        for key, texts in entries.items():
            weights: dict[str, float] = {}
            for text, weight in texts:
                for piece in cut(text):
                    weights[piece.term] = max(weight, weights.get(piece.term, 0.0))
            self.entries[key] = weights

    @cached_property
    def rarity(self) -> dict[str, float]:
        """How much each term says: the rarer, the more."""
        counts = Counter(term for weights in self.entries.values() for term in weights)
        return {term: math.log(1 + len(self.entries) / n) for term, n in counts.items()}

    @cached_property
    def unknown(self) -> float:
        """What a word weighs that no entry knows."""
        return math.log(1 + len(self.entries))

    def rank(self, question: Question, limit: int) -> tuple[Ranked, ...]:
        """Return the entries that fit, best first; nothing when the question means nothing here."""
        weighed = self._weight_of(question)
        if not weighed:
            return ()
        found = [self._ranked(key, weights, question) for key, weights in self.entries.items()]
        found = [one for one in found if one.score >= LEAST_SHARE * weighed]
        found.sort(key=lambda one: (-one.score, one.key))
        return tuple(one for one in found if one.score >= LEAST_OF_BEST * found[0].score)[:limit]

    def _weight_of(self, question: Question) -> float:
        asked = {piece.term for piece in question.pieces if piece.worth == 1.0}
        return sum(self.rarity.get(term, self.unknown) for term in asked)

    def _ranked(self, key: str, weights: Mapping[str, float], question: Question) -> Ranked:
        best: dict[str, float] = {}
        met: list[Piece] = []
        for piece in question.pieces:
            if piece.term in weights:
                worth = piece.worth * weights[piece.term] * self.rarity[piece.term]
                origin = piece.origin or piece.term
                best[origin] = max(worth, best.get(origin, 0.0))
                met.append(piece)
        return Ranked(key, sum(best.values()), _reasons(question.text, met))


def read_question(
    text: str, index: Index, synonyms: Sequence[Sequence[str]], idle: frozenset[str]
) -> Question:
    """Return the question of a folded text: its terms, without idle ones, and their synonyms."""
    cut = list(index.cut(text))
    # Of "company registration" every word is idle; then the idle words are all there is.
    pieces = [piece for piece in cut if piece.term not in idle] or cut
    pieces += [mended for piece in pieces if (mended := _mended(piece, index.rarity))]
    for group in synonyms:
        said = next((place for phrase in group if (place := _place_of(phrase, text))), None)
        if said is None:
            continue
        start, end = said
        for phrase in group:
            added = (piece.term for piece in index.cut(phrase))
            pieces += [
                Piece(term, start, end, SYNONYM, group[0]) for term in added if term not in idle
            ]
    return Question(text, tuple(pieces))


def _place_of(phrase: str, text: str) -> tuple[int, int] | None:
    """Return where a phrase stands; Latin phrases only as whole words."""
    start = text.find(phrase)
    while start >= 0:
        end = start + len(phrase)
        inside = phrase.isascii() and (
            (start > 0 and text[start - 1].isascii() and text[start - 1].isalnum())
            or (end < len(text) and text[end].isascii() and text[end].isalnum())
        )
        if not inside:
            return start, end
        start = text.find(phrase, start + 1)
    return None


def _mended(piece: Piece, known: Mapping[str, float]) -> Piece | None:
    """Return the piece with the known word it was probably meant to be."""
    if piece.term in known or len(piece.term) < 5 or not piece.term.isascii():
        return None
    close = get_close_matches(piece.term, [one for one in known if one.isascii()], 1, 0.8)
    return Piece(close[0], piece.start, piece.end, MENDED) if close else None


def _reasons(text: str, met: Sequence[Piece]) -> tuple[Reason, ...]:
    """Join the places that met into words as they were written.

    >>> _reasons("注册商标 fee", [Piece("注册", 0, 2), Piece("册商", 1, 3), Piece("fee", 5, 8)])
    (Reason(words='注册商'), Reason(words='fee'))
    """
    spans: list[list[int]] = []
    for start, end in sorted({(piece.start, piece.end) for piece in met}):
        if spans and start <= spans[-1][1]:
            spans[-1][1] = max(end, spans[-1][1])
        else:
            spans.append([start, end])
    return tuple(Reason(text[start:end]) for start, end in spans)
