"""Write down what was asked and agreed."""

import datetime
from typing import Any

from django.db import transaction

from innoway.apps.hall.enums import Channel
from innoway.apps.hall.errors import NothingWritten, TicketMissing
from innoway.apps.hall.models import DeskNote, Ticket
from innoway.apps.hall.queries.desk import desk_of
from innoway.apps.hall.rules import can_write_desk_note, person, require


@transaction.atomic
def write_desk_note(
    *, actor: Any, text: str, at: datetime.datetime, ticket_id: int | None = None,
    channel: Channel = Channel.COUNTER, item: str = "", case_id: int | None = None,
    account_id: int | None = None, organisation_id: int | None = None,
) -> DeskNote:  # fmt: skip
    """Keep a conversation for the visitor's next visit; the visitor is that of the ticket.

    Raises:
        NotAllowed: Only clerks write notes.
        DeskMissing: The clerk sits nowhere.
        NothingWritten: The text is empty.
        TicketMissing: There is no such ticket.
    """
    require(can_write_desk_note(actor))
    desk = desk_of(person(actor))
    if not text.strip():
        raise NothingWritten
    ticket = None
    if ticket_id is not None:
        ticket = Ticket.objects.filter(pk=ticket_id, clerk_id=desk.account_id).first()
        if ticket is None:
            raise TicketMissing
        account_id, channel = ticket.account_id, Channel(ticket.channel)
        organisation_id = organisation_id or ticket.organisation_id
    return DeskNote.objects.create(
        window=desk.window, ticket=ticket, account_id=account_id, organisation_id=organisation_id,
        phone=ticket.phone if ticket else "", channel=channel, item=item, case_id=case_id,
        text=text.strip()[:2000], clerk_id=desk.account_id, written_at=at,
    )  # fmt: skip
