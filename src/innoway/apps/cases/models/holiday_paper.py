"""Holiday notices entered after the software was made, and what each of them moved."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from innoway.apps.cases.models.deadline import Deadline


class HolidayPaper(models.Model):
    """One notice on days off and make-up working days of a year; days as ISO texts."""

    year = models.PositiveSmallIntegerField(_("year"))
    published_on = models.DateField(_("published on"))
    days_off = models.JSONField(_("days off"))
    working_days = models.JSONField(_("make-up working days"))
    reference = models.CharField(_("reference"), max_length=200)
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    entered_at = models.DateTimeField()

    class Meta:
        verbose_name = _("holiday notice")
        ordering = ["-published_on", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["year", "reference"], name="cases_paper_once")
        ]

    def __str__(self) -> str:
        return self.reference


class DeadlineMove(models.Model):
    """A due date that a notice moved."""

    paper = models.ForeignKey(HolidayPaper, models.PROTECT, related_name="moves")
    deadline = models.ForeignKey(Deadline, models.CASCADE, related_name="moves")
    was = models.DateField()
    now = models.DateField()

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.was} → {self.now}"
