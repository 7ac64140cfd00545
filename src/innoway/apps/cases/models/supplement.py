"""Papers asked for after the application came in."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from innoway.apps.cases.models.case import Case


class Supplement(models.Model):
    """What is missing; ``tolerated`` papers come after acceptance, others before it, once."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="supplements")
    tolerated = models.BooleanField()
    asked = models.JSONField(_("papers"))
    asked_at = models.DateTimeField()
    supplied_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["case", "tolerated"], name="cases_supplement_once")
        ]

    def __str__(self) -> str:
        return f"{self.case_id}: {len(self.asked)}"
