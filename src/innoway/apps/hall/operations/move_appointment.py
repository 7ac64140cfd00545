"""Exchange a booked time for another."""

import datetime

from django.db import IntegrityError, transaction

from innoway.apps.hall.errors import DayBooked
from innoway.apps.hall.events import AppointmentMoved
from innoway.apps.hall.models import Appointment
from innoway.apps.hall.operations.book_appointment import free_seat, lock_time, offered
from innoway.apps.hall.operations.cancel_appointment import changeable
from innoway.foundation.audit import record_act
from innoway.foundation.events import publish


@transaction.atomic
def move_appointment(
    *, account_id: int, appointment_id: int, start: datetime.datetime, at: datetime.datetime,
    zone: datetime.tzinfo,
) -> Appointment:  # fmt: skip
    """Take another time of the same window; the old one is free in the same moment.

    Raises:
        AppointmentMissing: The person has no such appointment.
        AppointmentOver: It was cancelled or is over.
        TooLateToCancel: It begins too soon.
        SlotNotOffered: The new time cannot be booked.
        SlotTaken: Every place of the new time is taken.
        DayBooked: The person has another appointment on that day.
    """
    found = changeable(account_id, appointment_id, at)
    slot = offered(found.window, start, at.astimezone(zone).date(), zone)
    lock_time(found.window, start)
    if start != found.start:
        found.seat = free_seat(found.window, start)
    found.start, found.end, found.day = slot.start, slot.end, start.astimezone(zone).date()
    found.sequence += 1
    found.reminded_at = None
    try:
        with transaction.atomic():
            found.save()
    except IntegrityError:
        raise DayBooked from None
    record_act(
        "hall.appointment-moved", account_id=account_id, object_kind="appointment",
        object_id=found.pk, facts={"start": start.isoformat()},
    )  # fmt: skip
    publish(AppointmentMoved(appointment_id=found.pk))
    return found
