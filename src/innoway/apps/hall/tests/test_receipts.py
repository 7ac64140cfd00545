"""Acts at the windows give a receipt: number, who acts, by when, which rule, how to object."""

import datetime
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse
from django.utils import timezone

from innoway.apps.hall.enums import ObstacleCause
from innoway.apps.hall.operations.book_appointment import book_appointment
from innoway.apps.hall.operations.cancel_appointment import cancel_appointment
from innoway.apps.hall.operations.raise_obstacle import raise_obstacle
from innoway.apps.hall.operations.take_ticket import take_ticket
from innoway.apps.hall.queries.appointments import open_days
from innoway.apps.hall.queries.receipt import RULES, receipt_of_appointment
from innoway.apps.hall.queries.windows import rules
from innoway.apps.hall.templatetags.windows import rule_value

ZONE = ZoneInfo("Asia/Shanghai")
MONDAY = datetime.datetime(2026, 11, 23, 10, 0, tzinfo=ZONE)
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def monday(monkeypatch):
    """Views and tests agree that it is a working day in the morning."""
    monkeypatch.setattr(timezone, "now", lambda: MONDAY)


@pytest.fixture
def booked(account):
    """A time that the founder has booked."""
    _window, days = open_days("legal", MONDAY.date(), ZONE)
    return book_appointment(
        account_id=account.pk, window_key="legal", start=days[0].slots[0].start, at=MONDAY,
        zone=ZONE,
    )  # fmt: skip


def page(client, name, *args, language="en"):
    address = reverse(f"hall:{name}", args=args)
    return client.get(address, headers={"accept-language": language}).content.decode()


def test_ticket_says_its_number_and_by_which_rule_it_may_be_passed_over(client):
    ticket = take_ticket(window_key="legal", today=MONDAY.date(), at=MONDAY)
    said = page(client, "visit", ticket.token)

    assert f"TK-20261123-{ticket.code}" in said
    assert "3 calls" in said and "12345" in said


@pytest.mark.parametrize(("language", "title"), [("en", "Receipt"), ("zh-hans", "回执")])
def test_booking_says_until_when_it_can_be_given_back(booked, account, signed_in, language, title):
    said = page(signed_in(account), "appointment", booked.pk, language=language)

    assert f"<h2>{title}</h2>" in said
    assert receipt_of_appointment(booked).number in said
    assert ("2 hours" if language == "en" else "2 小时") in said


def test_cancelling_gives_a_receipt_of_its_own(booked, account, signed_in):
    before = receipt_of_appointment(booked)
    cancel_appointment(account_id=account.pk, appointment_id=booked.pk, at=MONDAY)
    booked.refresh_from_db()
    after = receipt_of_appointment(booked)

    assert (before.by, after.by) == (booked.start, None)
    assert before.number[2:] == after.number[2:] and after.number.startswith("AC-")
    assert "nothing is left to do" in page(signed_in(account), "appointment", booked.pk)


def test_report_says_who_answers_by_which_day(account, signed_in):
    raised = raise_obstacle(
        actor=account, cause=ObstacleCause.PASSED_AROUND, text="Nobody takes it.",
        item="office-area-address", today=MONDAY.date(), at=MONDAY,
    )  # fmt: skip
    said = page(signed_in(account), "obstacle", raised.pk)

    assert f"CD-20261123-{raised.pk}" in said
    assert "30 November 2026" in said and "5 working days" in said


def test_every_rule_a_receipt_could_name_has_its_unit_in_words():
    named = {key for keys in RULES.values() for key in keys}
    shown = [rule_value(rule) for rule in rules() if rule.key in named]

    assert len(shown) == len(named)
    assert all(one[0].isdigit() for one in shown)
