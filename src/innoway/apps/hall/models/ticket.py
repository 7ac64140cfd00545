"""Tickets of the hall, what happened to each, and the board that everybody looks at."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from innoway.apps.hall.enums import Channel, TicketAct, TicketState, WindowKey
from innoway.apps.hall.models.appointment import Appointment


class WindowBoard(models.Model):
    """The last number of a window today, and a version that rises with every change.

    Each act on a ticket raises the version in its own transaction, so whoever asks only for
    the version misses nothing: a commit that comes late still raises it.
    """

    window = models.CharField(_("window"), max_length=20, choices=WindowKey, primary_key=True)
    day = models.DateField(_("day"))
    serial = models.PositiveIntegerField(default=0)
    version = models.PositiveBigIntegerField(default=0)

    class Meta:
        verbose_name = _("board of a window")

    def __str__(self) -> str:
        return f"{self.window} {self.serial}"


class Tickets(models.QuerySet["Ticket"]):
    """Filters over tickets."""

    def waiting(self, window: str, day: Any) -> "Tickets":
        """Keep who waits at a window on a day, in the order in which they are called."""
        found = self.filter(window=window, day=day, state=TicketState.WAITING)
        return found.order_by("place", "id")


class Ticket(models.Model):
    """A visitor in the hall, from the kiosk to the end; ``token`` opens the visitor's own page.

    ``issued_by`` is the window that gave the number, ``window`` the one where the visitor waits
    now. A walk-in may leave a name and a phone number; both are deleted after a while.
    """

    day = models.DateField(_("day"))
    issued_by = models.CharField(max_length=20, choices=WindowKey)
    serial = models.PositiveIntegerField(_("number"))
    code = models.CharField(_("ticket"), max_length=8)
    token = models.CharField(max_length=32, unique=True)
    window = models.CharField(_("window"), max_length=20, choices=WindowKey)
    place = models.FloatField()
    state = models.CharField(
        _("state"), max_length=10, choices=TicketState, default=TicketState.WAITING
    )
    channel = models.CharField(
        _("channel"), max_length=10, choices=Channel, default=Channel.COUNTER
    )
    language = models.CharField(_("language"), max_length=16, blank=True)
    specialist = models.CharField(_("specialist"), max_length=60, blank=True)
    question = models.CharField(_("reason for the visit"), max_length=300, blank=True)
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    organisation = models.ForeignKey(
        "registry.Organisation", models.SET_NULL, null=True, related_name="+"
    )
    appointment = models.OneToOneField(
        Appointment, models.SET_NULL, null=True, related_name="ticket"
    )
    name = models.CharField(_("name"), max_length=100, blank=True)
    phone = models.CharField(_("phone number"), max_length=30, blank=True)
    counter = models.PositiveSmallIntegerField(_("counter"), null=True)
    clerk = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    calls = models.PositiveSmallIntegerField(default=0)
    transfer_note = models.CharField(_("word to the next desk"), max_length=300, blank=True)
    taken_at = models.DateTimeField()
    called_at = models.DateTimeField(null=True)
    served_at = models.DateTimeField(null=True)
    over_at = models.DateTimeField(null=True)

    objects: ClassVar[Any] = Tickets.as_manager()

    class Meta:
        verbose_name = _("ticket")
        verbose_name_plural = _("tickets")
        ordering = ["day", "place", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["day", "issued_by", "serial"], name="hall_ticket_number_once"
            ),
            models.UniqueConstraint(
                fields=["clerk"], condition=models.Q(state__in=["called", "serving"]),
                name="hall_ticket_one_at_a_desk",
            ),
        ]  # fmt: skip
        indexes = [
            models.Index(fields=["day", "window", "state", "place"], name="hall_ticket_queue")
        ]

    def __str__(self) -> str:
        return self.code


class TicketEvent(models.Model):
    """One act on a ticket; only ever added."""

    ticket = models.ForeignKey(Ticket, models.CASCADE, related_name="events")
    act = models.CharField(max_length=10, choices=TicketAct)
    at = models.DateTimeField()
    window = models.CharField(max_length=20, choices=WindowKey)
    counter = models.PositiveSmallIntegerField(null=True)
    clerk = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )

    class Meta:
        verbose_name = _("act on a ticket")
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.act} {self.ticket_id}"
