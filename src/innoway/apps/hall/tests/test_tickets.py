"""Tickets from the kiosk to the end, also when two desks press at once."""

import datetime
import threading

import pytest
from django.db import connection
from django.utils import timezone

from innoway.apps.accounts.enums import StaffRole
from innoway.apps.accounts.tests.factories import make_account
from innoway.apps.hall import errors
from innoway.apps.hall.enums import TicketState
from innoway.apps.hall.models import Ticket, TicketEvent, WindowBoard
from innoway.apps.hall.operations.call_next_ticket import call_next_ticket
from innoway.apps.hall.operations.finish_ticket import finish_ticket
from innoway.apps.hall.operations.leave_ticket import leave_ticket
from innoway.apps.hall.operations.open_desk import open_desk
from innoway.apps.hall.operations.pass_ticket import pass_ticket
from innoway.apps.hall.operations.recall_ticket import recall_ticket
from innoway.apps.hall.operations.serve_ticket import serve_ticket
from innoway.apps.hall.operations.take_ticket import take_ticket
from innoway.apps.hall.operations.transfer_ticket import transfer_ticket

NOW = datetime.datetime(2026, 11, 24, 2, 0, tzinfo=datetime.UTC)
TODAY = NOW.date()
pytestmark = pytest.mark.django_db


def clerk_at(window="legal", counter=1, specialist=""):
    """Return a clerk who sits at a counter."""
    clerk = make_account(staff=StaffRole.WINDOW_CLERK)
    open_desk(actor=clerk, window_key=window, counter=counter, at=NOW, specialist=specialist)
    return clerk


def take(window="legal", **more):
    return take_ticket(window_key=window, today=TODAY, at=NOW, **more)


def do(operation, clerk, ticket, **more):
    return operation(actor=clerk, ticket_id=ticket.pk, today=TODAY, at=NOW, **more)


def call(clerk):
    return call_next_ticket(actor=clerk, today=TODAY, at=NOW)


def test_take_ticket_numbers_each_window_by_itself_and_begins_anew_each_day():
    codes = [take().code, take().code, take("ipr").code]
    tomorrow = take_ticket(
        window_key="legal", today=TODAY + datetime.timedelta(days=1),
        at=NOW + datetime.timedelta(days=1),
    )  # fmt: skip

    assert [*codes, tomorrow.code] == ["C001", "C002", "B001", "C001"]


def test_take_ticket_refuses_on_a_day_off_and_names_the_next():
    sunday = datetime.date(2026, 11, 29)

    with pytest.raises(errors.WindowClosed) as refusal:
        take_ticket(window_key="legal", today=sunday, at=NOW)

    assert refusal.value.facts == {"day": "2026-11-30"}


def test_a_visit_from_call_to_end_is_written_down():
    clerk, ticket = clerk_at(), take()

    called = call(clerk)
    do(recall_ticket, clerk, called)
    do(serve_ticket, clerk, called)
    do(finish_ticket, clerk, called)

    acts = list(TicketEvent.objects.filter(ticket=ticket).values_list("act", flat=True))
    assert acts == ["take", "call", "recall", "serve", "finish"]
    assert Ticket.objects.get().state == TicketState.FINISHED


def test_call_next_ticket_refuses_a_second_visitor_and_an_empty_queue():
    clerk = clerk_at()
    take()
    take()
    first = call(clerk)

    with pytest.raises(errors.VisitorAtDesk):
        call(clerk)
    do(serve_ticket, clerk, first)
    do(finish_ticket, clerk, first)
    second = call(clerk)
    do(serve_ticket, clerk, second)
    do(finish_ticket, clerk, second)
    with pytest.raises(errors.NobodyWaits):
        call(clerk)


def test_pass_ticket_waits_for_three_calls_then_goes_behind_three():
    clerk = clerk_at()
    tickets = [take() for _ in range(5)]
    call(clerk)

    with pytest.raises(errors.CalledTooFewTimes):
        do(pass_ticket, clerk, tickets[0])
    do(recall_ticket, clerk, tickets[0])
    do(recall_ticket, clerk, tickets[0])
    do(pass_ticket, clerk, tickets[0])

    order = Ticket.objects.waiting("legal", TODAY).values_list("code", flat=True)
    assert list(order) == ["C002", "C003", "C004", "C001", "C005"]


def test_transfer_ticket_keeps_the_number_and_comes_first():
    clerk, other = clerk_at(), clerk_at("ipr", 1)
    take("ipr")
    moved = take()
    call(clerk)

    do(transfer_ticket, clerk, moved, window_key="ipr", specialist="ipr-use", note="has a logo")

    taken = call(other)
    assert (taken.code, taken.window, taken.transfer_note) == ("C001", "ipr", "has a logo")


def test_a_named_specialist_keeps_the_visitor_while_the_desk_is_open():
    here = clerk_at("ipr", 1)
    expert = clerk_at("ipr", 2, "ipr-use")
    sender = clerk_at()
    moved = take()
    call(sender)
    do(transfer_ticket, sender, moved, window_key="ipr", specialist="ipr-use")

    with pytest.raises(errors.NobodyWaits):
        call(here)

    assert call(expert).pk == moved.pk


def test_only_the_desk_that_called_goes_on():
    clerk, other = clerk_at(), clerk_at(counter=2)
    ticket = take()
    call(clerk)

    with pytest.raises(errors.TicketOfAnother):
        do(serve_ticket, other, ticket)


@pytest.mark.parametrize("staff", [None, StaffRole.POLICY_OFFICER, StaffRole.ANALYST])
def test_only_clerks_call(staff):
    with pytest.raises(errors.NotAllowed):
        call(make_account(staff=staff))


def test_leave_ticket_needs_the_link_and_a_visit_not_begun():
    ticket = take()
    leave_ticket(token=ticket.token, at=NOW)

    with pytest.raises(errors.TicketElsewhere):
        leave_ticket(token=ticket.token, at=NOW)
    with pytest.raises(errors.TicketMissing):
        leave_ticket(token="guessed", at=NOW)


def test_every_act_raises_the_version_that_pages_ask_for():
    clerk, versions = clerk_at(), []
    ticket = take()
    for act in (lambda: call(clerk), lambda: do(serve_ticket, clerk, ticket),
                lambda: do(finish_ticket, clerk, ticket)):  # fmt: skip
        act()
        versions.append(WindowBoard.objects.get(pk="legal").version)

    assert versions == [2, 3, 4]


def at_once(acts):
    """Run acts at the same moment, each on a connection of its own; return (results, refusals)."""
    start, results, refusals, faults = threading.Barrier(len(acts)), [], [], []

    def run(act):
        try:
            start.wait(5)
            results.append(act())
        except errors.DomainError as refusal:
            refusals.append(type(refusal))
        except Exception as fault:
            faults.append(fault)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(act,)) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    assert faults == []
    return results, refusals


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("_round", range(5))
def test_two_desks_at_once_call_two_visitors(_round):
    clerks = [clerk_at(counter=n) for n in (1, 2, 3)]
    tickets = [take() for _ in range(3)]

    called, refusals = at_once([lambda c=clerk: call(c).pk for clerk in clerks])

    assert sorted(called) == sorted(ticket.pk for ticket in tickets)
    assert refusals == []


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("_round", range(3))
def test_a_clerk_who_presses_twice_calls_one(_round):
    clerk = clerk_at()
    for _number in range(3):
        take()

    called, refusals = at_once([lambda: call(clerk).pk] * 2)

    assert (len(called), refusals) == (1, [errors.VisitorAtDesk])


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_many_kiosks_at_once_give_every_number_once():
    take()

    codes, _refusals = at_once([lambda: take().code] * 8)

    assert sorted(codes) == [f"C{n:03d}" for n in range(2, 10)]
    assert WindowBoard.objects.get(pk="legal").version == 9
    assert timezone.is_aware(Ticket.objects.first().taken_at)
