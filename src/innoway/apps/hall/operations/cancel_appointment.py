"""Give a booked time back."""

import datetime

from django.db import transaction

from innoway.apps.hall.enums import AppointmentState
from innoway.apps.hall.errors import AppointmentMissing, AppointmentOver, TooLateToCancel
from innoway.apps.hall.events import AppointmentCancelled
from innoway.apps.hall.models import Appointment
from innoway.apps.hall.queries.windows import number
from innoway.foundation.audit import record_act
from innoway.foundation.events import publish


@transaction.atomic
def cancel_appointment(
    *, account_id: int, appointment_id: int, at: datetime.datetime
) -> Appointment:
    """Free the place for somebody else.

    Raises:
        AppointmentMissing: The person has no such appointment.
        AppointmentOver: It was cancelled or is over.
        TooLateToCancel: It begins too soon.
    """
    found = changeable(account_id, appointment_id, at)
    found.state = AppointmentState.CANCELLED
    found.cancelled_at = at
    found.sequence += 1
    found.save(update_fields=["state", "cancelled_at", "sequence"])
    record_act(
        "hall.appointment-cancelled", account_id=account_id, object_kind="appointment",
        object_id=found.pk,
    )  # fmt: skip
    publish(AppointmentCancelled(appointment_id=found.pk))
    return found


def changeable(account_id: int, appointment_id: int, at: datetime.datetime) -> Appointment:
    """Return an appointment that its person may still change, with its row locked.

    Raises:
        AppointmentMissing: The person has no such appointment.
        AppointmentOver: It was cancelled or is over.
        TooLateToCancel: It begins too soon.
    """
    found = (
        Appointment.objects.select_for_update()
        .filter(pk=appointment_id, account_id=account_id)
        .first()
    )
    if found is None:
        raise AppointmentMissing
    if found.state != AppointmentState.BOOKED:
        raise AppointmentOver
    hours = number("cancel-before", at.date())
    if at > found.start - datetime.timedelta(hours=hours):
        raise TooLateToCancel(hours=hours)
    return found
