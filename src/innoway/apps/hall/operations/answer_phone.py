"""Take a telephone call at the desk."""

import datetime
from typing import Any

from django.db import transaction

from innoway.apps.hall.enums import Channel, TicketAct
from innoway.apps.hall.errors import VisitorAtDesk
from innoway.apps.hall.models import Ticket
from innoway.apps.hall.operations.act_on_ticket import AT_DESK, act_on_ticket
from innoway.apps.hall.operations.take_ticket import take_ticket
from innoway.apps.hall.queries.desk import desk_of
from innoway.apps.hall.rules import can_act_on_ticket, person, require


@transaction.atomic
def answer_phone(*, actor: Any, today: datetime.date, at: datetime.datetime) -> Ticket:
    """Give a caller a number and serve them at once; card, routes and case are those of a visit.

    Raises:
        NotAllowed: Only clerks do this.
        DeskMissing: The clerk sits nowhere.
        VisitorAtDesk: The desk has a visitor.
        WindowClosed: The hall does not work today.
    """
    require(can_act_on_ticket(actor))
    desk = desk_of(person(actor))
    held = Ticket.objects.filter(clerk_id=desk.account_id, state__in=AT_DESK).first()
    if held is not None:
        raise VisitorAtDesk(ticket=held.code)
    ticket = take_ticket(
        window_key=desk.window, today=today, at=at, visitor={"channel": Channel.PHONE}
    )
    act_on_ticket(
        ticket=ticket, act=TicketAct.CALL, clerk_id=desk.account_id, at=at,
        changes={"clerk_id": desk.account_id, "counter": desk.counter, "calls": 1,
                 "called_at": at},
    )  # fmt: skip
    return act_on_ticket(
        ticket=ticket, act=TicketAct.SERVE, clerk_id=desk.account_id, at=at,
        changes={"served_at": at},
    )  # fmt: skip
