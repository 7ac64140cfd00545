"""The chain of links that holds two members of a group together."""

from collections.abc import Callable, Iterable
from heapq import heappop, heappush

Links = Callable[[int], Iterable[tuple[int, float]]]


def widest(links: Links, start: int, end: int) -> list[tuple[int, int]]:
    """Return the links of the path from start to end whose lowest score is highest; none if there is no path.

    ``links`` tells the neighbours of a member, each with the score of the link.

    >>> scores = {0: [(1, 0.9), (2, 0.2)], 1: [(0, 0.9), (2, 0.7)], 2: [(0, 0.2), (1, 0.7)]}
    >>> widest(scores.get, 0, 2), widest({0: (), 1: ()}.get, 0, 1)
    ([(0, 1), (1, 2)], [])
    """
    came: dict[int, int] = {}
    queue: list[tuple[float, int, int]] = [(float("-inf"), start, start)]
    while queue and end not in came:
        width, here, origin = heappop(queue)
        if here in came:
            continue
        came[here] = origin
        for other, score in links(here):
            if other not in came:
                heappush(queue, (max(width, -score), other, here))
    path: list[tuple[int, int]] = []
    while end in came and end != start:
        path.append((came[end], end))
        end = came[end]
    return path[::-1]
