"""End a visit."""

import datetime
from typing import Any

from django.db import transaction

from innoway.apps.hall.enums import TicketAct
from innoway.apps.hall.events import TicketFinished
from innoway.apps.hall.models import Ticket
from innoway.apps.hall.operations.act_on_ticket import act_on_ticket, locked_ticket
from innoway.apps.hall.rules import can_act_on_ticket, number_of, require
from innoway.foundation.events import publish


@transaction.atomic
def finish_ticket(
    *, actor: Any, ticket_id: int, today: datetime.date, at: datetime.datetime
) -> Ticket:
    """Close the visit; from now on the visitor can rate it.

    Raises:
        NotAllowed: Only clerks finish.
        TicketMissing: There is no such ticket today.
        TicketElsewhere: It is not being served.
        TicketOfAnother: Another desk serves it.
    """
    require(can_act_on_ticket(actor))
    ticket = act_on_ticket(
        ticket=locked_ticket(ticket_id, today), act=TicketAct.FINISH, clerk_id=number_of(actor),
        at=at, changes={"over_at": at},
    )  # fmt: skip
    publish(TicketFinished(ticket_id=ticket.pk))
    return ticket
