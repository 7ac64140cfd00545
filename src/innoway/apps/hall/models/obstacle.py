"""What could not be done, and what the owner of the rule said to it."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from innoway.apps.hall.enums import Channel, ObstacleCause, WindowKey


class Obstacle(models.Model):
    """A report of something that cannot be done; answered once, by the owner of the rule.

    ``provisional`` when the day due rests on a forecast calendar. The words of the report
    are for the person, the clerks and who answers; counts and rule changes are public.
    """

    window = models.CharField(_("window"), max_length=20, choices=WindowKey)
    item = models.CharField(_("service"), max_length=60, blank=True)
    case_id = models.BigIntegerField(_("case"), null=True, blank=True)
    cause = models.CharField(_("cause"), max_length=20, choices=ObstacleCause)
    text = models.TextField(_("what happened"), max_length=2000)
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    clerk = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    channel = models.CharField(_("channel"), max_length=10, choices=Channel)
    raised_at = models.DateTimeField()
    due_on = models.DateField(_("answer due"))
    provisional = models.BooleanField(default=False)
    answer = models.TextField(_("answer"), max_length=4000, blank=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    change_en = models.CharField(_("rule change in English"), max_length=300, blank=True)
    change_zh = models.CharField(_("rule change in Chinese"), max_length=300, blank=True)
    change_on = models.DateField(_("in force from"), null=True, blank=True)
    is_demo = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("report of an obstacle")
        ordering = ["-raised_at", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(answered_at=None) | ~models.Q(answer=""),
                name="hall_obstacle_answer_said",
            ),
            models.CheckConstraint(
                condition=models.Q(change_on=None)
                | (~models.Q(change_en="") & ~models.Q(change_zh="")),
                name="hall_obstacle_change_said",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.cause} {self.pk}"
