"""Who holds what from when until when: half-open periods that can be cut short."""

import datetime
from typing import Any, ClassVar, Self

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateTimeRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q, Value
from django.db.models.functions import Greatest, Least
from django.utils.translation import gettext_lazy as _


class HeldQuerySet(models.QuerySet[Any]):
    """Asks which rows hold at a moment."""

    def in_force(self, at: datetime.datetime) -> Self:
        """Keep what has begun, has not ended and was not revoked by the moment."""
        return self.filter(
            Q(start__lte=at),
            Q(end__isnull=True) | Q(end__gt=at),
            Q(revoked_at__isnull=True) | Q(revoked_at__gt=at),
        )

    def not_over(self, at: datetime.datetime) -> Self:
        """Keep what is in force or still to come."""
        return self.filter(
            Q(end__isnull=True) | Q(end__gt=at), Q(revoked_at__isnull=True) | Q(revoked_at__gt=at)
        )


class Held(models.Model):
    """Something an account holds from ``start`` until before ``end``, unless revoked earlier."""

    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name=_("person")
    )
    start = models.DateTimeField(_("from"))
    end = models.DateTimeField(_("until"), null=True, blank=True)
    granted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("granted by"),
    )
    revoked_at = models.DateTimeField(_("revoked"), null=True, blank=True)
    revoked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("revoked by"),
    )

    objects: ClassVar[Any] = HeldQuerySet.as_manager()

    class Meta:
        abstract = True

    def holds_at(self, at: datetime.datetime) -> bool:
        """Whether the row is in force at the moment; it ends by itself, no job closes it."""
        return (
            self.start <= at
            and (self.end is None or at < self.end)
            and (self.revoked_at is None or at < self.revoked_at)
        )


def held_range() -> Func:
    """Return the range a row really covers; it is empty when revoked before it began."""
    last = Least(F("end"), F("revoked_at"))  # PostgreSQL's least() passes over NULL
    return Func(
        F("start"),
        models.Case(
            models.When(
                Q(end__isnull=True, revoked_at__isnull=True),
                then=Value(None, output_field=models.DateTimeField()),
            ),
            default=Greatest(F("start"), last),
        ),
        Value("[)"),
        function="tstzrange",
        output_field=DateTimeRangeField(),
    )


def never_twice(name: str, *equal: str) -> ExclusionConstraint:
    """Return the constraint that rows equal in these columns never hold at the same moment."""
    return ExclusionConstraint(
        name=name,
        expressions=[
            *((F(column), RangeOperators.EQUAL) for column in equal),
            (held_range(), RangeOperators.OVERLAPS),
        ],
    )


def ends_after_start(name: str) -> models.CheckConstraint:
    """Return the constraint that a period has a length."""
    return models.CheckConstraint(condition=Q(end__isnull=True) | Q(end__gt=F("start")), name=name)
