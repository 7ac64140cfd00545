"""The only contact of the hall with the data engine: how texts of two languages are cut."""

from innoway.apps.hall.calculations.asking import Piece
from innoway.engine.facade import words


def fold(text: str) -> str:
    """Return a text in one written form: width, case, accents and Chinese script fold away."""
    return words.fold(text)


def cut(folded: str) -> tuple[Piece, ...]:
    """Return the search terms of a folded text with their places."""
    return tuple(Piece(one.term, one.start, one.end) for one in words.cut(folded))
