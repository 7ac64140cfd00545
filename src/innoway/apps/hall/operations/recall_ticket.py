"""Call a visitor once more."""

import datetime
from typing import Any

from django.db import transaction

from innoway.apps.hall.enums import TicketAct
from innoway.apps.hall.models import Ticket
from innoway.apps.hall.operations.act_on_ticket import act_on_ticket, locked_ticket
from innoway.apps.hall.rules import can_act_on_ticket, number_of, require


@transaction.atomic
def recall_ticket(
    *, actor: Any, ticket_id: int, today: datetime.date, at: datetime.datetime
) -> Ticket:
    """Show and say the number again.

    Raises:
        NotAllowed: Only clerks call.
        TicketMissing: There is no such ticket today.
        TicketElsewhere: It is not being called.
        TicketOfAnother: Another desk called it.
    """
    require(can_act_on_ticket(actor))
    ticket = locked_ticket(ticket_id, today)
    return act_on_ticket(
        ticket=ticket, act=TicketAct.RECALL, clerk_id=number_of(actor), at=at,
        changes={"calls": ticket.calls + 1, "called_at": at},
    )  # fmt: skip
