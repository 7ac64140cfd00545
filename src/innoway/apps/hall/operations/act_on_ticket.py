"""Do one act to a ticket."""

import datetime
from typing import Any

from django.db import transaction
from django.db.models import F

from innoway.apps.hall.enums import TicketAct, TicketState
from innoway.apps.hall.errors import TicketElsewhere, TicketMissing, TicketOfAnother
from innoway.apps.hall.models import Ticket, TicketEvent, WindowBoard
from innoway.apps.hall.transitions import next_state

AT_DESK = frozenset({TicketState.CALLED, TicketState.SERVING})


@transaction.atomic
def act_on_ticket(
    *, ticket: Ticket, act: TicketAct, clerk_id: int | None, at: datetime.datetime,
    changes: dict[str, Any] | None = None,
) -> Ticket:  # fmt: skip
    """Move a locked ticket to its next state, write the act down and raise the boards' versions.

    Callers lock the row first (``locked_ticket``). ``changes`` are set together with the state.

    Raises:
        TicketElsewhere: The act does not follow the ticket's state.
        TicketOfAnother: Another clerk has called this ticket.
    """
    if clerk_id is not None and ticket.state in AT_DESK and ticket.clerk_id != clerk_id:
        raise TicketOfAnother
    after = next_state(ticket.state, act)
    if after is None:
        raise TicketElsewhere(state=TicketState(ticket.state).label)
    touched = {ticket.window}
    for name, value in {**(changes or {}), "state": after}.items():
        setattr(ticket, name, value)
    ticket.save()
    TicketEvent.objects.create(
        ticket=ticket, act=act, at=at, window=ticket.window, counter=ticket.counter,
        clerk_id=clerk_id,
    )  # fmt: skip
    raise_boards(touched | {ticket.window})
    return ticket


def locked_ticket(ticket_id: int, today: datetime.date) -> Ticket:
    """Return a ticket of today with its row locked until the transaction ends.

    Raises:
        TicketMissing: There is none.
    """
    found: Ticket | None = (
        Ticket.objects.select_for_update().filter(pk=ticket_id, day=today).first()
    )
    if found is None:
        raise TicketMissing
    return found


def raise_boards(windows: set[str]) -> None:
    """Raise the versions, in the order of keys so that two transactions never wait in a circle."""
    for window in sorted(windows):
        WindowBoard.objects.filter(pk=window).update(version=F("version") + 1)
