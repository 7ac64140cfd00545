"""Take a visitor who has gone out of the queue."""

import datetime
from typing import Any

from django.db import transaction

from innoway.apps.hall.enums import TicketAct
from innoway.apps.hall.models import Ticket
from innoway.apps.hall.operations.act_on_ticket import act_on_ticket, locked_ticket
from innoway.apps.hall.rules import can_act_on_ticket, number_of, require


@transaction.atomic
def dismiss_ticket(
    *, actor: Any, ticket_id: int, today: datetime.date, at: datetime.datetime
) -> Ticket:
    """Mark a ticket as left, for a visitor who told the desk or is nowhere to be found.

    Raises:
        NotAllowed: Only clerks do this.
        TicketMissing: There is no such ticket today.
        TicketElsewhere: The visit has begun or is over.
        TicketOfAnother: Another desk called it.
    """
    require(can_act_on_ticket(actor))
    return act_on_ticket(
        ticket=locked_ticket(ticket_id, today), act=TicketAct.LEAVE, clerk_id=number_of(actor),
        at=at, changes={"over_at": at},
    )  # fmt: skip
