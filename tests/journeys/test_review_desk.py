"""A steward judges a pair by keyboard alone, in the browser, and takes it back."""

import pytest
from django.utils import timezone

from innoway.apps.accounts.enums import StaffRole
from innoway.apps.accounts.tests.factories import make_account
from innoway.apps.registry.models import Judgement

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def desk(visit):
    """Return a steward's window on a pair of organisations taken from the queue."""
    page = visit(account=make_account(staff=StaffRole.STEWARD)).go(
        "/registry/review/?kind=organisation"
    )
    page.get_by_role("link", name="Start judging").click()
    page.wait_for_url("**/review/pair/**")
    return page


def test_a_steward_judges_and_undoes_by_keyboard(desk):
    desk.keyboard.press("8")
    with desk.expect_navigation():
        desk.keyboard.press("n")
    made = Judgement.objects.get()
    with desk.expect_navigation():
        desk.keyboard.press("z")
    made.refresh_from_db()

    assert (made.verdict, made.ground) == ("not same", "separate-body")
    assert made.judged_at <= timezone.now()
    assert made.state == "undone"


def test_a_verdict_without_a_reason_stays_on_the_page(desk):
    before = desk.url

    desk.keyboard.press("s")

    assert desk.locator("#reason-missing").is_visible()
    assert desk.evaluate("document.activeElement.name") == "note"
    assert (desk.url, Judgement.objects.count()) == (before, 0)


def test_the_arrows_go_through_the_queue_and_the_question_mark_tells_all(desk):
    before = desk.url
    with desk.expect_navigation():
        desk.keyboard.press("ArrowRight")
    other = desk.url
    with desk.expect_navigation():
        desk.keyboard.press("ArrowLeft")
    desk.keyboard.press("?")

    assert other != before
    assert desk.url == before
    assert desk.locator("#keys").get_by_text("Undo your last judgement").is_visible()
