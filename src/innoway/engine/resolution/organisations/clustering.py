"""Clusters of names by average linkage between the cores of groups, so that large ones stay cheap."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

CORE = 12  # members of a group that speak for it: those that joined it first
SLACK = 0.2  # by which the mean of two groups may stay below the threshold of pairs


def merge_by_average(
    count: int,
    links: Iterable[tuple[float, int, int]],
    likeness: Callable[[int, int], float],
    threshold: float,
    *,
    same: Sequence[tuple[int, int]] = (),
    apart: Sequence[tuple[int, int]] = (),
) -> list[int]:
    """Merge greedily along ``links`` (likeness, row, row), the best first; ``likeness`` is asked of any rows.

    Returns one member of each row's group.
    """
    groups = _Groups(count, likeness)
    for one, other in same:
        groups.join(groups.of[one], groups.of[other])
    for one, other in apart:
        groups.part(groups.of[one], groups.of[other])
    for _, one, other in sorted(links, key=lambda link: (-link[0], *link[1:])):
        a, b = groups.of[one], groups.of[other]
        if a != b and b not in groups.foes[a] and groups.mean(a, b) >= threshold - SLACK:
            groups.join(a, b)
    return groups.of


class _Groups:
    """Groups of rows, each named by one of them."""

    def __init__(self, count: int, likeness: Callable[[int, int], float]) -> None:
        self.of = list(range(count))
        self.members = {row: [row] for row in range(count)}
        self.foes: dict[int, set[int]] = defaultdict(set)
        self.likeness = likeness
        self.means: dict[tuple[int, int, int, int], float] = {}

    def mean(self, a: int, b: int) -> float:
        """Return the mean likeness of two cores; full ones are asked once."""
        one, other = self.members[a][:CORE], self.members[b][:CORE]
        key = (a, b, len(one), len(other))
        if key not in self.means:
            total = sum(self.likeness(x, y) for x in one for y in other)
            self.means[key] = total / (len(one) * len(other))
        return self.means[key]

    def part(self, a: int, b: int) -> None:
        """Keep two groups from ever meeting."""
        if a != b:
            self.foes[a].add(b)
            self.foes[b].add(a)

    def join(self, a: int, b: int) -> None:
        """Move the smaller group into the larger."""
        if a == b:
            return
        kept, gone = sorted((a, b), key=lambda group: (-len(self.members[group]), group))
        for row in self.members[gone]:
            self.of[row] = kept
        self.members[kept] += self.members.pop(gone)
        for foe in self.foes.pop(gone, set()):
            self.foes[foe].discard(gone)
            self.part(kept, foe)
