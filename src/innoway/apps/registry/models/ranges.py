"""Database expressions for the exclusion constraints on dated facts."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db.models import F, Func, Q


def date_range() -> Func:
    """Return the half-open range of the columns ``start`` and ``end``."""
    return Func("start", "end", function="daterange", output_field=DateRangeField())


def never_at_once(name: str, *equal: str, condition: Q | None = None) -> ExclusionConstraint:
    """Return the constraint that rows equal in these columns never hold on the same day."""
    expressions = [(F(column), RangeOperators.EQUAL) for column in equal]
    return ExclusionConstraint(
        name=name,
        expressions=[*expressions, (date_range(), RangeOperators.OVERLAPS)],
        condition=condition,
    )
