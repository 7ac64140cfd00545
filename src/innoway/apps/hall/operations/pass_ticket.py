"""Pass over a visitor who did not come."""

import datetime
from typing import Any

from django.db import transaction

from innoway.apps.hall.calculations.queue import place_behind
from innoway.apps.hall.enums import TicketAct, TicketState
from innoway.apps.hall.errors import CalledTooFewTimes
from innoway.apps.hall.models import Ticket
from innoway.apps.hall.operations.act_on_ticket import act_on_ticket, locked_ticket
from innoway.apps.hall.queries.windows import number
from innoway.apps.hall.rules import can_act_on_ticket, number_of, require


@transaction.atomic
def pass_ticket(
    *, actor: Any, ticket_id: int, today: datetime.date, at: datetime.datetime
) -> Ticket:
    """Send the ticket behind the next few, so that nobody loses a turn for good.

    Raises:
        NotAllowed: Only clerks pass over.
        TicketMissing: There is no such ticket today.
        CalledTooFewTimes: It was not called often enough.
        TicketElsewhere: It is not being called.
        TicketOfAnother: Another desk called it.
    """
    require(can_act_on_ticket(actor))
    ticket = locked_ticket(ticket_id, today)
    needed = number("calls-before-pass", today)
    if ticket.state == TicketState.CALLED and ticket.calls < needed:
        raise CalledTooFewTimes(calls=needed)
    places = list(Ticket.objects.waiting(ticket.window, today).values_list("place", flat=True))
    return act_on_ticket(
        ticket=ticket, act=TicketAct.PASS, clerk_id=number_of(actor), at=at,
        changes={"place": place_behind(places, number("pass-behind", today)), "calls": 0,
                 "clerk_id": None, "counter": None},
    )  # fmt: skip
