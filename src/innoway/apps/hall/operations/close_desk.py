"""Leave the counter."""

import datetime
from typing import Any

from django.db import transaction

from innoway.apps.hall.errors import VisitorAtDesk
from innoway.apps.hall.models import Desk, Ticket
from innoway.apps.hall.operations.act_on_ticket import AT_DESK
from innoway.apps.hall.queries.desk import desk_of
from innoway.apps.hall.rules import can_open_desk, person, require


@transaction.atomic
def close_desk(*, actor: Any, at: datetime.datetime) -> Desk:
    """Close the clerk's desk when nobody sits there any more.

    Raises:
        NotAllowed: Only window clerks have desks.
        DeskMissing: None is open.
        VisitorAtDesk: A visitor is called or served.
    """
    require(can_open_desk(actor))
    desk = desk_of(person(actor))
    held = Ticket.objects.filter(clerk_id=desk.account_id, state__in=AT_DESK).first()
    if held is not None:
        raise VisitorAtDesk(ticket=held.code)
    desk.closed_at = at
    desk.save(update_fields=["closed_at"])
    return desk
