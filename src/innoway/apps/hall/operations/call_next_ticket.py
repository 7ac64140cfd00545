"""Call the next visitor to a desk."""

import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Q

from innoway.apps.hall.enums import TicketAct
from innoway.apps.hall.errors import NobodyWaits, VisitorAtDesk
from innoway.apps.hall.models import Desk, Ticket
from innoway.apps.hall.operations.act_on_ticket import AT_DESK, act_on_ticket
from innoway.apps.hall.queries.desk import desk_of
from innoway.apps.hall.rules import can_act_on_ticket, person, require


def call_next_ticket(*, actor: Any, today: datetime.date, at: datetime.datetime) -> Ticket:
    """Call whoever is first at the clerk's window; two desks never call the same ticket.

    A row that another desk is just calling is skipped, not waited for. Visitors handed over to
    a named specialist wait for that specialist while the specialist's desk is open.

    Raises:
        NotAllowed: Only clerks call.
        DeskMissing: The clerk sits nowhere.
        VisitorAtDesk: The desk has a visitor.
        NobodyWaits: Nobody waits for this desk.
    """
    require(can_act_on_ticket(actor))
    clerk_id = person(actor)
    desk = desk_of(clerk_id)
    try:
        return _call(desk, today, at)
    except IntegrityError:  # the same clerk pressed twice; the constraint let one through
        raise VisitorAtDesk(ticket=_at_desk(desk)) from None


@transaction.atomic
def _call(desk: Desk, today: datetime.date, at: datetime.datetime) -> Ticket:
    held = _at_desk(desk)
    if held:
        raise VisitorAtDesk(ticket=held)
    present = Desk.objects.filter(window=desk.window, closed_at=None).exclude(specialist="")
    others = [s for s in present.values_list("specialist", flat=True) if s != desk.specialist]
    mine = Q(specialist="") | ~Q(specialist__in=others)
    waiting = Ticket.objects.waiting(desk.window, today).filter(mine)
    ticket = waiting.select_for_update(skip_locked=True, of=("self",)).first()
    if ticket is None:
        raise NobodyWaits
    return act_on_ticket(
        ticket=ticket, act=TicketAct.CALL, clerk_id=desk.account_id, at=at,
        changes={"clerk_id": desk.account_id, "counter": desk.counter, "calls": 1,
                 "called_at": at},
    )  # fmt: skip


def _at_desk(desk: Desk) -> str:
    held = Ticket.objects.filter(clerk_id=desk.account_id, state__in=AT_DESK)
    return held.values_list("code", flat=True).first() or ""
