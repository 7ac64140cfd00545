"""Flows between places drawn on a map: where the places lie and how much goes in and out."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Protocol

Point = tuple[float, float]
CUT = -30.0  # degrees east; what lies west of the Atlantic is drawn east of Asia
WEST, EAST, NORTH, SOUTH, ROOM = CUT, CUT + 360, 78.0, -56.0, 14.0  # degrees that the map may show


class Location(Protocol):
    """Degrees north and east, and how exactly they tell of a place."""

    @property
    def latitude(self) -> float: ...
    @property
    def longitude(self) -> float: ...
    @property
    def exact(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Spot:
    """One place on the map; places of one position are one, named by the busiest of them."""

    name: str
    at: Location
    out: int
    into: int

    @property
    def point(self) -> Point:
        """Where it is drawn: degrees east from the Atlantic, degrees north."""
        east = self.at.longitude
        return (round(east + 360 if east < CUT else east, 2), self.at.latitude)


@dataclass(frozen=True, slots=True)
class FlowMap:
    """Spots, busiest first; documents from spot to spot, most first; documents not drawn."""

    spots: tuple[Spot, ...]
    lines: tuple[tuple[Spot, Spot, int], ...]
    left_out: int

    @property
    def frame(self) -> tuple[Point, Point]:
        """The corners of the map, north-west and south-east, with room around what is drawn."""
        points = [one.point for one in self.spots]
        easts, norths = ([point[axis] for point in points] for axis in (0, 1))
        return (
            (
                max(min(easts, default=WEST) - ROOM, WEST),
                min(max(norths, default=NORTH) + ROOM, NORTH),
            ),
            (
                min(max(easts, default=EAST) + ROOM, EAST),
                max(min(norths, default=SOUTH) - ROOM, SOUTH),
            ),
        )


def flow_map(
    flows: Iterable[tuple[str, str, int]], locate: Callable[[str], Location | None]
) -> FlowMap:
    """Put documents from place to place on the map.

    What has no position or stays within one is left out, and counted.
    """
    out, into, names = Counter[Point](), Counter[Point](), dict[Point, Counter[str]]()
    places, between, left_out = dict[Point, Location](), Counter[tuple[Point, Point]](), 0
    for giver, taker, documents in flows:
        ends = []
        for name in (giver, taker):
            if (found := locate(name)) is not None:
                point = (found.longitude, found.latitude)
                places.setdefault(point, found)
                names.setdefault(point, Counter())[name] += documents
                ends.append(point)
        if len(ends) < 2 or ends[0] == ends[1]:
            left_out += documents
            continue
        out[ends[0]] += documents
        into[ends[1]] += documents
        between[ends[0], ends[1]] += documents
    spots = {
        point: Spot(min(names[point], key=lambda name: (-names[point][name], name)), places[point],
                    out[point], into[point])
        for point in sorted({*out, *into})
    }  # fmt: skip
    return FlowMap(
        tuple(sorted(spots.values(), key=lambda one: (-one.out - one.into, one.name))),
        tuple((spots[a], spots[b], n) for (a, b), n in between.most_common()),
        left_out,
    )
