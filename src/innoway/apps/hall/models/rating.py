"""How people judged a visit or a case, and what followed from it."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from innoway.apps.hall.enums import RatingStage, RatingStanding, Satisfaction, WindowKey
from innoway.apps.hall.models.ticket import Ticket

BAD = [Satisfaction.DISSATISFIED, Satisfaction.VERY_DISSATISFIED]


class Rating(models.Model):
    """One judgement on one visit, or on one stage of one case; never deleted.

    Deadlines of a bad rating are fixed when it is given. ``verified`` says whether the call
    back found the complaint true; only then a correction is due.
    Source: State Council Office 2019 no. 51 (five levels, call back, correction, follow-up).
    """

    ticket = models.ForeignKey(Ticket, models.PROTECT, null=True, related_name="ratings")
    case_id = models.BigIntegerField(_("case"), null=True)
    stage = models.CharField(_("stage"), max_length=10, choices=RatingStage)
    window = models.CharField(_("window"), max_length=20, choices=WindowKey)
    item = models.CharField(_("service"), max_length=60, blank=True)
    level = models.PositiveSmallIntegerField(_("level"), choices=Satisfaction)
    comment = models.CharField(_("comment"), max_length=500, blank=True)
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    phone = models.CharField(_("phone number for the call back"), max_length=30, blank=True)
    rated_at = models.DateTimeField()
    call_back_due = models.DateField(null=True)
    called_back_at = models.DateTimeField(null=True)
    verified = models.BooleanField(_("complaint found true"), null=True)
    call_back_note = models.TextField(_("what the call back found"), max_length=1000, blank=True)
    correction_due = models.DateField(null=True)
    corrected_at = models.DateTimeField(null=True)
    correction = models.TextField(_("what was put right"), max_length=1000, blank=True)
    follow_up = models.PositiveSmallIntegerField(_("level"), choices=Satisfaction, null=True)
    followed_up_at = models.DateTimeField(null=True)
    standing = models.CharField(
        max_length=10, choices=RatingStanding, default=RatingStanding.COUNTED
    )
    dispute = models.CharField(_("why the rating is disputed"), max_length=500, blank=True)
    disputed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    review = models.CharField(_("what the review found"), max_length=500, blank=True)
    reviewed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    is_demo = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("rating")
        verbose_name_plural = _("ratings")
        ordering = ["-rated_at", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["ticket"], name="hall_rating_once_a_visit"),
            models.UniqueConstraint(fields=["case_id", "stage"], name="hall_rating_once_a_stage"),
            models.CheckConstraint(
                condition=models.Q(ticket=None) ^ models.Q(case_id=None),
                name="hall_rating_of_one_thing",
            ),
            models.CheckConstraint(
                condition=models.Q(level__gte=1, level__lte=5)
                & (models.Q(follow_up=None) | models.Q(follow_up__gte=1, follow_up__lte=5)),
                name="hall_rating_level",
            ),
            models.CheckConstraint(
                condition=~models.Q(level__in=BAD) | models.Q(call_back_due__isnull=False),
                name="hall_rating_bad_is_called_back",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.window} {self.level}"
