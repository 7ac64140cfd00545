"""Times that people have booked at the windows."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from innoway.apps.hall.enums import AppointmentState, WindowKey

HOLDS = [AppointmentState.BOOKED, AppointmentState.CAME, AppointmentState.MISSED]


class Appointment(models.Model):
    """One place at one time of one window; ``seat`` counts the places of a time from 1.

    The constraints, not the code, keep a seat from being booked twice and a person from
    holding two appointments on a day. ``sequence`` rises with each move (RFC 5545).
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    window = models.CharField(_("window"), max_length=20, choices=WindowKey)
    day = models.DateField(_("day"))
    start = models.DateTimeField(_("start"))
    end = models.DateTimeField(_("end"))
    seat = models.PositiveSmallIntegerField()
    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    organisation = models.ForeignKey(
        "registry.Organisation", models.SET_NULL, null=True, related_name="+"
    )
    item = models.CharField(_("service"), max_length=60, blank=True)
    subject = models.CharField(_("what it is about"), max_length=300, blank=True)
    state = models.CharField(
        _("state"), max_length=10, choices=AppointmentState, default=AppointmentState.BOOKED
    )
    sequence = models.PositiveSmallIntegerField(default=0)
    booked_at = models.DateTimeField()
    cancelled_at = models.DateTimeField(null=True)
    reminded_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("appointment at a window")
        ordering = ["start", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["window", "start", "seat"], condition=models.Q(state__in=HOLDS),
                name="hall_appointment_seat_once",
            ),
            models.UniqueConstraint(
                fields=["account", "day"], condition=models.Q(state__in=HOLDS),
                name="hall_appointment_day_once",
            ),
            models.CheckConstraint(
                condition=models.Q(end__gt=models.F("start"), seat__gte=1),
                name="hall_appointment_sound",
            ),
        ]  # fmt: skip
        indexes = [models.Index(fields=["day", "state"], name="hall_appointment_day")]

    def __str__(self) -> str:
        return f"{self.window} {self.start:%Y-%m-%d %H:%M}"
