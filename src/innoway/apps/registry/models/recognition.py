"""Recognitions: what a body certified an organisation to be, and until when."""

from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _

from innoway.apps.registry.enums import RecognitionKind, Validity
from innoway.apps.registry.models.history import tracked
from innoway.apps.registry.models.organisation import Organisation
from innoway.apps.registry.models.provenance import Dated, Sourced, ends_after_start
from innoway.apps.registry.models.ranges import never_at_once


@tracked()
class Recognition(Sourced, Dated):
    """A certificate with its body, number and term; revoking ends it without deleting it."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="recognitions")
    kind = models.CharField(_("kind"), max_length=40, choices=RecognitionKind)
    body = models.CharField(_("recognising body"), max_length=200)
    number = models.CharField(_("certificate number"), max_length=100, blank=True)
    evidence = models.CharField(_("evidence"), max_length=500, blank=True)
    revoked_on = models.DateField(_("revoked on"), null=True, blank=True)
    revoked_reason = models.CharField(_("reason of the revocation"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("recognition")
        verbose_name_plural = _("recognitions")
        ordering = ["-start", "kind"]
        constraints = [
            ends_after_start("registry_recognition_period"),
            models.UniqueConstraint(
                fields=["kind", "body", "number"],
                condition=~models.Q(number=""),
                name="registry_certificate_once",
            ),
            models.CheckConstraint(
                condition=models.Q(revoked_on__isnull=True) | ~models.Q(revoked_reason=""),
                name="registry_revoked_with_reason",
            ),
            never_at_once(
                "registry_recognised_once_at_a_time",
                "organisation",
                "kind",
                "body",
                condition=models.Q(revoked_on__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return self.get_kind_display()

    def validity_on(self, day: date) -> Validity:
        """Say where the recognition stands; a revocation outlasts every other state."""
        if self.revoked_on is not None and day >= self.revoked_on:
            return Validity.REVOKED
        return super().validity_on(day)
