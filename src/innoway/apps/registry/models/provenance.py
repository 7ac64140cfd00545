"""Where a fact comes from, and when it holds: carried by every fact of the register."""

from datetime import date

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from innoway.apps.registry.enums import Confidence, Validity


class Sourced(models.Model):
    """Adds the statement's provenance: source, address, day of retrieval, who entered it."""

    source = models.CharField(_("source"), max_length=300)
    source_url = models.URLField(_("address of the source"), max_length=500, blank=True)
    retrieved_on = models.DateField(_("retrieved on"))
    confidence = models.CharField(
        _("confidence"), max_length=1, choices=Confidence, default=Confidence.SECONDARY
    )
    stated_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )

    class Meta:
        abstract = True


class Dated(models.Model):
    """Adds the half-open period in which the fact holds; None is open."""

    start = models.DateField(_("valid from"), null=True, blank=True)
    end = models.DateField(_("valid until (not included)"), null=True, blank=True)

    class Meta:
        abstract = True

    def holds_on(self, day: date) -> bool:
        """Tell whether the fact holds on that day."""
        return (self.start is None or self.start <= day) and (self.end is None or day < self.end)

    def validity_on(self, day: date) -> Validity:
        """Say where the fact stands on that day."""
        if self.start is not None and day < self.start:
            return Validity.FUTURE
        if self.end is not None and day >= self.end:
            return Validity.EXPIRED
        return Validity.CURRENT


def ends_after_start(name: str) -> models.CheckConstraint:
    """Return the constraint that a dated fact ends after it starts."""
    return models.CheckConstraint(
        condition=models.Q(start__isnull=True)
        | models.Q(end__isnull=True)
        | models.Q(end__gt=models.F("start")),
        name=name,
        violation_error_message=_("The last day lies before the first."),
    )
