"""The windows for machines: who may, what is refused, what comes back."""

import pytest
from django.utils import timezone

from innoway.apps.accounts.enums import StaffRole
from innoway.apps.accounts.tests.factories import make_account
from innoway.apps.hall.enums import ObstacleCause
from innoway.apps.hall.models import Obstacle, Rating, Ticket
from innoway.apps.hall.operations.raise_obstacle import raise_obstacle
from innoway.apps.hall.tests.test_window_pages import (
    CLERKS,
    MONDAY,
    STAFF,
    booked_by,
    browser,
    take,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def monday(monkeypatch):
    """Endpoints and tests agree that it is a working day in the morning."""
    monkeypatch.setattr(timezone, "now", lambda: MONDAY)


def send(client, path, body=None):
    """Post JSON as a browser that has the CSRF token."""
    from django.middleware.csrf import _get_new_csrf_string

    token = _get_new_csrf_string()
    client.cookies["csrftoken"] = token
    return client.post(
        f"/api/hall/{path}", body or {}, content_type="application/json",
        headers={"x-csrftoken": token},
    )  # fmt: skip


def test_windows_slots_and_a_booking():
    client = browser(make_account())
    slots = client.get("/api/hall/windows/legal/slots").json()

    made = send(client, "window-appointments", {"window": "legal", "start": slots[0]["start"]})
    again = send(client, "window-appointments", {"window": "legal", "start": slots[1]["start"]})

    assert len(browser().get("/api/hall/windows").json()) == 7
    assert (made.status_code, made.json()["state"]) == (201, "booked")
    assert (again.status_code, again.json()["code"]) == (409, "hall.day-booked")
    assert client.get("/api/hall/window-appointments").json()[0]["id"] == made.json()["id"]
    assert browser().get("/api/hall/window-appointments").status_code == 401
    assert browser().get("/api/hall/windows/none/slots").status_code == 404


def test_strangers_do_not_learn_of_an_appointment():
    mine = booked_by(make_account())
    client = browser(make_account())

    for pk in (mine.pk, 999_999):
        assert send(client, f"window-appointments/{pk}/cancel").status_code == 404


def test_a_ticket_is_taken_followed_and_rated_by_its_token():
    made = send(browser(), "tickets", {"window": "ipr", "question": "logo"})
    token = made.json()["token"]

    assert browser().get(f"/api/hall/tickets/{token}").json()["code"] == "B001"
    assert browser().get("/api/hall/tickets/guessed").status_code == 404
    assert send(browser(), f"tickets/{token}/rating", {"level": 5}).status_code == 409
    Ticket.objects.update(state="finished")
    assert send(browser(), f"tickets/{token}/rating", {"level": 5}).status_code == 201
    assert send(browser(), f"tickets/{token}/rating", {"level": 9}).status_code == 422
    assert Rating.objects.count() == 1


@pytest.mark.parametrize("role", STAFF, ids=str)
def test_role_by_action_at_the_desk(role):
    ticket = take()
    client = browser(make_account(staff=role))
    allowed = role in CLERKS

    opened = send(client, "desk", {"window": "legal", "counter": 1})
    assert opened.status_code == (201 if allowed else 403)
    assert send(client, "desk/call-next").status_code == (200 if allowed else 403)
    for act in ("recall", "serve", "finish"):
        status = send(client, f"desk/tickets/{ticket.pk}/{act}").status_code
        assert status == (200 if allowed else 403), act
    for act in ("pass", "dismiss"):
        status = send(client, f"desk/tickets/999999/{act}").status_code
        assert status == (404 if allowed else 403), act
    body = {"window": "ipr"}
    status = send(client, "desk/tickets/999999/transfer", body).status_code
    assert status == (404 if allowed else 403)
    assert send(browser(), "desk/call-next").status_code == 401


@pytest.mark.parametrize("role", STAFF, ids=str)
def test_role_by_action_on_reports(role):
    owner = make_account()
    raised = raise_obstacle(
        actor=owner, cause=ObstacleCause.SYSTEM, text="x", window_key="legal",
        today=MONDAY.date(), at=MONDAY,
    )  # fmt: skip
    client = browser(make_account(staff=role))
    watches = {StaffRole.POLICY_OFFICER, StaffRole.SUPERVISOR, StaffRole.WINDOW_CLERK}
    sees = role in watches | {StaffRole.ADMINISTRATOR}
    answers = role in {StaffRole.POLICY_OFFICER, StaffRole.ADMINISTRATOR}

    listed = client.get("/api/hall/obstacles/reports").json()
    answered = send(client, f"obstacles/reports/{raised.pk}/answer", {"answer": "Yes"})

    assert len(listed) == int(sees)
    assert answered.status_code == (200 if answers else 403 if sees else 404)
    assert bool(Obstacle.objects.get().answer) == answers
    assert len(browser(owner).get("/api/hall/obstacles/reports").json()) == 1


def test_public_figures_are_open_to_anybody():
    for path in ("board", "obstacles", "ratings"):
        assert browser().get(f"/api/hall/{path}").status_code == 200


def test_a_report_through_rest_names_a_window_or_service():
    client = browser(make_account())

    refused = send(client, "obstacles/reports", {"cause": "system", "text": "x"})
    made = send(client, "obstacles/reports", {"cause": "system", "text": "x", "window": "hr"})

    assert refused.status_code == 404
    assert (made.status_code, made.json()["due_on"]) == (201, "2026-11-30")


def test_a_case_is_rated_by_its_applicant_only():
    answer = send(browser(make_account()), "case-ratings/1", {"level": 5, "stage": "end"})

    assert answer.status_code == 404


@pytest.mark.parametrize("role", STAFF, ids=str)
def test_role_by_action_on_ratings(role):
    ticket = take()
    Ticket.objects.update(state="finished")
    send(browser(), f"tickets/{ticket.token}/rating", {"level": 1})
    rated = Rating.objects.get()
    client = browser(make_account(staff=role))
    works = role in CLERKS
    sees = works or role == StaffRole.SUPERVISOR
    reviews = role in {StaffRole.SUPERVISOR, StaffRole.ADMINISTRATOR}
    refused = 403 if sees else 404

    assert len(client.get("/api/hall/ratings/work").json()) == int(sees)
    for step, body, allowed in (
        ("call-back", {"verified": True, "text": "True."}, works),
        ("correct", {"text": "Done."}, works),
        ("dispute", {"text": "Another office."}, works),
    ):
        status = send(client, f"ratings/{rated.pk}/{step}", body).status_code
        assert status == (200 if allowed else refused), step
        assert send(client, f"ratings/999999/{step}", body).status_code == 404
    Rating.objects.update(standing="disputed", dispute="x", disputed_by=None)
    body = {"exclude": True, "text": "True."}
    status = send(client, f"ratings/{rated.pk}/review", body).status_code
    assert status == (200 if reviews else refused)
    assert Rating.objects.get().standing == ("excluded" if reviews else "disputed")


@pytest.mark.parametrize("role", STAFF, ids=str)
def test_role_by_action_on_calls_notes_and_cases(role):
    client = browser(make_account(staff=role))
    allowed = role in CLERKS

    send(client, "desk", {"window": "legal", "counter": 1})
    answered = send(client, "desk/answer-phone")
    pk = answered.json().get("id", 1)
    noted = send(client, f"desk/tickets/{pk}/note", {"text": "Called."})
    entered = send(client, f"desk/tickets/{pk}/case", {"item": "company-name-check"})

    assert answered.status_code == (200 if allowed else 403)
    assert noted.status_code == (201 if allowed else 403)
    assert entered.status_code == (422 if allowed else 403)  # the caller has no account yet


@pytest.mark.parametrize("role", STAFF, ids=str)
def test_role_by_action_on_the_visitor_card(role):
    visitor = make_account("visitor@test.example")
    client = browser(make_account(staff=role))
    allowed = role in CLERKS
    send(client, "desk", {"window": "legal", "counter": 1})
    pk = send(client, "desk/answer-phone").json().get("id", 1)
    path = f"desk/tickets/{pk}/visitor"

    known = send(client, path, {"name": "Li Lei", "email": visitor.email})
    unknown = send(client, path, {"email": "nobody@test.example"})
    nowhere = send(client, path, {"organisation": 999_999})

    assert known.status_code == (200 if allowed else 403)
    assert unknown.status_code == nowhere.status_code == (422 if allowed else 403)
    assert send(browser(), path, {"email": visitor.email}).status_code == 401
    assert Ticket.objects.filter(account=visitor, name="Li Lei").exists() == allowed


def test_second_judgement_is_given_once_after_the_correction_by_the_token():
    ticket = take()
    Ticket.objects.update(state="finished")
    send(browser(), f"tickets/{ticket.token}/rating", {"level": 1})
    path = f"tickets/{ticket.token}/follow-up-rating"
    early = send(browser(), path, {"level": 4}).status_code
    Rating.objects.update(corrected_at=MONDAY)
    given, again = (send(browser(), path, {"level": 4}).status_code for _ in range(2))

    assert (early, given, again) == (409, 200, 409)
    assert send(browser(), "tickets/guessed/follow-up-rating", {"level": 4}).status_code == 404
    assert Rating.objects.get().follow_up == 4
