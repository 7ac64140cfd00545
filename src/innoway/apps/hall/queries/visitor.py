"""The desk as its clerk sees it, with the card of the visitor."""

import datetime
from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from innoway.apps.accounts.facade import AccountView, accounts_named, delegations_of
from innoway.apps.cases.facade import CaseView, cases_of_account, cases_of_organisation
from innoway.apps.hall.enums import AppointmentState, TicketState
from innoway.apps.hall.models import Appointment, Desk, DeskNote, Ticket
from innoway.apps.hall.rules import can_act_on_ticket, person
from innoway.apps.registry.facade import (
    Named,
    OrganisationFacts,
    organisation_facts,
    organisations_named,
)

LAST = 5


@dataclass(frozen=True, slots=True)
class Card:
    """Everything about a visitor on one screen."""

    account: AccountView | None
    organisations: tuple[Named, ...]
    facts: OrganisationFacts | None
    appointments: tuple[Appointment, ...]
    notes: tuple[DeskNote, ...]
    cases: tuple[CaseView, ...]


@dataclass(frozen=True, slots=True)
class DeskView:
    """The desk as its clerk sees it."""

    desk: Desk
    ticket: Ticket | None
    queue: tuple[Ticket, ...]
    card: Card | None


def desk_view(account_id: int, today: datetime.date, at: datetime.datetime) -> DeskView | None:
    """Return the clerk's desk with queue and visitor, or None when the clerk sits nowhere."""
    desk = Desk.objects.filter(account_id=account_id, closed_at=None).first()
    if desk is None:
        return None
    here = [TicketState.CALLED, TicketState.SERVING]
    held = Ticket.objects.filter(clerk_id=account_id, state__in=here).first()
    queue = tuple(Ticket.objects.waiting(desk.window, today)[:30])
    return DeskView(desk, held, queue, card(held, today, at) if held else None)


def ticket_at_desk(actor: Any) -> Ticket | None:
    """Return the visitor whom a clerk has called or serves; one query, none for others."""
    if not can_act_on_ticket(actor):
        return None
    here = [TicketState.CALLED, TicketState.SERVING]
    return Ticket.objects.filter(clerk_id=person(actor), state__in=here).first()


def card(ticket: Ticket, today: datetime.date, at: datetime.datetime) -> Card:
    """Return what the house knows of a visitor."""
    account: AccountView | None = None
    organisations: tuple[Named, ...] = ()
    if ticket.account_id is not None:
        account = accounts_named([ticket.account_id]).get(ticket.account_id)
        acts_for = [one.organisation_id for one in delegations_of(ticket.account_id, at)]
        organisations = tuple(organisations_named(acts_for).values())
    facts = organisation_facts(ticket.organisation_id, today) if ticket.organisation_id else None
    return Card(
        account, organisations, facts, _booked(ticket, today), _notes(ticket), _cases(ticket, today)
    )


def _booked(ticket: Ticket, today: datetime.date) -> tuple[Appointment, ...]:
    if ticket.account_id is None:
        return ()
    rows = Appointment.objects.filter(account_id=ticket.account_id, day__gte=today)
    return tuple(rows.exclude(state=AppointmentState.CANCELLED)[:LAST])


def _cases(ticket: Ticket, today: datetime.date) -> tuple[CaseView, ...]:
    if ticket.organisation_id is not None:
        return cases_of_organisation(ticket.organisation_id, today, LAST)
    if ticket.account_id is not None:
        return cases_of_account(ticket.account_id, today, LAST)
    return ()


def _notes(ticket: Ticket) -> tuple[DeskNote, ...]:
    known = Q(ticket=ticket)
    if ticket.account_id is not None:
        known |= Q(account_id=ticket.account_id)
    if ticket.organisation_id is not None:
        known |= Q(organisation_id=ticket.organisation_id)
    if ticket.phone:
        known |= Q(phone=ticket.phone)
    return tuple(DeskNote.objects.filter(known)[:LAST])
