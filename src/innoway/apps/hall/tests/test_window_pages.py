"""The pages of the windows: each opens, each refuses, and who may do what."""

import datetime
from urllib.parse import quote
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from icalendar import Calendar

from innoway.apps.accounts.enums import StaffRole
from innoway.apps.accounts.tests.factories import make_account
from innoway.apps.hall.enums import ObstacleCause, Satisfaction, TicketState
from innoway.apps.hall.models import Appointment, DeskNote, Obstacle, Rating, Ticket
from innoway.apps.hall.operations.book_appointment import book_appointment
from innoway.apps.hall.operations.open_desk import open_desk
from innoway.apps.hall.operations.raise_obstacle import raise_obstacle
from innoway.apps.hall.operations.rate_visit import rate_visit
from innoway.apps.hall.operations.take_ticket import take_ticket
from innoway.apps.hall.queries.appointments import open_days
from innoway.apps.hall.queries.windows import windows

ZONE = ZoneInfo("Asia/Shanghai")
MONDAY = datetime.datetime(2026, 11, 23, 10, 0, tzinfo=ZONE)
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def monday(monkeypatch):
    """Views and tests agree that it is a working day in the morning."""
    monkeypatch.setattr(timezone, "now", lambda: MONDAY)


def browser(account=None):
    client = Client()
    if account is not None:
        client.force_login(account, backend="django.contrib.auth.backends.ModelBackend")
    return client


def sit(window="legal", counter=1):
    """Return a clerk at a desk and their browser."""
    clerk = make_account(staff=StaffRole.WINDOW_CLERK)
    open_desk(actor=clerk, window_key=window, counter=counter, at=MONDAY)
    return clerk, browser(clerk)


def take(window="legal", **more):
    return take_ticket(window_key=window, today=MONDAY.date(), at=MONDAY, **more)


def press(client, phrase, *args, **facts):
    return client.post(reverse(f"hall:{phrase}", args=args), facts)


def booked_by(account, number=0):
    _window, days = open_days("legal", MONDAY.date(), ZONE)
    return book_appointment(
        account_id=account.pk, window_key="legal", start=days[number].slots[0].start, at=MONDAY,
        zone=ZONE,
    )  # fmt: skip


@pytest.mark.parametrize("language", ["en", "zh-hans"])
@pytest.mark.parametrize("name", ["windows", "take-ticket", "board", "obstacles", "ratings"])
def test_public_pages_open_for_anybody_in_both_languages(name, language):
    answer = browser().get(reverse(f"hall:{name}"), headers={"accept-language": language})

    assert answer.status_code == 200


def test_times_are_shown_to_anybody_and_booked_by_who_signs_in():
    address = reverse("hall:book-appointment", args=["legal"])
    start = open_days("legal", MONDAY.date(), ZONE)[1][0].slots[0].start.isoformat()

    assert browser().get(address).status_code == 200
    assert "/login" in browser().post(address, {"start": start}).url
    account = make_account()
    answer = browser(account).post(address, {"start": start, "subject": "Name"})

    made = Appointment.objects.get()
    assert answer.url == reverse("hall:appointment", args=[made.pk])
    assert browser(account).post(address, {"start": start}).status_code == 422
    assert browser().get(reverse("hall:book-appointment", args=["no"])).status_code == 404


def test_an_appointment_is_a_page_and_a_calendar_file_for_its_person_only():
    account = make_account()
    made = booked_by(account)
    address = reverse("hall:appointment", args=[made.pk])

    [event] = Calendar.from_ical(browser(account).get(address + "?file=ics").content).walk("VEVENT")

    assert event.decoded("dtstart") == made.start
    assert event["uid"] == f"{made.uid}@innoway"
    assert browser(account).get(address).status_code == 200
    assert browser(make_account()).get(address).status_code == 404
    assert browser().get(address).status_code == 302


def test_moving_and_cancelling_through_pages():
    account, stranger = make_account(), make_account()
    made = booked_by(account)
    later = open_days("legal", MONDAY.date(), ZONE)[1][2].slots[3].start

    assert press(browser(stranger), "move-appointment", made.pk).status_code == 404
    assert press(browser(stranger), "cancel-appointment", made.pk).status_code == 404
    press(browser(account), "move-appointment", made.pk, start=later.isoformat())
    made.refresh_from_db()
    assert made.start == later
    press(browser(account), "cancel-appointment", made.pk)
    made.refresh_from_db()
    assert made.state == "cancelled"
    assert browser(account).get(reverse("hall:appointments")).status_code == 200


def test_kiosk_gives_a_ticket_with_a_code_to_scan():
    answer = browser().post(reverse("hall:take-ticket"), {"window": "ipr"}, follow=True)

    ticket = Ticket.objects.get()
    assert answer.context["ticket"] == ticket
    assert b"<svg" in answer.content
    assert press(browser(), "take-ticket", window="nonsense").status_code == 409


def test_kiosk_takes_nobody_elses_appointment():
    account = make_account()
    made = booked_by(account)
    Appointment.objects.update(day=MONDAY.date())

    press(browser(make_account()), "take-ticket", appointment=made.pk)
    assert Ticket.objects.count() == 0
    press(browser(account), "take-ticket", appointment=made.pk)

    assert Ticket.objects.get().account == account


def test_the_board_costs_one_small_query_while_nothing_changes(django_assert_num_queries):
    take()
    first = browser().get(reverse("hall:board"))
    version = first.context["board"].version

    with django_assert_num_queries(1):
        unchanged = browser().get(reverse("hall:board"), {"since": version})
    take()
    changed = browser().get(reverse("hall:board"), {"since": version})

    assert (unchanged.status_code, unchanged.content) == (204, b"")
    assert changed.status_code == 200
    assert b"<html" not in changed.content


def test_a_visitors_page_follows_the_visit_and_takes_the_rating():
    _clerk, desk = sit()
    ticket = take()
    address = reverse("hall:visit", args=[ticket.token])

    press(desk, "call-next-ticket")
    assert b"C1" in browser().get(address).content
    press(desk, "serve-ticket", ticket.pk)
    press(desk, "finish-ticket", ticket.pk)
    assert press(browser(), "rate-visit", ticket.token).status_code == 422
    press(browser(), "rate-visit", ticket.token, level=2, comment="slow", phone="123")

    assert Rating.objects.get().level == Satisfaction.DISSATISFIED
    assert press(browser(), "rate-visit", ticket.token, level=5).status_code == 422
    assert browser().get(reverse("hall:visit", args=["guessed"])).status_code == 404
    assert press(browser(), "leave-ticket", "guessed").status_code == 404


def test_the_desk_shows_queue_card_routes_and_keeps_a_note():
    clerk, desk = sit()
    visitor = make_account(full_name="Visitor Wang")
    ticket = take(visitor={"account_id": visitor.pk, "question": "register a company"})
    press(desk, "call-next-ticket")

    page = desk.get(reverse("hall:desk"))
    press(desk, "write-desk-note", ticket.pk, text="Wants an address", item="company-registration")

    assert page.context["view"].card.account.name == "Visitor Wang"
    assert len(page.context["routes"]) == 3
    assert page.context["routes"][0].item.key == "company-registration"
    assert DeskNote.objects.get().account == visitor
    assert desk.get(reverse("hall:suggestions"), {"question": "patent"}).status_code == 200
    version = page.context["version"]
    assert desk.get(reverse("hall:desk"), {"since": version}).status_code == 204
    assert clerk.pk == Ticket.objects.get().clerk_id


def test_a_walk_in_gets_a_name_and_an_account_opened_is_recorded_for_its_holder():
    from innoway.foundation.audit.models import AuditLine

    _clerk, desk = sit()
    visitor = make_account("wang@test.example")
    ticket = take()
    press(desk, "call-next-ticket")

    press(desk, "record-visitor", ticket.pk, name="Wang", phone="", email="wang@test.example")

    ticket.refresh_from_db()
    assert (ticket.name, ticket.account) == ("Wang", visitor)
    assert AuditLine.objects.filter(subject_account_id=visitor.pk).count() == 1


def test_handing_over_and_closing():
    _clerk, desk = sit()
    ticket = take()
    press(desk, "call-next-ticket")
    press(desk, "close-desk")

    assert desk.get(reverse("hall:desk")).status_code == 200  # a visitor is there: still open
    press(desk, "transfer-ticket", ticket.pk, target="ipr:ipr-use", note="logo")
    press(desk, "close-desk")

    ticket.refresh_from_db()
    assert (ticket.window, ticket.specialist) == ("ipr", "ipr-use")
    assert desk.get(reverse("hall:desk")).url == reverse("hall:open-desk")
    place = {"place": "legal:2", "specialist": ""}
    assert desk.post(reverse("hall:open-desk"), place).url == reverse("hall:desk")


STAFF = [None, *StaffRole]
DESK_PAGES = ["desk", "open-desk", "suggestions"]
DESK_ACTS = ["recall-ticket", "serve-ticket", "pass-ticket", "finish-ticket", "dismiss-ticket",
             "transfer-ticket", "record-visitor", "write-desk-note"]  # fmt: skip
CLERKS = {StaffRole.WINDOW_CLERK, StaffRole.ADMINISTRATOR}


@pytest.mark.parametrize("role", STAFF, ids=str)
def test_role_by_action_at_the_desk(role):
    ticket = take()
    client = browser(make_account(staff=role))
    allowed = role in CLERKS

    for page in DESK_PAGES:
        assert (client.get(reverse(f"hall:{page}")).status_code != 403) == allowed, page
    for act in DESK_ACTS:
        assert (press(client, act, ticket.pk).status_code != 403) == allowed, act
        assert (press(client, act, 999_999).status_code != 403) == allowed, act
    assert (press(client, "call-next-ticket").status_code != 403) == allowed
    ticket.refresh_from_db()
    assert ticket.state in ({TicketState.WAITING, TicketState.LEFT} if allowed else {"waiting"})


@pytest.mark.parametrize("role", STAFF, ids=str)
def test_role_by_action_on_appointments_reports_and_ratings(role):
    owner = make_account()
    made = booked_by(owner)
    raised = raise_obstacle(
        actor=owner, cause=ObstacleCause.SYSTEM, text="x", window_key="legal",
        today=MONDAY.date(), at=MONDAY,
    )  # fmt: skip
    ticket = take()
    Ticket.objects.update(state=TicketState.FINISHED)
    rated = rate_visit(
        token=ticket.token, level=Satisfaction.DISSATISFIED, today=MONDAY.date(), at=MONDAY
    )
    client = browser(make_account(staff=role))
    boss = role == StaffRole.ADMINISTRATOR
    sees = {
        ("appointment", made.pk): role in CLERKS,
        ("obstacle", raised.pk): boss or role in {
            StaffRole.POLICY_OFFICER, StaffRole.SUPERVISOR, StaffRole.WINDOW_CLERK},
        ("rating", rated.pk): boss or role in {StaffRole.SUPERVISOR, StaffRole.WINDOW_CLERK},
    }  # fmt: skip

    for (name, pk), allowed in sees.items():
        status = client.get(reverse(f"hall:{name}", args=[pk])).status_code
        assert status == (200 if allowed else 404), name
        assert client.get(reverse(f"hall:{name}", args=[999_999])).status_code == 404
    press(client, "cancel-appointment", made.pk)
    press(client, "answer-obstacle", raised.pk, answer="Done.")
    press(client, "call-back-rating", rated.pk, verified="yes", note="True.")

    made.refresh_from_db(), raised.refresh_from_db(), rated.refresh_from_db()
    assert made.state == "booked"
    assert bool(raised.answer) == (boss or role == StaffRole.POLICY_OFFICER)
    assert bool(rated.called_back_at) == (role in CLERKS)


def test_reports_and_their_answers_through_pages():
    account, officer = make_account(), make_account(staff=StaffRole.POLICY_OFFICER)
    client = browser(account)

    assert client.get(reverse("hall:raise-obstacle")).status_code == 200
    assert press(client, "raise-obstacle", cause="system", text="No").status_code == 422
    press(client, "raise-obstacle", cause="system", text="No", item="company-registration")
    raised = Obstacle.objects.get()
    half = press(
        browser(officer), "answer-obstacle", raised.pk, answer="Yes", change_en="Only English"
    )
    assert half.status_code == 422
    press(
        browser(officer), "answer-obstacle", raised.pk, answer="Yes", change_en="One form",
        change_zh="一张表单", change_on="2026-12-01",
    )  # fmt: skip

    assert b"One form" in browser().get(reverse("hall:obstacles")).content
    assert client.get(reverse("hall:obstacle", args=[raised.pk])).status_code == 200


def test_every_window_can_be_opened_and_booked():
    for key in windows():
        address = reverse("hall:book-appointment", args=[key])
        assert browser().get(address).status_code == 200


def test_a_report_from_the_desk_is_the_visitors():
    clerk, desk = sit()
    visitor = make_account()
    ticket = take(visitor={"account_id": visitor.pk, "question": "No form for this"})
    press(desk, "call-next-ticket")

    form = desk.get(reverse("hall:raise-obstacle"), {"window": "legal"}).context["form"]
    press(desk, "raise-obstacle", cause="condition", text="No form", window="legal")

    raised = Obstacle.objects.get()
    assert form.initial["text"] == ticket.question
    assert (raised.account, raised.clerk, raised.channel) == (visitor, clerk, "counter")


@pytest.mark.parametrize("nonsense", ["\x00", "9" * 30, "-1", "x' OR 1=1", "票"])
def test_nonsense_is_answered_and_never_breaks_a_page(nonsense):
    _clerk, desk = sit()
    ticket = take()
    press(desk, "call-next-ticket")
    client = browser(make_account())

    for answer in (
        press(client, "take-ticket", appointment=nonsense, window=nonsense, question=nonsense),
        client.get(reverse("hall:board"), {"since": nonsense}),
        client.get(reverse("hall:book-appointment", args=["legal"]), {"day": nonsense}),
        press(client, "book-appointment", "legal", start=nonsense, subject=nonsense),
        press(desk, "transfer-ticket", ticket.pk, target=nonsense, note=nonsense),
        press(desk, "write-desk-note", ticket.pk, text=nonsense, item=nonsense),
        press(desk, "record-visitor", ticket.pk, name=nonsense, phone=nonsense),
        press(desk, "open-visitor-case", ticket.pk, item=nonsense, question=nonsense),
        press(client, "raise-obstacle", cause=nonsense, text=nonsense, item=nonsense),
        browser().get(f"/api/hall/tickets/{quote(nonsense)}"),
        browser().get(f"/hall/tickets/{quote(nonsense)}/"),
    ):
        assert answer.status_code < 500
