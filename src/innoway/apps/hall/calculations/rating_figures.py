"""The public figures of ratings, with the rule for small numbers."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal


@dataclass(frozen=True, slots=True)
class Figures:
    """Counts behind the public figures of one window or service.

    ``closed`` counts ended visits; ``rated`` the ratings that count, by visits and cases;
    ``visits_rated`` those of visits alone; ``content`` levels 3 to 5; ``verified`` bad
    ratings found true; ``corrected`` those put right in time; ``excluded`` those that a
    review took out. Percentages are None below ``least`` cases, so that nobody can be
    guessed and chance is not read as quality.
    """

    closed: int
    rated: int
    visits_rated: int
    content: int
    verified: int
    corrected: int
    excluded: int
    least: int

    @property
    def rating_rate(self) -> Decimal | None:
        """Rated of ended visits, in per cent."""
        return percent(self.visits_rated, self.closed, self.least)

    @property
    def satisfaction(self) -> Decimal | None:
        """Levels 5, 4 and 3 of all that count, in per cent."""
        return percent(self.content, self.rated, self.least)

    @property
    def correction_rate(self) -> Decimal | None:
        """Bad ratings put right in time of those found true, in per cent."""
        return percent(self.corrected, self.verified, self.least)


def percent(part: int, whole: int, least: int) -> Decimal | None:
    """Return a share in per cent to one place, or None of a whole that is too small.

    >>> percent(2, 3, 1)
    Decimal('66.7')
    >>> percent(4, 4, 5) is None
    True
    """
    if whole < max(least, 1):
        return None
    return (Decimal(100) * part / whole).quantize(Decimal("0.1"), ROUND_HALF_UP)
