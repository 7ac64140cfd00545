"""Write down who the visitor is."""

import datetime
from typing import Any

from django.db import transaction

from innoway.apps.hall.errors import OrganisationMissing, TicketOfAnother
from innoway.apps.hall.models import Ticket
from innoway.apps.hall.operations.act_on_ticket import AT_DESK, locked_ticket
from innoway.apps.hall.rules import can_act_on_ticket, person, require
from innoway.apps.registry.facade import organisations_named
from innoway.foundation.audit import record_read


@transaction.atomic
def record_visitor(
    *, actor: Any, ticket_id: int, today: datetime.date, name: str = "", phone: str = "",
    account_id: int | None = None, organisation_id: int | None = None,
) -> Ticket:  # fmt: skip
    """Put name, phone, account or organisation on the ticket of the clerk's own visitor.

    Opening the card of an account is audited for its holder to see.

    Raises:
        NotAllowed: Only clerks do this.
        TicketMissing: There is no such ticket today.
        TicketOfAnother: Another desk, or none, has this visitor.
        OrganisationMissing: The register has no such organisation.
    """
    require(can_act_on_ticket(actor))
    ticket = locked_ticket(ticket_id, today)
    if ticket.state not in AT_DESK or ticket.clerk_id != person(actor):
        raise TicketOfAnother
    if organisation_id is not None and not organisations_named([organisation_id]):
        raise OrganisationMissing
    ticket.name, ticket.phone = name.strip()[:100], phone.strip()[:30]
    ticket.account_id, ticket.organisation_id = account_id, organisation_id
    ticket.save(update_fields=["name", "phone", "account", "organisation"])
    if account_id is not None:
        record_read(
            account_id=person(actor), subject_account_id=account_id, object_kind="visitor card",
            object_id=ticket.pk, reason=ticket.code,
        )  # fmt: skip
    return ticket
