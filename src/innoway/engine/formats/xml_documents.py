"""Cut a stream of concatenated XML documents into documents, without parsing them.

The weekly files of patent offices are thousands of documents in a row. A document ends at the
closing tag of a known root, or where the next one begins: a broken document costs itself only.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

DECLARATION = b"<?xml "
DOCTYPE = b"<!DOCTYPE "
KEPT = 1 << 20
_OVERLAP = 128  # longer than any mark looked for
_BLANK = b" \t\r\n\0\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class Piece:
    """Bytes of one document. ``closed`` tells that a known closing tag ends it.

    ``size`` is the whole size; ``data`` is cut where that is over the limit.
    """

    data: bytes
    start: int
    end: int
    size: int
    closed: bool


class _Marks:
    """The next place of each mark in a growing buffer; every byte is searched once a mark."""

    def __init__(self, marks: Iterable[bytes]) -> None:
        self.places = dict.fromkeys(marks, -1)
        self.searched = dict.fromkeys(self.places, 0)

    def first(self, held: bytes, begin: int) -> tuple[int, bytes]:
        best, which = len(held), b""
        for mark in self.places:
            place = self._next(mark, held, begin)
            if 0 <= place < best:
                best, which = place, mark
        return (best, which) if which else (-1, b"")

    def _next(self, mark: bytes, held: bytes, begin: int) -> int:
        if self.places[mark] < begin:
            place = held.find(mark, max(begin, self.searched[mark]))
            self.places[mark] = place
            self.searched[mark] = len(held) - len(mark) + 1 if place < 0 else place + 1
        return self.places[mark]

    def moved(self, by: int) -> None:
        for mark in self.places:
            self.places[mark] = max(-1, self.places[mark] - by)
            self.searched[mark] = max(0, self.searched[mark] - by)


def documents(
    blocks: Iterable[bytes], roots: tuple[str, ...], limit: int, *, start: int = 0
) -> Iterator[Piece]:
    """Yield the documents of a stream whose root (or record) elements are ``roots``.

    Blank stretches between documents are passed over; anything else is yielded, closed or not.
    """
    closers = {f"</{root}>".encode(): None for root in roots}
    openers = tuple(f"<{root}".encode() for root in roots)
    marks = _Marks((DECLARATION, DOCTYPE, *closers))
    held, base = b"", start  # ``held`` begins at byte ``base`` of the stream
    begin = scan = 0  # of the current document, and where looking goes on
    head, lost = b"", 0  # of a document too large to hold: its head, and the bytes let go
    for block in blocks:
        held = held[begin:] + block
        base += begin
        marks.moved(begin)
        scan, begin = scan - begin, 0
        while (found := marks.first(held, scan))[0] >= 0:
            place, mark = found
            stop = place + len(mark) if mark in closers else place
            scan = place + len(mark)
            if stop == place and not (head or _bounds(held, begin, place, mark, openers)):
                continue
            if head or held[begin:stop].strip(_BLANK):
                yield _piece(held, begin, stop, base, head, lost, closed=stop > place)
            begin, head, lost = stop, b"", 0
        scan = max(scan, len(held) - _OVERLAP)
        if len(held) - begin > limit or head:
            head = head or held[begin : begin + KEPT]
            kept = max(begin, len(held) - _OVERLAP)
            lost, begin = lost + kept - begin, kept
    if head or held[begin:].strip(_BLANK):
        yield _piece(held, begin, len(held), base, head, lost, closed=False)


def _bounds(held: bytes, begin: int, place: int, mark: bytes, openers: tuple[bytes, ...]) -> bool:
    """A declaration begins a document; a DOCTYPE does so only once a root was opened."""
    return mark == DECLARATION or any(held.find(o, begin, place) >= 0 for o in openers)


def _piece(  # noqa: PLR0917 - private; the state of one scan
    held: bytes, begin: int, stop: int, base: int, head: bytes, lost: int, *, closed: bool
) -> Piece:
    if head:
        return Piece(head, base + begin - lost, base + stop, stop - begin + lost, closed=False)
    return Piece(held[begin:stop], base + begin, base + stop, stop - begin, closed)
