"""Show where a document answers: plain text in segments, the met words marked."""

from collections.abc import Collection

from innoway.engine.search.page import Segment
from innoway.engine.text.fold import fold
from innoway.engine.text.words import is_unspaced, runs, word_term

LENGTH = 280  # characters
READ = 20_000
MAX_TITLE = 500

Span = tuple[int, int]


def marked(text: str, wanted: Collection[str]) -> list[Span]:
    """Find the places of terms in a text as written, merged where they touch."""
    spans: list[Span] = []
    for run in runs(text):
        for start, end in _in_run(run.group(), wanted):
            spans = _joined(spans, (run.start() + start, run.start() + end))
    return spans


def _joined(spans: list[Span], span: Span) -> list[Span]:
    if spans and span[0] <= spans[-1][1]:
        return [*spans[:-1], (spans[-1][0], max(spans[-1][1], span[1]))]
    return [*spans, span]


def _in_run(run: str, wanted: Collection[str]) -> list[Span]:
    if not is_unspaced(run):
        return [(0, len(run))] if word_term(fold(run)) in wanted else []
    folded = fold(run)
    if len(folded) != len(run):  # a rare compatibility form; mark all or nothing
        return [(0, len(run))] if any(term in folded for term in wanted) else []
    spans = []
    for place in range(len(folded)):
        for width in (2, 1):
            if folded[place : place + width] in wanted and place + width <= len(folded):
                spans.append((place, place + width))
                break
    return spans


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


def snippet(text: str, wanted: Collection[str]) -> tuple[Segment, ...]:
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
    best, best_score = 0, -1
    for first, _ in spans[:200]:
        inside = {text[a:b].lower() for a, b in spans if first <= a and b <= first + LENGTH}
        if len(inside) > best_score:
            best, best_score = first, len(inside)
    if best < LENGTH // 2:
        return 0
    back = text.rfind(" ", max(0, best - 60), best)
    return back + 1 if back >= 0 else max(0, best - 15)


def title_segments(title: str, wanted: Collection[str]) -> tuple[Segment, ...]:
    """Mark the met words of a title."""
    short = title[:MAX_TITLE]
    return segments(short, marked(short, wanted), 0, len(short))
