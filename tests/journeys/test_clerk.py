"""The clerk's journey: from the call to the end of a visit on one screen, and a call within two seconds."""

import datetime
import time

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from innoway.apps.accounts.enums import StaffRole
from innoway.apps.accounts.tests.factories import make_account
from innoway.apps.cases.models import Case
from innoway.apps.cases.operations.publish_holiday_paper import publish_holiday_paper
from innoway.apps.hall.enums import TicketState
from innoway.apps.hall.models import DeskNote, Ticket
from innoway.apps.hall.operations.open_desk import open_desk
from innoway.apps.hall.operations.take_ticket import take_ticket

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]
MOST_CLICKS = 12
WORDS = {
    "en": {"ask": "check whether a company name is free", "call": "Call the next visitor",
           "serve": "Serve", "open": "Open and hand in", "finish": "Finish", "note": "Keep the note"},
    "zh": {"ask": "公司名称有没有重名", "call": "呼叫下一位", "serve": "开始办理", "open": "代为提交",
           "finish": "办结", "note": "保存记录"},
}  # fmt: skip


@pytest.fixture(autouse=True)
def working_day(transactional_db):
    """A notice makes today a working day, whenever the test runs."""
    today = timezone.localdate()
    publish_holiday_paper(
        actor=make_account(staff=StaffRole.ADMINISTRATOR), year=today.year, published_on=today,
        days_off=[today.replace(month=1 + today.month % 12, day=1)], working_days=[today],
        reference="notice of the test", at=timezone.now(),
    )  # fmt: skip


def sit(window="legal", counter=1):
    """Return a clerk at a desk."""
    clerk = make_account(staff=StaffRole.WINDOW_CLERK)
    open_desk(actor=clerk, window_key=window, counter=counter, at=timezone.now())
    return clerk


def take(**visitor):
    """Return a ticket of somebody who waits now."""
    return take_ticket(
        window_key="legal", today=timezone.localdate(), at=timezone.now(), visitor=visitor
    )


class Counted:
    """A clerk who counts: every click and every field that is gone into is one."""

    def __init__(self, page):
        self.page, self.clicks = page, 0

    def press(self, name):
        self.clicks += 1
        self.page.get_by_role("button", name=name).first.click()

    def type(self, field, text):
        self.clicks += 1
        self.page.locator(field).fill(text)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_visitor_is_served_in_twelve_clicks_at_most(visit, language):
    words = WORDS[language]
    visitor = make_account(full_name="Visitor Wang")
    ticket = take(account_id=visitor.pk, question="")
    seen = visit(language={"en": "en", "zh": "zh-hans"}[language], account=sit())
    page, clerk = seen.go("/hall/desk/"), Counted(seen.page)

    clerk.press(words["call"])
    expect(page.locator(".ticket-now .ticket-code")).to_have_text(ticket.code)
    expect(page.get_by_text("Visitor Wang").first).to_be_visible()
    clerk.press(words["serve"])
    clerk.type("#question", words["ask"])
    asked = time.monotonic()
    page.locator("#question").press("End")
    expect(page.locator("#routes li").first).to_be_visible(timeout=3000)
    waited = time.monotonic() - asked
    assert page.locator("#routes > ol > li").count() <= 3
    clerk.press(words["open"])
    clerk.type("#text", "Name is free; file the registration next.")
    clerk.press(words["note"])
    clerk.press(words["finish"])
    expect(page.get_by_role("button", name=words["call"])).to_be_visible()

    ticket.refresh_from_db()
    print(f"\nclerk's journey, {language}: {clerk.clicks} clicks, routes after {waited:.2f} s")
    assert ticket.state == TicketState.FINISHED
    assert Case.objects.get().opened_by_id == visitor.pk
    assert DeskNote.objects.filter(account=visitor).count() == 2
    assert clerk.clicks <= MOST_CLICKS
    assert waited < 1.5


def test_the_keyboard_alone_serves_a_visitor(visit):
    ticket = take()
    seen = visit(account=sit())
    page = seen.go("/hall/desk/")

    for key, then in (("n", "called"), ("r", "called"), ("s", "serving"), ("f", "finished")):
        with page.expect_navigation():
            page.locator("body").press(key)
        ticket.refresh_from_db()
        assert ticket.state == then
    assert Ticket.objects.get().events.count() == 5


def test_two_browsers_see_a_call_within_two_seconds(visit):
    ticket = take()
    desk, screen, phone = visit(account=sit()), visit(language="zh-hans"), visit(width=390)
    desk.go("/hall/desk/"), screen.go("/hall/board/"), phone.go(f"/hall/tickets/{ticket.token}/")

    desk.page.get_by_role("button", name="Call the next visitor").click()
    called = Ticket.objects.get().called_at
    expect(screen.page.locator(".calls li.fresh")).to_contain_text(ticket.code, timeout=2500)
    on_screen = timezone.now() - called
    expect(phone.page.locator(".ticket-state.now")).to_contain_text("C1", timeout=2500)
    on_phone = timezone.now() - called

    print(
        f"\ncall seen after {on_screen.total_seconds():.2f} s and {on_phone.total_seconds():.2f} s"
    )
    assert max(on_screen, on_phone) < datetime.timedelta(seconds=2)
