"""Windows with their free times, and one's own appointments."""

import datetime
from typing import Any

from django.http import Http404, HttpRequest
from django.utils import timezone
from ninja import Path, Router, Schema, Status

from innoway.apps.hall.models import Appointment
from innoway.apps.hall.operations import book_appointment as booking
from innoway.apps.hall.operations import cancel_appointment as cancelling
from innoway.apps.hall.operations import move_appointment as moving
from innoway.apps.hall.queries.appointment import appointment as one_of
from innoway.apps.hall.queries.appointments import appointments_of, open_days
from innoway.apps.hall.queries.windows import windows as known
from innoway.apps.hall.rest.schemas import WordingOut
from innoway.apps.hall.rules import can_cancel_appointment, person
from innoway.foundation.rest import ANYBODY, SIGNED_IN, Id, Problem, SafeText

router = Router()
READ: dict[Any, Any] = {404: Problem, 422: Problem, 429: Problem}
WRITTEN: dict[Any, Any] = {
    400: Problem, 401: Problem, 403: Problem, 404: Problem, 409: Problem, 422: Problem,
    429: Problem,
}  # fmt: skip


class WindowOut(Schema):
    """A window of the hall; `hours` are local times."""

    key: str
    letter: str
    subject: WordingOut
    place: WordingOut
    hours: list[list[str]]
    languages: list[str]


class SlotOut(Schema):
    """A time with the places that are left."""

    start: datetime.datetime
    end: datetime.datetime
    free: int


class AppointmentOut(Schema):
    """A booked time."""

    id: int
    window: str
    start: datetime.datetime
    end: datetime.datetime
    state: str
    subject: str
    item: str


class AppointmentIn(Schema):
    """The time to book; one of those that `slots` shows."""

    window: SafeText
    start: datetime.datetime
    subject: SafeText = ""
    item: SafeText = ""


class TimeIn(Schema):
    """Another time of the same window."""

    start: datetime.datetime


def aware(moment: datetime.datetime) -> datetime.datetime:
    """Read a time without zone as local time of the hall."""
    return moment if moment.tzinfo else timezone.make_aware(moment)


def own_or_404(request: HttpRequest, pk: int) -> Appointment:
    """Return an appointment of the caller.

    Raises:
        Http404: There is none.
    """
    found = one_of(request.user, pk)
    if found is None or not can_cancel_appointment(request.user, found):
        raise Http404
    return found


@router.get("/windows", response={200: list[WindowOut], **READ}, auth=ANYBODY)
def windows(request: HttpRequest) -> list[dict[str, Any]]:
    """List the windows with hours and places."""
    return [
        {"key": key, "letter": one.letter, "subject": one.subject, "place": one.place,
         "hours": [[o.opens, o.closes] for o in one.hours], "languages": list(one.languages)}
        for key, one in known().items()
    ]  # fmt: skip


@router.get("/windows/{window}/slots", response={200: list[SlotOut], **READ}, auth=ANYBODY)
def slots(request: HttpRequest, window: str) -> Any:
    """List the times that can be booked now; full ones have no place free."""
    _content, days = open_days(window, timezone.localdate(), timezone.get_current_timezone())
    return [slot for day in days for slot in day.slots]


@router.get("/window-appointments", response={200: list[AppointmentOut], **WRITTEN}, auth=SIGNED_IN)
def window_appointments(request: HttpRequest) -> Any:
    """List one's own appointments, the latest first."""
    return appointments_of(person(request.user))


@router.post("/window-appointments", response={201: AppointmentOut, **WRITTEN}, auth=SIGNED_IN)
def book_appointment(request: HttpRequest, body: AppointmentIn) -> Any:
    """Book a time for oneself."""
    made = booking.book_appointment(
        account_id=person(request.user), window_key=body.window, start=aware(body.start),
        subject=body.subject, item=body.item[:60], at=timezone.now(),
        zone=timezone.get_current_timezone(),
    )  # fmt: skip
    return Status(201, made)


@router.post(
    "/window-appointments/{pk}/move", response={200: AppointmentOut, **WRITTEN}, auth=SIGNED_IN
)
def move_appointment(request: HttpRequest, pk: Path[Id], body: TimeIn) -> Any:
    """Take another time of the same window."""
    own_or_404(request, pk)
    return moving.move_appointment(
        account_id=person(request.user), appointment_id=pk, start=aware(body.start),
        at=timezone.now(), zone=timezone.get_current_timezone(),
    )  # fmt: skip


@router.post(
    "/window-appointments/{pk}/cancel", response={200: AppointmentOut, **WRITTEN}, auth=SIGNED_IN
)
def cancel_appointment(request: HttpRequest, pk: Path[Id]) -> Any:
    """Give a time back."""
    own_or_404(request, pk)
    return cancelling.cancel_appointment(
        account_id=person(request.user), appointment_id=pk, at=timezone.now()
    )
