"""Book a time at a window."""

import datetime

from django.db import IntegrityError, connection, transaction

from innoway.apps.hall.errors import BookingClosed, DayBooked, SlotNotOffered, SlotTaken
from innoway.apps.hall.events import AppointmentBooked
from innoway.apps.hall.models import Appointment
from innoway.apps.hall.models.appointment import HOLDS
from innoway.apps.hall.queries.appointments import Slot, closed_until, open_days
from innoway.apps.hall.queries.windows import number, window
from innoway.foundation.audit import record_act
from innoway.foundation.events import publish


@transaction.atomic
def book_appointment(
    *, account_id: int, window_key: str, start: datetime.datetime, at: datetime.datetime,
    zone: datetime.tzinfo, subject: str = "", item: str = "", organisation_id: int | None = None,
) -> Appointment:  # fmt: skip
    """Give a person one of the places of a time.

    A lock on the time makes people who ask for the same time wait for each other; the
    constraints on seat and day are the guard.

    Raises:
        WindowUnknown: There is no such window.
        BookingClosed: The person missed too many appointments.
        DayBooked: The person has an appointment on this day.
        SlotNotOffered: The time is not one that can be booked.
        SlotTaken: Every place is taken.
    """
    today = at.astimezone(zone).date()
    until = closed_until(account_id, today)
    if until is not None:
        raise BookingClosed(day=until.isoformat())
    slot = offered(window_key, start, today, zone)
    day = start.astimezone(zone).date()
    lock_time(window_key, start)
    held = Appointment.objects.filter(account_id=account_id, day=day, state__in=HOLDS)
    if held.count() >= number("books-a-day", today):
        raise DayBooked
    try:
        with transaction.atomic():
            booked = Appointment.objects.create(
                window=window_key, day=day, start=slot.start, end=slot.end,
                seat=free_seat(window_key, start), account_id=account_id,
                organisation_id=organisation_id, subject=subject[:300], item=item, booked_at=at,
            )  # fmt: skip
    except IntegrityError:  # another window's booking of the same person came in between
        raise DayBooked from None
    record_act(
        "hall.appointment-booked", account_id=account_id, object_kind="appointment",
        object_id=booked.pk, facts={"window": window_key, "start": start.isoformat()},
    )  # fmt: skip
    publish(AppointmentBooked(appointment_id=booked.pk))
    return booked


def offered(
    window_key: str, start: datetime.datetime, today: datetime.date, zone: datetime.tzinfo
) -> Slot:
    """Return the slot that begins at this moment.

    Raises:
        SlotNotOffered: None does, or not on a day that can be booked.
    """
    _content, days = open_days(window_key, today, zone)
    for slot in (slot for day in days for slot in day.slots):
        if slot.start == start:
            return slot
    raise SlotNotOffered


def lock_time(window_key: str, start: datetime.datetime) -> None:
    """Make others who ask for this time wait until the transaction ends."""
    with connection.cursor() as cursor:
        key = f"hall appointment {window_key} {start.timestamp():.0f}"
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [key])


def free_seat(window_key: str, start: datetime.datetime) -> int:
    """Return the lowest place that is free at a time.

    Raises:
        SlotTaken: None is.
    """
    held = Appointment.objects.filter(window=window_key, start=start, state__in=HOLDS)
    taken = set(held.values_list("seat", flat=True))
    free = [seat for seat in range(1, window(window_key).capacity + 1) if seat not in taken]
    if not free:
        raise SlotTaken
    return free[0]
