"""Mark who is to be reminded of an appointment."""

import datetime

from django.db import transaction

from innoway.apps.hall.enums import AppointmentState
from innoway.apps.hall.models import Appointment


@transaction.atomic
def remind_visitors(*, until: datetime.datetime, at: datetime.datetime) -> list[Appointment]:
    """Return the appointments that begin before a moment and mark them as reminded.

    Call it in the transaction that tells the people: then each is told once or not at all.
    """
    rows = Appointment.objects.select_for_update(skip_locked=True).filter(
        state=AppointmentState.BOOKED, reminded_at=None, start__gt=at, start__lte=until
    )
    found = list(rows)
    Appointment.objects.filter(pk__in=[one.pk for one in found]).update(reminded_at=at)
    return found
