"""Appointments: what may be booked, by whom, and that nothing is booked twice."""

import datetime
from zoneinfo import ZoneInfo

import pytest

from innoway.apps.accounts.tests.factories import make_account
from innoway.apps.hall import errors
from innoway.apps.hall.enums import AppointmentState, TicketState
from innoway.apps.hall.models import Appointment, Ticket
from innoway.apps.hall.operations.book_appointment import book_appointment
from innoway.apps.hall.operations.cancel_appointment import cancel_appointment
from innoway.apps.hall.operations.move_appointment import move_appointment
from innoway.apps.hall.operations.record_no_shows import record_no_shows
from innoway.apps.hall.operations.take_ticket import take_ticket
from innoway.apps.hall.queries.appointments import closed_until, open_days
from innoway.apps.hall.tests.test_tickets import at_once, clerk_at, take

ZONE = ZoneInfo("Asia/Shanghai")
NOW = datetime.datetime(2026, 11, 23, 10, 0, tzinfo=ZONE)
pytestmark = pytest.mark.django_db


def at(day, hour, minute=0):
    return datetime.datetime(2026, 11, day, hour, minute, tzinfo=ZONE)


def book(account, start=None, **more):
    facts = {"window_key": "legal", "start": start or at(24, 9), "at": NOW, "zone": ZONE} | more
    return book_appointment(account_id=account.pk, **facts)


def test_open_days_are_the_next_five_working_days_with_every_place():
    window, days = open_days("legal", NOW.date(), ZONE)

    assert [day.day.day for day in days] == [24, 25, 26, 27, 30]
    assert days[0].free == window.capacity * len(days[0].slots) == 3 * 13


@pytest.mark.parametrize(
    "start",
    [at(23, 16), at(24, 9, 10), at(24, 12), at(24, 16, 45), at(28, 9), at(30, 18),
     datetime.datetime(2026, 12, 1, 9, 0, tzinfo=ZONE)],
    ids=["today", "between", "lunch", "past-closing", "saturday", "evening", "sixth-day"],
)  # fmt: skip
def test_book_appointment_refuses_what_is_not_offered(start):
    with pytest.raises(errors.SlotNotOffered):
        book(make_account(), start)


def test_book_appointment_one_a_day_also_at_another_window():
    account = make_account()
    book(account)

    with pytest.raises(errors.DayBooked):
        book(account, at(24, 14), window_key="ipr")
    assert book(account, at(25, 9)).day.day == 25


def test_book_appointment_refuses_the_place_too_many():
    for _number in range(3):
        book(make_account())

    with pytest.raises(errors.SlotTaken):
        book(make_account())


def test_cancel_appointment_frees_place_and_day_until_two_hours_before():
    account = make_account()
    first = book(account)

    with pytest.raises(errors.TooLateToCancel):
        cancel_appointment(account_id=account.pk, appointment_id=first.pk, at=at(24, 7, 1))
    cancel_appointment(account_id=account.pk, appointment_id=first.pk, at=at(24, 7))
    with pytest.raises(errors.AppointmentOver):
        cancel_appointment(account_id=account.pk, appointment_id=first.pk, at=NOW)

    assert book(account).seat == 1


def test_a_stranger_can_neither_cancel_nor_move():
    mine, stranger = book(make_account()), make_account()

    with pytest.raises(errors.AppointmentMissing):
        cancel_appointment(account_id=stranger.pk, appointment_id=mine.pk, at=NOW)
    with pytest.raises(errors.AppointmentMissing):
        move_appointment(
            account_id=stranger.pk, appointment_id=mine.pk, start=at(25, 9), at=NOW, zone=ZONE
        )


def test_move_appointment_changes_time_and_raises_the_sequence():
    account = make_account()
    first = book(account)

    moved = move_appointment(
        account_id=account.pk, appointment_id=first.pk, start=at(24, 10), at=NOW, zone=ZONE
    )

    assert (moved.start, moved.sequence, Appointment.objects.count()) == (at(24, 10), 1, 1)


def test_no_shows_close_booking_for_a_while():
    account = make_account()
    for day in (18, 19, 20):
        Appointment.objects.create(
            window="legal", day=at(day, 9).date(), start=at(day, 9), end=at(day, 10), seat=1,
            account=account, booked_at=NOW,
        )  # fmt: skip

    assert record_no_shows(before=NOW.date(), at=NOW) == 3
    with pytest.raises(errors.BookingClosed) as refusal:
        book(account)

    assert refusal.value.facts == {"day": "2026-12-20"}
    assert closed_until(account.pk, datetime.date(2026, 12, 21)) is None


def test_whoever_comes_in_time_waits_behind_one_and_late_at_the_end():
    booked = [book(make_account()), book(make_account(), at(24, 9, 30))]
    for _number in range(3):
        take()
    clerk_at()
    day = at(24, 9).date()

    early = take_ticket(
        window_key="legal", today=day, at=at(24, 8, 55), appointment_id=booked[0].pk
    )
    late = take_ticket(window_key="legal", today=day, at=at(24, 9, 46), appointment_id=booked[1].pk)

    order = list(Ticket.objects.waiting("legal", day).values_list("pk", flat=True))
    assert (order.index(early.pk), order.index(late.pk)) == (1, 4)
    assert set(Appointment.objects.values_list("state", flat=True)) == {AppointmentState.CAME}
    with pytest.raises(errors.AppointmentMissing):
        take_ticket(window_key="legal", today=day, at=at(24, 9), appointment_id=booked[0].pk)


def test_record_no_shows_ends_tickets_that_nobody_served():
    take()

    record_no_shows(before=datetime.date(2026, 11, 25), at=at(25, 1))

    assert Ticket.objects.get().state == TicketState.LEFT


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("_round", range(3))
def test_a_time_is_never_overbooked_by_many_at_once(_round):
    accounts = [make_account() for _number in range(8)]

    booked, refusals = at_once([lambda a=account: book(a).seat for account in accounts])

    assert sorted(booked) == [1, 2, 3]
    assert refusals == [errors.SlotTaken] * 5


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_one_person_at_two_windows_at_once_gets_one():
    account = make_account()

    booked, refusals = at_once(
        [lambda w=window: book(account, window_key=w) for window in ("legal", "ipr", "policy")]
    )

    assert len(booked) == 1
    assert refusals == [errors.DayBooked] * 2
