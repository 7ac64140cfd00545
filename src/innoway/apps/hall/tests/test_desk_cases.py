"""Cases from the desk, ratings of cases, reminders and mails with calendar files."""

import datetime

import pytest
from django.core import mail
from django.urls import reverse
from icalendar import Calendar

from innoway.apps.accounts.models import Notice, Principal
from innoway.apps.accounts.tests.factories import make_account, make_delegation
from innoway.apps.cases.models import Case
from innoway.apps.hall import errors
from innoway.apps.hall.enums import RatingStage, Satisfaction
from innoway.apps.hall.models import DeskNote, Rating, Ticket
from innoway.apps.hall.notices import remind_of_appointment, send_calendar_entry
from innoway.apps.hall.operations.answer_phone import answer_phone
from innoway.apps.hall.operations.cancel_appointment import cancel_appointment
from innoway.apps.hall.operations.forget_person import forget_person
from innoway.apps.hall.operations.open_visitor_case import open_visitor_case
from innoway.apps.hall.operations.rate_case import rate_case
from innoway.apps.hall.operations.record_visitor import record_visitor
from innoway.apps.hall.operations.remind_visitors import remind_visitors
from innoway.apps.hall.queries.board import board
from innoway.apps.hall.queries.case_ratings import case_ratings
from innoway.apps.hall.queries.visits import held_by
from innoway.apps.hall.tests.test_tickets import NOW, TODAY, call, clerk_at, take
from innoway.apps.hall.tests.test_window_pages import MONDAY, booked_by, browser

pytestmark = pytest.mark.django_db


def at_desk(visitor=None, organisation_id=None):
    """Return a clerk and the ticket of a visitor whom the clerk has called."""
    clerk = clerk_at()
    ticket = take(visitor={"account_id": visitor.pk if visitor else None,
                           "organisation_id": organisation_id})  # fmt: skip
    call(clerk)
    return clerk, ticket


def enter(clerk, ticket, **more):
    facts = {"item_key": "company-name-check", "question": "A name", "at": NOW} | more
    return open_visitor_case(actor=clerk, ticket_id=ticket.pk, **facts)


def test_open_visitor_case_opens_the_visitors_own_case_at_the_counter():
    visitor = make_account(full_name="Wang")
    clerk, ticket = at_desk(visitor)

    opened = enter(clerk, ticket, hand_in=True)

    case = Case.objects.get()
    assert (case.pk, case.opened_by_id, case.channel) == (opened.id, visitor.pk, "counter")
    assert case.state == "submitted"
    assert DeskNote.objects.get().case_id == case.pk


def test_open_visitor_case_leaves_a_draft_to_the_visitor():
    clerk, ticket = at_desk(make_account())

    assert enter(clerk, ticket).state == "draft"


def test_open_visitor_case_needs_the_visitor_at_the_desk_and_their_account():
    clerk, ticket = at_desk()

    with pytest.raises(errors.VisitorUnknown):
        enter(clerk, ticket)
    with pytest.raises(errors.ServiceUnknown):
        visitor = make_account()
        record_visitor(actor=clerk, ticket_id=ticket.pk, today=TODAY, account_id=visitor.pk)
        enter(clerk, ticket, item_key="no-such-service")
    with pytest.raises(errors.TicketMissing):
        enter(clerk_at(counter=2), ticket)
    with pytest.raises(errors.NotAllowed):
        enter(make_account(), ticket)


def test_open_visitor_case_for_a_firm_only_where_the_visitor_acts_for_it(organisation):
    visitor = make_account()
    clerk, ticket = at_desk(visitor, organisation.pk)

    with pytest.raises(errors.DomainError) as refusal:
        enter(clerk, ticket)
    assert refusal.value.code == "cases.not-allowed"

    make_delegation(visitor, Principal.objects.get(organisation_id=organisation.pk))
    assert enter(clerk, ticket).organisation_id == organisation.pk


def test_rate_case_by_its_applicant_and_stage_by_stage():
    visitor, stranger = make_account(), make_account()
    clerk, ticket = at_desk(visitor)
    opened = enter(clerk, ticket, hand_in=True)
    facts = {"case_id": opened.id, "level": Satisfaction.SATISFIED, "today": TODAY, "at": NOW}

    with pytest.raises(errors.RatingTooEarly):
        rate_case(account_id=visitor.pk, stage=RatingStage.END, **facts)
    with pytest.raises(errors.RatingMissing):
        rate_case(account_id=stranger.pk, stage=RatingStage.RECEIPT, **facts)
    Case.objects.update(received_on=TODAY)
    rate_case(account_id=visitor.pk, stage=RatingStage.RECEIPT, **facts)
    with pytest.raises(errors.RatedBefore):
        rate_case(account_id=visitor.pk, stage=RatingStage.RECEIPT, **facts)

    assert Rating.objects.get().item == "company-name-check"
    assert case_ratings(visitor.pk, opened.id, NOW).open_stage is None
    assert case_ratings(stranger.pk, opened.id, NOW) is None
    address = reverse("hall:rate-case", args=[opened.id])
    assert browser(visitor).get(address).status_code == 200
    assert browser(stranger).get(address).status_code == 404


def test_reminders_are_sent_once_each_and_again_after_a_move():
    booked = booked_by(make_account())
    until = booked.start + datetime.timedelta(minutes=1)

    first = remind_visitors(until=until, at=MONDAY)
    for one in first:
        remind_of_appointment(one, MONDAY)
        remind_of_appointment(one, MONDAY)

    assert first == [booked]
    assert remind_visitors(until=until, at=MONDAY) == []
    assert Notice.objects.filter(account=booked.account).count() == 1


@pytest.mark.parametrize(("language", "word"), [("en", "booked"), ("zh-hans", "预约")])
def test_the_mail_carries_a_calendar_file_that_a_cancellation_takes_back(language, word):
    account = make_account(language=language)
    booked = booked_by(account)

    send_calendar_entry(booked)
    cancelled = cancel_appointment(account_id=account.pk, appointment_id=booked.pk, at=MONDAY)
    send_calendar_entry(cancelled)

    methods = [
        (Calendar.from_ical(m.attachments[0][1])["method"], m.attachments[0][0])
        for m in mail.outbox
    ]
    assert [method for method, _name in methods] == ["PUBLISH", "CANCEL"]
    assert word in mail.outbox[0].subject


def test_the_file_of_a_persons_data_holds_what_the_windows_know():
    visitor, other = make_account(), make_account()
    clerk, ticket = at_desk(visitor)
    enter(clerk, ticket)
    booked_by(visitor)

    held = held_by(visitor.pk)

    assert {key: len(rows) for key, rows in held.items()} == {
        "appointments": 1, "tickets": 1, "conversations": 1, "reports": 0, "ratings": 0,
    }  # fmt: skip
    assert not any(held_by(other.pk).values())


def test_answer_phone_serves_a_caller_at_once_and_the_case_says_phone():
    clerk, visitor = clerk_at(), make_account()

    caller = answer_phone(actor=clerk, today=TODAY, at=NOW)
    record_visitor(actor=clerk, ticket_id=caller.pk, today=TODAY, account_id=visitor.pk)
    enter(clerk, caller)

    assert (caller.state, caller.channel) == ("serving", "phone")
    assert Case.objects.get().channel == "phone"
    assert board(TODAY).calls == ()
    with pytest.raises(errors.VisitorAtDesk):
        answer_phone(actor=clerk, today=TODAY, at=NOW)


def test_forget_person_leaves_figures_and_nobody_behind_them():
    visitor = make_account()
    clerk, ticket = at_desk(visitor)
    enter(clerk, ticket)
    booked_by(visitor)

    forget_person(account_id=visitor.pk)

    assert not any(held_by(visitor.pk).values())
    assert Ticket.objects.filter(pk=ticket.pk, account=None).exists()
