"""Where a clerk sits, and what was said there."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from innoway.apps.hall.enums import Channel, WindowKey
from innoway.apps.hall.models.ticket import Ticket


class Desk(models.Model):
    """A clerk at a counter of a window, until the desk is closed."""

    window = models.CharField(_("window"), max_length=20, choices=WindowKey)
    counter = models.PositiveSmallIntegerField(_("counter"))
    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    specialist = models.CharField(_("specialist"), max_length=60, blank=True)
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("desk")
        ordering = ["-opened_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["account"], condition=models.Q(closed_at=None), name="hall_desk_of_one"
            ),
            models.UniqueConstraint(
                fields=["window", "counter"], condition=models.Q(closed_at=None),
                name="hall_desk_counter_once",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.window} {self.counter}"


class DeskNote(models.Model):
    """What a visitor asked and what was agreed: the last conversations of the next visit."""

    window = models.CharField(_("window"), max_length=20, choices=WindowKey)
    ticket = models.ForeignKey(Ticket, models.SET_NULL, null=True, related_name="notes")
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    organisation = models.ForeignKey(
        "registry.Organisation", models.SET_NULL, null=True, related_name="+"
    )
    phone = models.CharField(_("phone number"), max_length=30, blank=True)
    channel = models.CharField(_("channel"), max_length=10, choices=Channel)
    item = models.CharField(_("service"), max_length=60, blank=True)
    case_id = models.BigIntegerField(null=True)
    text = models.TextField(_("what was asked or agreed"), max_length=2000)
    clerk = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    written_at = models.DateTimeField()

    class Meta:
        verbose_name = _("note of a conversation")
        ordering = ["-written_at", "-id"]

    def __str__(self) -> str:
        return self.text[:60]
