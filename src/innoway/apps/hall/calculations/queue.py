"""The order of waiting tickets: by place, then by number; places are spaced so that one fits between."""

from collections.abc import Sequence

STEP = 1.0


def place_at_end(places: Sequence[float]) -> float:
    """Return the place behind everybody who waits.

    >>> place_at_end([3.0, 1.0])
    4.0
    """
    return max(places, default=0.0) + STEP


def place_behind(places: Sequence[float], ahead: int) -> float:
    """Return a place behind the first ``ahead`` of those who wait, or at the end of a shorter queue.

    >>> place_behind([1.0, 2.0, 3.0, 4.0], 3)
    3.5
    >>> place_behind([1.0, 2.0], 3)
    3.0
    >>> place_behind([], 3)
    1.0
    """
    waiting = sorted(places)
    if len(waiting) <= ahead:
        return place_at_end(waiting)
    if ahead <= 0:
        return waiting[0] - STEP
    before, after = waiting[ahead - 1], waiting[ahead]
    return (before + after) / 2


def people_ahead(places: Sequence[tuple[float, int]], own: tuple[float, int]) -> int:
    """Return how many are called before one's own (place, number).

    >>> people_ahead([(1.0, 7), (2.0, 8), (2.0, 9)], (2.0, 9))
    2
    """
    return sum(1 for one in places if one < own)


def ticket_code(letter: str, serial: int) -> str:
    """Return what a ticket is called by.

    >>> ticket_code("B", 7)
    'B007'
    """
    return f"{letter}{serial:03d}"
