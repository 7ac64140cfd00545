"""The size class of a firm, with every comparison that decided it."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from innoway.apps.registry.calculations.size_rule import Figure, Limit, SizeRule
from innoway.apps.registry.enums import Size

Figures = Mapping[Figure, Decimal | None]


@dataclass(frozen=True, slots=True)
class Step:
    """One comparison: the class asked about, the figure, the bound, and the answer.

    ``reached`` is None when the figure is missing.
    """

    size: Size
    figure: Figure
    value: Decimal | None
    at_least: Decimal
    reached: bool | None
    confidence: str


@dataclass(frozen=True, slots=True)
class SizeAnswer:
    """The class, or None when missing figures leave it open, and the way to it."""

    size: Size | None
    steps: tuple[Step, ...]
    missing: tuple[Figure, ...]

    @property
    def confidence(self) -> str:
        """The weakest mark among the bounds that were used."""
        order = "POSM"
        return max((step.confidence for step in self.steps), key=order.index, default="M")


def _step(size: Size, limit: Limit, figures: Figures) -> Step:
    value = figures.get(limit.figure)
    reached = None if value is None else value >= limit.at_least
    return Step(size, limit.figure, value, limit.at_least, reached, limit.confidence)


def _all(steps: tuple[Step, ...]) -> bool | None:
    if any(step.reached is False for step in steps):
        return False
    return None if any(step.reached is None for step in steps) else True


def size_class(rule: SizeRule, sector: str, figures: Figures) -> SizeAnswer:
    """Return the class of a firm by its people, revenue and assets (in yuan).

    A firm is large when it reaches every upper limit; below one of them it is medium when
    it reaches both lower limits of medium, else small when both of small, else micro. A
    missing figure leaves the answer open only if it could change it.

    Raises:
        KeyError: The rule has no such sector.

    >>> from innoway.apps.registry.calculations.size_rule import RULE_2011
    >>> def software(people, revenue):
    ...     figures = {"employees": Decimal(people), "revenue": Decimal(revenue)}
    ...     return str(size_class(RULE_2011, "software", figures).size)
    >>> software(120, 9_000_000), software(120, 12_000_000)
    ('small', 'medium')
    >>> software(320, 90_000_000), software(320, 150_000_000)
    ('medium', 'large')
    >>> size_class(RULE_2011, "software", {"employees": Decimal(5)}).size.value
    'micro'
    >>> size_class(RULE_2011, "software", {"employees": Decimal(500)}).missing
    ('revenue',)
    """
    limits = rule.sectors[sector]
    taken: list[Step] = []
    for size, bounds in (
        (Size.LARGE, limits.large),
        (Size.MEDIUM, limits.medium),
        (Size.SMALL, limits.small),
    ):
        steps = tuple(_step(size, limit, figures) for limit in bounds)
        taken += steps
        reached = _all(steps)
        if reached:
            return SizeAnswer(size, tuple(taken), ())
        if reached is None:
            missing = tuple(step.figure for step in steps if step.reached is None)
            return SizeAnswer(None, tuple(taken), missing)
    return SizeAnswer(Size.MICRO, tuple(taken), ())
