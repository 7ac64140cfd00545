"""Show where a document answers: plain text in segments, the met words marked."""

import re
from collections.abc import Iterator

from innoway.engine.search.page import Segment
from innoway.engine.text.fold import fold
from innoway.engine.text.words import UNSPACED, is_unspaced, word_term

LENGTH = 280  # characters
READ = 20_000
MAX_TITLE = 500
MAX_PLACES = 60  # looked at for the best stretch

Span = tuple[int, int]
_WORD = re.compile(rf"[^\W_{UNSPACED}]+(?:['’][^\W_{UNSPACED}]+)*")


def marked(text: str, wanted: frozenset[str]) -> list[Span]:
    """Find the places of terms in a text as written, merged where they touch."""
    folded = fold(text)
    if len(folded) != len(text):  # places in the folded text would not fit the written one
        folded = "".join(_same_length(character) for character in text)
    found: set[Span] = set()
    for term in wanted:
        if is_unspaced(term):
            found.update((at, at + len(term)) for at in _places(folded, term))
        else:
            found.update(_forms(folded, term))
    spans: list[Span] = []
    for start, end in sorted(found):
        if spans and start <= spans[-1][1]:
            spans[-1] = (spans[-1][0], max(end, spans[-1][1]))
        else:
            spans.append((start, end))
    return spans


def _places(text: str, part: str) -> Iterator[int]:
    at = text.find(part)
    while at >= 0:
        yield at
        at = text.find(part, at + len(part))


def _forms(folded: str, term: str) -> Iterator[Span]:
    """Find words of a term by how they begin: a stem may end otherwise than its words do."""
    for at in _places(folded, term[:-1] if len(term) > 3 else term):
        word = _WORD.match(folded, at)
        begins = at == 0 or not _WORD.match(folded, at - 1)
        if word and begins and word_term(word.group()) == term:
            yield word.span()


def _same_length(character: str) -> str:
    folded = fold(character)
    return folded if len(folded) == 1 else character


def segments(text: str, spans: list[Span], start: int, end: int) -> tuple[Segment, ...]:
    """Cut a stretch of text into segments at the marked places."""
    found: list[Segment] = []
    at = start
    for span in spans:
        first, last = max(span[0], start), min(span[1], end)
        if first >= last:
            continue
        if first > at:
            found.append((text[at:first], False))
        found.append((text[first:last], True))
        at = last
    if at < end:
        found.append((text[at:end], False))
    return tuple(found)


def snippet(text: str, wanted: frozenset[str]) -> tuple[Segment, ...]:
    """Return the stretch of a text with the most different met words, cut at word borders."""
    text = " ".join(text[:READ].split())
    spans = marked(text, wanted)
    start = _best_start(text, spans)
    end = min(len(text), start + LENGTH)
    if end < len(text) and text[end - 1].isascii() and " " in text[start + 1 : end]:
        end = text.rindex(" ", start, end)
    found = segments(text, spans, start, end)
    before: tuple[Segment, ...] = (("… ", False),) if start else ()
    after: tuple[Segment, ...] = ((" …", False),) if end < len(text) else ()
    return before + found + after


def _best_start(text: str, spans: list[Span]) -> int:
    words = [text[first:last].lower() for first, last in spans[:MAX_PLACES]]
    best, most = 0, 0
    for place, (first, _) in enumerate(spans[:MAX_PLACES]):
        end = place
        while end < len(words) and spans[end][1] <= first + LENGTH:
            end += 1
        different = len(set(words[place:end]))
        if different > most:
            best, most = first, different
    if best < LENGTH // 2:
        return 0
    back = text.rfind(" ", max(0, best - 60), best)
    return back + 1 if back >= 0 else max(0, best - 15)


def title_segments(title: str, wanted: frozenset[str]) -> tuple[Segment, ...]:
    """Mark the met words of a title."""
    short = title[:MAX_TITLE]
    return segments(short, marked(short, wanted), 0, len(short))
