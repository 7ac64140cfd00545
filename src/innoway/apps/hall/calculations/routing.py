"""Which service and which specialist fit a visitor's question: points that add up, each with its reason."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

Ground = Literal["words", "subject", "language", "place", "size", "age", "sector"]
# What each ground is worth, of about one hundred: the words of the question outweigh the rest.
POINTS: Mapping[Ground, int] = {
    "words": 50, "subject": 20, "sector": 10, "size": 8, "place": 5, "age": 4, "language": 3,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Visitor:
    """What is known of who asks; blank or None is not known and gives no points.

    ``age`` is in full years since the firm was founded, ``sector`` the code of GB/T 4754.
    """

    language: str = ""
    division_code: str = ""
    size: str = ""
    age: int | None = None
    sector: str = ""


@dataclass(frozen=True, slots=True)
class Expert:
    """A specialist at a window and what they know about; an empty list means no special field."""

    key: str
    window: str
    items: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    sizes: tuple[str, ...] = ()
    sectors: tuple[str, ...] = ()
    youngest: int | None = None
    oldest: int | None = None


@dataclass(frozen=True, slots=True)
class Hit:
    """A service that the question's words met; ``share`` is its score over the best one's."""

    item: str
    window: str
    share: float
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Because:
    """One reason with its points and the words or value that gave them."""

    ground: Ground
    points: int
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Route:
    """A service with whom to send the visitor to; ``points`` is the sum of the reasons."""

    item: str
    window: str
    expert: str
    reasons: tuple[Because, ...] = field(default=())

    @property
    def points(self) -> int:
        """The sum of the reasons."""
        return sum(reason.points for reason in self.reasons)


def routes(
    hits: Sequence[Hit], experts: Iterable[Expert], visitor: Visitor, *, most: int = 3
) -> list[Route]:
    """Return the best routes, one a service, best first; ties keep the order of the hits.

    >>> tax = Expert("li", "finance", items=("loan",), sectors=("65",))
    >>> [found] = routes([Hit("loan", "finance", 1.0, ("loan",))], [tax], Visitor(sector="6513"))
    >>> found.expert, found.points, [one.ground for one in found.reasons]
    ('li', 80, ['words', 'subject', 'sector'])
    """
    known = list(experts)
    found = [_route(hit, known, visitor) for hit in hits]
    return sorted(found, key=lambda route: -route.points)[:most]


def _route(hit: Hit, experts: Sequence[Expert], visitor: Visitor) -> Route:
    words = Because("words", round(POINTS["words"] * hit.share), ", ".join(hit.words))
    of_window = [expert for expert in experts if expert.window == hit.window]
    scored = [(expert.key, tuple(fitting(expert, hit.item, visitor))) for expert in of_window]
    best = max(scored, key=lambda one: sum(b.points for b in one[1]), default=("", ()))
    return Route(hit.item, hit.window, best[0], (words, *best[1]))


def fitting(expert: Expert, item: str, visitor: Visitor) -> Iterable[Because]:
    """Yield why a specialist fits a service and a visitor."""
    if item in expert.items:
        yield Because("subject", POINTS["subject"], item)
    sector = next((s for s in expert.sectors if visitor.sector.startswith(s)), "")
    if sector and visitor.sector:
        yield Because("sector", POINTS["sector"], sector)
    if visitor.size and visitor.size in expert.sizes:
        yield Because("size", POINTS["size"], visitor.size)
    place = next((p for p in expert.places if visitor.division_code.startswith(p)), "")
    if place and visitor.division_code:
        yield Because("place", POINTS["place"], place)
    if visitor.age is not None and _in_years(expert, visitor.age):
        yield Because("age", POINTS["age"], str(visitor.age))
    if visitor.language and visitor.language in expert.languages:
        yield Because("language", POINTS["language"], visitor.language)


def _in_years(expert: Expert, age: int) -> bool:
    if expert.youngest is None and expert.oldest is None:
        return False
    return (expert.youngest or 0) <= age <= (expert.oldest if expert.oldest is not None else age)
