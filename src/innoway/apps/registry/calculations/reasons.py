"""The model's reasons as bars: contributions in bits that sum to the score."""

from collections.abc import Sequence
from dataclasses import dataclass

HALF = 100.0  # the drawing is 200 units wide; nothing counts for or against in the middle


@dataclass(frozen=True, slots=True)
class Bar:
    """One comparison with its contribution; ``x`` and ``width`` place its bar in 200 units."""

    name: str
    first: str
    second: str
    score: float
    x: float
    width: float

    @property
    def speaks(self) -> str:
        """Return whether it speaks for one entity, against it, or not at all.

        >>> [bar.speaks for bar in bars_of([("a", "", "", 1.0), ("b", "", "", 0.0)])]
        ['for', 'not']
        """
        if abs(self.score) < 0.005:
            return "not"
        return "for" if self.score > 0 else "against"


def bars_of(features: Sequence[tuple[str, str, str, float]]) -> tuple[Bar, ...]:
    """Return the bars in the order given, the longest filling its half.

    >>> [(b.x, b.width) for b in bars_of([("a", "", "", 4.0), ("b", "", "", -1.0)])]
    [(100.0, 100.0), (75.0, 25.0)]
    """
    longest = max((abs(score) for *_, score in features), default=0.0) or 1.0
    return tuple(
        Bar(
            name, first, second, score,
            x=round(HALF - max(0.0, -score) / longest * HALF, 2),
            width=round(abs(score) / longest * HALF, 2),
        )
        for name, first, second, score in features
    )  # fmt: skip
