"""Hand a visitor over to another desk."""

import datetime
from typing import Any

from django.db import transaction

from innoway.apps.hall.calculations.queue import place_behind
from innoway.apps.hall.enums import TicketAct
from innoway.apps.hall.errors import WindowUnknown
from innoway.apps.hall.models import Ticket, WindowBoard
from innoway.apps.hall.operations.act_on_ticket import act_on_ticket, locked_ticket
from innoway.apps.hall.queries.windows import window
from innoway.apps.hall.rules import can_act_on_ticket, number_of, require


@transaction.atomic
def transfer_ticket(
    *, actor: Any, ticket_id: int, window_key: str, specialist: str = "", note: str = "",
    today: datetime.date, at: datetime.datetime,
) -> Ticket:  # fmt: skip
    """Put the visitor first at the next window, with a word to whoever takes over.

    The number stays, and who has waited once does not wait at the end again. The specialist
    must sit at that window.

    Raises:
        NotAllowed: Only clerks hand over.
        WindowUnknown: There is no such window, or the specialist does not sit there.
        TicketMissing: There is no such ticket today.
        TicketElsewhere: It is neither called nor served.
        TicketOfAnother: Another desk has this visitor.
    """
    require(can_act_on_ticket(actor))
    content = window(window_key)
    if specialist and specialist not in {one.key for one in content.specialists}:
        raise WindowUnknown
    ticket = locked_ticket(ticket_id, today)
    WindowBoard.objects.get_or_create(window=window_key, defaults={"day": today})
    places = list(Ticket.objects.waiting(window_key, today).values_list("place", flat=True))
    return act_on_ticket(
        ticket=ticket, act=TicketAct.TRANSFER, clerk_id=number_of(actor), at=at,
        changes={"window": window_key, "specialist": specialist, "transfer_note": note[:300],
                 "place": place_behind(places, 0), "calls": 0, "clerk_id": None,
                 "counter": None, "served_at": None},
    )  # fmt: skip
