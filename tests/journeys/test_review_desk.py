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
    page.keyboard.press("Enter")
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


def test_a_press_too_many_is_not_for_the_next_pair(desk):
    with desk.expect_navigation():
        for key in ("8", "n", "n"):
            desk.keyboard.press(key)
    for key in ("8", "n"):  # at once, before anybody can have read the pair
        desk.keyboard.press(key)
    desk.wait_for_timeout(500)

    assert Judgement.objects.count() == 1
    assert desk.evaluate("document.activeElement.value") == "separate-body"


def test_a_second_z_at_once_takes_nothing_older_back(desk):
    for verdict in ("n", "u"):
        desk.wait_for_timeout(800)
        desk.keyboard.press("8")
        with desk.expect_navigation():
            desk.keyboard.press(verdict)
    with desk.expect_navigation():
        desk.keyboard.press("z")
    desk.keyboard.press("z")
    desk.wait_for_timeout(500)

    assert [one.verdict for one in Judgement.objects.standing()] == ["not same"]


def test_the_heading_of_the_next_pair_has_the_focus_and_the_verdict_is_told(desk):
    names = desk.locator("#question .visually-hidden").inner_text()
    desk.keyboard.press("8")
    with desk.expect_navigation():
        desk.keyboard.press("n")
    desk.locator(".toasts .notice").wait_for()

    assert desk.evaluate("document.activeElement.id") == "question"
    assert desk.locator("#question .visually-hidden").inner_text() != names


def test_enter_in_the_own_words_says_no_verdict(desk):
    before = desk.url
    desk.keyboard.press("r")
    desk.keyboard.type("seen in both papers")

    desk.keyboard.press("Enter")
    desk.wait_for_timeout(500)

    assert (desk.url, Judgement.objects.count()) == (before, 0)


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
