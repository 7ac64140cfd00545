"""Enter a case on a visitor's behalf."""

import datetime
from typing import Any

from django.db import transaction

from innoway.apps.cases.facade import CaseView, open_case, submit_case
from innoway.apps.hall.calculations.case_data import in_words
from innoway.apps.hall.calculations.catalogue import Item
from innoway.apps.hall.errors import ServiceUnknown, TicketMissing, VisitorUnknown
from innoway.apps.hall.models import DeskNote, Ticket
from innoway.apps.hall.operations.act_on_ticket import AT_DESK
from innoway.apps.hall.queries.catalogue import catalogue
from innoway.apps.hall.queries.desk import desk_of
from innoway.apps.hall.queries.known_values import known_values
from innoway.apps.hall.queries.terms import terms_of
from innoway.apps.hall.rules import can_act_on_ticket, person, require
from innoway.foundation.audit import record_act


@transaction.atomic
def open_visitor_case(
    *, actor: Any, ticket_id: int, item_key: str, question: str = "", hand_in: bool = False,
    at: datetime.datetime,
) -> CaseView:  # fmt: skip
    """Open the case that the visitor would open online, filled with what the house knows.

    It belongs to the visitor's account, for the organisation on the ticket where the visitor
    acts for it. With ``hand_in`` the visitor has read it at the desk and hands it in; else it
    waits as a draft for the visitor. Who typed it is in the audit and in the note.

    Raises:
        NotAllowed: Only clerks do this.
        DeskMissing: The clerk sits nowhere.
        TicketMissing: The visitor is not at this desk.
        VisitorUnknown: The ticket names no account.
        ServiceUnknown: There is no such service.
    """
    require(can_act_on_ticket(actor))
    desk = desk_of(person(actor))
    ticket = Ticket.objects.filter(
        pk=ticket_id, clerk_id=desk.account_id, state__in=AT_DESK
    ).first()
    if ticket is None:
        raise TicketMissing
    if ticket.account_id is None:
        raise VisitorUnknown
    item = catalogue().items.get(item_key)
    if item is None:
        raise ServiceUnknown
    opened = open_case(
        terms=terms_of(item), applicant_id=ticket.organisation_id, account_id=ticket.account_id,
        channel=ticket.channel, data=known_to_house(ticket, item, at), document_ids=(), at=at,
    )  # fmt: skip
    if hand_in:
        submit_case(case_id=opened.id, account_id=ticket.account_id, at=at)
    DeskNote.objects.create(
        window=desk.window, ticket=ticket, account_id=ticket.account_id,
        organisation_id=ticket.organisation_id, phone=ticket.phone, channel=ticket.channel,
        item=item_key, case_id=opened.id, clerk_id=desk.account_id, written_at=at,
        text=question.strip()[:2000] or opened.number,
    )  # fmt: skip
    record_act(
        "hall.visitor-case-opened", account_id=desk.account_id, object_kind="case",
        object_id=opened.id, organisation_id=ticket.organisation_id,
        facts={"for": ticket.account_id, "channel": ticket.channel, "handed_in": hand_in},
    )  # fmt: skip
    return opened


def known_to_house(ticket: Ticket, item: Item, at: datetime.datetime) -> dict[str, dict[str, Any]]:
    """Return what the house knows of the visitor, as far as the service asks for it."""
    known = known_values(ticket.account_id, ticket.organisation_id, at.date())
    fields = catalogue().fields
    return {
        one.field: in_words(fields[one.field], known[fields[one.field].known].as_answer(at))
        for one in item.asks
        if fields[one.field].known in known
    }
