"""What keeps the desk and the engine in step: who looks at a pair, what is still to be applied."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from innoway.apps.registry.enums import RunCause
from innoway.apps.registry.models.judgement import MENTION, Judgement


class PairLease(models.Model):
    """A steward has a pair on the desk until a moment: a courtesy, gone after some minutes."""

    first = models.CharField(max_length=MENTION)
    second = models.CharField(max_length=MENTION)
    kind = models.CharField(max_length=12)
    holder = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    until = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["first", "second"], name="registry_lease_once")
        ]

    def __str__(self) -> str:
        return f"{self.first} – {self.second}"


class ResolutionRun(models.Model):
    """One change of the judgements on its way into the published record.

    Unfinished runs are taken together by the next job: none is lost when a job dies.
    """

    judgement = models.ForeignKey(Judgement, models.CASCADE, related_name="runs")
    cause = models.CharField(_("cause"), max_length=10, choices=RunCause)
    touched = models.JSONField(default=list)
    requested_at = models.DateTimeField(_("requested at"))
    finished_at = models.DateTimeField(_("applied at"), null=True, blank=True)
    version = models.PositiveIntegerField(_("version of the graph"), null=True, blank=True)
    changed = models.JSONField(default=list)
    seconds = models.FloatField(_("seconds"), null=True, blank=True)
    failure = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ["requested_at", "id"]
        indexes = [
            models.Index(
                fields=["requested_at"],
                condition=models.Q(finished_at=None),
                name="registry_run_waiting",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_cause_display()} {self.judgement_id}"
