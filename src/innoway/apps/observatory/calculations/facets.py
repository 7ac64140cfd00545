"""Facets of an answer as choices: what is chosen, what else there is, where each choice leads."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from innoway.apps.observatory.calculations.question import Question

SHOWN = 8  # choices before "more"
MOST_BARS = 40


@dataclass(frozen=True, slots=True)
class Choice:
    value: str
    count: int | None  # unknown for a chosen value without any hit
    chosen: bool
    address: str


@dataclass(frozen=True, slots=True)
class Facet:
    name: str
    choices: tuple[Choice, ...]

    @property
    def shown(self) -> tuple[Choice, ...]:
        return self.choices[:SHOWN]

    @property
    def more(self) -> tuple[Choice, ...]:
        return self.choices[SHOWN:]


@dataclass(frozen=True, slots=True)
class Bar:
    """A span of years with its count; ``height`` is per cent of the tallest bar."""

    first: int
    last: int
    count: int
    height: float
    x: int
    address: str

    @property
    def y(self) -> float:
        return 100 - self.height


def facet(question: Question, name: str, counts: Iterable[tuple[str, int]]) -> Facet:
    """Return the choices of a facet: what is chosen first, then by count."""
    chosen = question.filters.get(name, ())
    counted = dict(counts)
    absent = [(value, None) for value in chosen if value not in counted]
    values: list[tuple[str, int | None]] = [*absent, *counted.items()]
    values.sort(key=lambda pair: (pair[0] not in chosen, -(pair[1] or 0), pair[0]))
    choices = (
        Choice(value, count, value in chosen, question.toggled(name, value).address())
        for value, count in values
    )
    return Facet(name, tuple(choices))


def sections(question: Question, counts: Iterable[tuple[str, int]]) -> Facet:
    """Return the sections of the CPC that the counted classes belong to, without counts.

    A document stands in several classes of one section, so class counts do not add up.
    """
    letters = sorted({value[:1] for value, _ in counts if value[:1].isalpha()})
    chosen = question.filters.get("cpc", ())
    choices = (
        Choice(letter, None, letter in chosen, question.toggled("cpc", letter).address())
        for letter in letters
    )
    return Facet("cpc_section", tuple(choices))


def kinds(question: Question, names: Iterable[str], counts: Mapping[str, int]) -> Facet:
    """Return the kinds of things as exclusive choices, "" for all of them."""
    choices = (
        Choice(
            kind,
            counts.get(kind) if kind else None,
            question.kind == kind,
            replace(question, kind=kind, page=1).address(),
        )
        for kind in ("", *names)
    )
    return Facet("kind", tuple(choices))


def histogram(question: Question, counts: Iterable[tuple[str, int]]) -> tuple[Bar, ...]:
    """Return bars over the years, several years a bar when there are many.

    >>> [(b.first, b.last, b.count, b.height) for b in histogram(Question(), [("2001", 2), \
("2003", 4)])]
    [(2001, 2001, 2, 50.0), (2002, 2002, 0, 0.0), (2003, 2003, 4, 100.0)]
    """
    years = {int(value): count for value, count in counts if value.isdecimal()}
    if len(years) < 2:
        return ()
    first, last = min(years), max(years)
    width = -(-(last - first + 1) // MOST_BARS)
    starts = range(first, last + 1, width)
    sums = [sum(years.get(start + n, 0) for n in range(width)) for start in starts]
    tallest = max(sums) or 1
    return tuple(
        _bar(question, (start, min(start + width - 1, last)), (count, tallest), x)
        for x, (start, count) in enumerate(zip(starts, sums, strict=True))
    )


def _bar(question: Question, years: tuple[int, int], counts: tuple[int, int], x: int) -> Bar:
    (first, last), (count, tallest) = years, counts
    height = round(max(100 * count / tallest, 2 if count else 0), 1)
    narrowed = replace(question, year_from=first, year_to=last, page=1)
    return Bar(first, last, count, height, x, narrowed.address())
