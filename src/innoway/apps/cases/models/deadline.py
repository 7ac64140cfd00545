"""The day by which somebody must have acted, with everything it was reckoned from."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from innoway.apps.cases.enums import DeadlineKind, Roll, Unit
from innoway.apps.cases.models.case import Case


class Deadline(models.Model):
    """One duty of a case. A duty is open until it is met; then its due date stays as it was."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="deadlines")
    kind = models.CharField(_("duty"), max_length=10, choices=DeadlineKind)
    start = models.DateField(_("start"))
    days = models.PositiveIntegerField(_("days"))
    unit = models.CharField(max_length=12, choices=Unit, default=Unit.WORKING_DAYS)
    first_day_counts = models.BooleanField(default=False)
    roll = models.CharField(max_length=20, choices=Roll, default=Roll.NONE)
    due = models.DateField(_("due"))
    papers = models.JSONField(default=list)
    provisional = models.BooleanField(_("provisional"), default=False)
    met_on = models.DateField(null=True)

    class Meta:
        verbose_name = _("deadline")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["case", "kind"], condition=models.Q(met_on__isnull=True),
                name="cases_deadline_one_open",
            ),
            models.CheckConstraint(
                condition=models.Q(due__gte=models.F("start")), name="cases_deadline_forward"
            ),
        ]  # fmt: skip
        indexes = [models.Index(fields=["due"], name="cases_deadline_due")]

    def __str__(self) -> str:
        return f"{self.kind} {self.due}"
