"""Give a turn up."""

import datetime

from django.db import transaction

from innoway.apps.hall.enums import TicketAct
from innoway.apps.hall.errors import TicketMissing
from innoway.apps.hall.models import Ticket
from innoway.apps.hall.operations.act_on_ticket import act_on_ticket


@transaction.atomic
def leave_ticket(*, token: str, at: datetime.datetime) -> Ticket:
    """Take a visitor who holds the ticket's own link out of the queue.

    Raises:
        TicketMissing: No ticket has this link.
        TicketElsewhere: The visit has begun or is over.
    """
    ticket = Ticket.objects.select_for_update().filter(token=token).first()
    if ticket is None:
        raise TicketMissing
    return act_on_ticket(
        ticket=ticket, act=TicketAct.LEAVE, clerk_id=None, at=at, changes={"over_at": at}
    )
