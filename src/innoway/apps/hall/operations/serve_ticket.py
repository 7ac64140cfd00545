"""Begin to serve the visitor who came."""

import datetime
from typing import Any

from django.db import transaction

from innoway.apps.hall.enums import TicketAct
from innoway.apps.hall.models import Ticket
from innoway.apps.hall.operations.act_on_ticket import act_on_ticket, locked_ticket
from innoway.apps.hall.rules import can_act_on_ticket, number_of, require


@transaction.atomic
def serve_ticket(
    *, actor: Any, ticket_id: int, today: datetime.date, at: datetime.datetime
) -> Ticket:
    """Write down when the visitor sat down.

    Raises:
        NotAllowed: Only clerks serve.
        TicketMissing: There is no such ticket today.
        TicketElsewhere: It is not being called.
        TicketOfAnother: Another desk called it.
    """
    require(can_act_on_ticket(actor))
    return act_on_ticket(
        ticket=locked_ticket(ticket_id, today), act=TicketAct.SERVE, clerk_id=number_of(actor),
        at=at, changes={"served_at": at},
    )  # fmt: skip
