"""Every page of the hall in both languages, at a desk and on a phone, with one thing of each kind.

Looked at as every other page is; the screens of the hall fill the wall without the site's menu.
"""

import pytest
from django.conf import settings as configured
from django.urls import get_resolver, reverse
from django.utils import timezone

from innoway.apps.accounts.enums import StaffRole
from innoway.apps.accounts.tests.factories import make_account
from innoway.apps.hall.enums import ObstacleCause, Satisfaction
from innoway.apps.hall.models import Provider
from innoway.apps.hall.operations.book_appointment import book_appointment
from innoway.apps.hall.operations.call_next_ticket import call_next_ticket
from innoway.apps.hall.operations.finish_ticket import finish_ticket
from innoway.apps.hall.operations.open_desk import open_desk
from innoway.apps.hall.operations.raise_obstacle import raise_obstacle
from innoway.apps.hall.operations.rate_visit import rate_visit
from innoway.apps.hall.operations.save_draft import save_draft
from innoway.apps.hall.operations.send_draft import send_draft
from innoway.apps.hall.operations.serve_ticket import serve_ticket
from innoway.apps.hall.operations.start_draft import start_draft
from innoway.apps.hall.operations.take_ticket import take_ticket
from innoway.apps.hall.queries.appointments import open_days
from innoway.apps.hall.queries.catalogue import catalogue
from innoway.apps.hall.seed import seed
from innoway.apps.hall.tests.conftest import BUNDLE, NOW, TYPED

from .test_every_page import LOOKS, addresses, problems

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]

PUBLIC = ("ask", "catalogue", "name-check", "drafts", "resume-draft", "providers", "list-provider",
          "windows", "appointments", "take-ticket", "board", "desk", "open-desk", "obstacles",
          "raise-obstacle", "ratings")  # fmt: skip
# What acts, sends a part of a page, or needs what another test brings about.
NO_PAGE = {
    "start-draft", "save-draft", "cancel-appointment", "leave-ticket", "rate-visit",
    "follow-up-rating", "suggestions", "close-desk", "call-next-ticket", "answer-phone",
    "transfer-ticket", "record-visitor", "open-visitor-case", "write-desk-note", "recall-ticket",
    "serve-ticket", "pass-ticket", "finish-ticket", "dismiss-ticket", "answer-obstacle",
    "rate-case", "call-back-rating", "correct-rating", "dispute-rating", "review-rating",
    "rate-provider", "delist-provider",
}  # fmt: skip


@pytest.fixture(autouse=True)
def monday(monkeypatch):
    """It is a working day in the morning, whenever the test runs."""
    monkeypatch.setattr(timezone, "now", lambda: NOW)


@pytest.fixture
def clerk(settings, django_user_model):
    """Somebody who may open every page of the hall and sits at a desk."""
    settings.STAFF_TWO_FACTOR = False
    return django_user_model.objects.create_superuser("wei@example.org", "x", full_name="Wei")


@pytest.fixture
def hall_pages(clerk):
    """Return the address of each page by its name."""
    seed()
    found = addresses(f"hall:{name}" for name in PUBLIC)
    found["hall:ask answered"] = f"{reverse('hall:ask')}?q=trademark"
    found["hall:ask in vain"] = f"{reverse('hall:ask')}?q=zzzz"
    found |= addresses(["hall:item"], "company-registration")
    found |= addresses(["hall:bundle"], BUNDLE)
    found |= addresses(["hall:provider"], Provider.objects.first().pk)
    return found | of_forms(clerk) | of_windows(clerk) | of_desk(clerk)


def of_forms(person):
    """Return the pages of a form: empty, filled in, its papers, and one that was sent."""
    now, known = timezone.now(), catalogue()

    def started():
        return start_draft(
            catalogue=known, items=known.bundles[BUNDLE].chosen, bundle=BUNDLE, known={},
            account_id=person.pk, organisation_id=None, secret=configured.SECRET_KEY, at=now,
        )  # fmt: skip

    draft, sent = started(), started()
    for one in (draft, sent):
        save_draft(draft_id=one.pk, catalogue=known, typed=TYPED, provider_id=None, at=now)
    send_draft(draft_id=sent.pk, account_id=person.pk, commitment=False, at=now)
    names = ("draft", "choose-papers", "send-draft", "delete-draft")
    return addresses([f"hall:{name}" for name in names], draft.pk) | {
        "form sent": reverse("hall:draft", args=[sent.pk])
    }


def of_windows(person):
    """Return the pages of a booked time and a report."""
    now, today = timezone.now(), timezone.localdate()
    zone = timezone.get_current_timezone()
    _window, days = open_days("legal", today, zone)
    booked = book_appointment(
        account_id=person.pk, window_key="legal", start=days[-1].slots[0].start, at=now, zone=zone
    )
    report = raise_obstacle(
        actor=person, cause=ObstacleCause.PASSED_AROUND, text="Nobody takes it.",
        item="office-area-address", today=today, at=now,
    )  # fmt: skip
    return (
        addresses(["hall:book-appointment"], "legal")
        | addresses(["hall:appointment", "hall:move-appointment"], booked.pk)
        | addresses(["hall:obstacle"], report.pk)
    )


def of_desk(clerk):
    """Rate one visit, call a second and keep a third waiting."""
    at, day = timezone.now(), timezone.localdate()
    open_desk(actor=clerk, window_key="legal", counter=1, at=at)
    sitting = {"actor": clerk, "today": day, "at": at}
    visitor = {"question": "Register a company"}
    done, called, waits = (
        take_ticket(window_key="legal", today=day, at=at, visitor=visitor) for _ in range(3)
    )
    call_next_ticket(**sitting)
    serve_ticket(ticket_id=done.pk, **sitting)
    finish_ticket(ticket_id=done.pk, **sitting)
    rated = rate_visit(token=done.token, level=Satisfaction(2), comment="No", today=day, at=at)
    call_next_ticket(**sitting)
    return {
        "hall:rating": reverse("hall:rating", args=[rated.pk]),
        "visit over": reverse("hall:visit", args=[done.token]),
        "visit called": reverse("hall:visit", args=[called.token]),
        "hall:visit": reverse("hall:visit", args=[waits.token]),
        "ticket at the kiosk": f"{reverse('hall:visit', args=[waits.token])}?kiosk=1",
    }


@pytest.mark.parametrize("language", LOOKS)
def test_every_hall_page(visit, hall_pages, clerk, language):
    tag, theme = LOOKS[language]
    seen = visit(language=language, theme=theme, account=clerk)

    wrong = [x for n, a in hall_pages.items() for x in problems(seen, n, a, tag)]

    assert wrong == []


@pytest.mark.parametrize("name", ["take-ticket", "board"])
def test_screens_of_the_hall_have_no_menu(visit, name):
    page = visit().go(reverse(f"hall:{name}"))

    assert page.locator("nav, header, footer").count() == 0
    assert page.locator("h1").count() == 1


def test_clerk_without_a_desk_is_asked_where_to_sit(visit, settings):
    settings.STAFF_TWO_FACTOR = False
    page = visit(account=make_account(staff=StaffRole.WINDOW_CLERK)).go(reverse("hall:desk"))

    assert page.url.endswith(reverse("hall:open-desk"))


def test_no_hall_page_is_forgotten(hall_pages):
    named = {
        page.name
        for room in get_resolver().url_patterns
        if getattr(room, "namespace", None) == "hall"
        for page in room.url_patterns
    }

    assert named - NO_PAGE - {name.removeprefix("hall:") for name in hall_pages} == set()
