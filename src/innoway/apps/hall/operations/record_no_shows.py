"""Write down who did not come."""

import datetime

from django.db import transaction

from innoway.apps.hall.enums import AppointmentState, TicketAct, TicketState
from innoway.apps.hall.models import Appointment, Ticket
from innoway.apps.hall.operations.act_on_ticket import act_on_ticket


@transaction.atomic
def record_no_shows(*, before: datetime.date, at: datetime.datetime) -> int:
    """Mark appointments of past days as missed, and tickets that nobody served as left.

    Returns how many appointments were missed. Nothing is marked on its own day: a late
    visitor still comes.
    """
    missed = Appointment.objects.filter(day__lt=before, state=AppointmentState.BOOKED)
    count = missed.update(state=AppointmentState.MISSED)
    stale = Ticket.objects.select_for_update().filter(
        day__lt=before, state__in=[TicketState.WAITING, TicketState.CALLED]
    )
    for ticket in stale:
        act_on_ticket(
            ticket=ticket, act=TicketAct.LEAVE, clerk_id=None, at=at, changes={"over_at": at}
        )
    unfinished = Ticket.objects.select_for_update().filter(
        day__lt=before, state=TicketState.SERVING
    )
    for ticket in unfinished:
        act_on_ticket(
            ticket=ticket, act=TicketAct.FINISH, clerk_id=None, at=at, changes={"over_at": at}
        )
    return count
