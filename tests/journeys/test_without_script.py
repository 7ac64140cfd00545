"""The main paths by links and forms alone: search, filters, pages, signing in, register, import."""

import pytest
from django.core.cache import cache

from innoway.apps.accounts.enums import StaffRole
from innoway.apps.accounts.tests.factories import make_account
from innoway.apps.registry.models import Organisation, RegisterImport
from innoway.apps.registry.operations.apply_import import apply_import
from innoway.apps.registry.operations.check_import import check_import
from innoway.apps.registry.seed import seed
from innoway.apps.registry.tests.conftest import TODAY

PHRASE = "a sentence is easier to remember"
TABLE = b"name,country\nSensor Works,CN\nNo Such Land,QQQ\n"
pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]


@pytest.fixture(autouse=True)
def no_requests_counted_before(settings):
    """Forget the rate limits of the test before, and ask staff for a password only."""
    cache.clear()
    settings.STAFF_TWO_FACTOR = False


@pytest.fixture
def page(visit):
    """A phone without scripts."""
    return visit(script=False, width=390).go("/")


def test_search_is_narrowed_widened_and_leafed_through(page):
    page.locator("main input[type=search]").fill("method")
    page.locator("main [role=search] button").click()
    total = page.locator("#result-title").inner_text()
    page.get_by_role("link", name="Narrow the result").click()
    page.locator(".facet a", has_text="H01M").first.click()
    narrowed = page.locator("#result-title").inner_text()
    page.get_by_role("link", name="Clear all").click()
    widened = page.locator("#result-title").inner_text()
    page.locator(".order a", has_text="Newest first").click()
    first = page.locator(".hit h3").all_inner_texts()
    page.locator("nav.pages a", has_text="2").click()

    assert narrowed.split()[0] != total.split()[0]
    assert widened.split()[:2] == total.split()[:2]
    assert page.locator("ol.hits").get_attribute("start") == "21"
    assert set(page.locator(".hit h3").all_inner_texts()).isdisjoint(first)


def test_register_is_searched_and_an_entry_read(page):
    seed()

    page.get_by_role("navigation", name="Main").get_by_role("link", name="Register").click()
    page.locator("main input[type=search], main input[name=text]").first.fill("百度")
    page.get_by_role("main").get_by_role("button", name="Search").click()
    page.get_by_role("link", name="Baidu").click()
    page.locator("main .source summary").first.click()

    assert page.locator("h1").inner_text() == "Baidu"
    assert "newsletter" in page.locator("main .source[open]").first.inner_text()


def test_table_is_imported_step_by_step(page):
    steward = make_account("steward@test.example", password=PHRASE, staff=StaffRole.STEWARD)
    page.goto(page.url + "registry/imports/")
    page.get_by_label("E-mail address").fill(steward.email)
    page.get_by_label("Password", exact=True).fill(PHRASE)
    page.get_by_role("main").get_by_role("button", name="Sign in", exact=True).click()

    page.set_input_files(
        "input[type=file]", {"name": "t.csv", "mimeType": "text/csv", "buffer": TABLE}
    )
    page.get_by_label("Source").fill("A list")
    page.get_by_role("button", name="Upload and look at the columns").click()
    page.locator("main form button:not(.secondary)").last.click()
    found = RegisterImport.objects.get()
    check_import(register_import=found)  # what the worker does between two looks
    page.get_by_role("link", name="Look again").click()
    shown = page.locator("main").inner_text()
    before = Organisation.objects.filter(name="Sensor Works").exists()
    page.get_by_role("button", name="Write 1 row").click()
    found.refresh_from_db()
    apply_import(register_import=found, on=TODAY)
    page.get_by_role("link", name="Look again").click()

    assert "Nothing has been written yet." in shown
    assert not before
    assert page.locator("h1").inner_text() == "Receipt of the import"
    assert Organisation.objects.filter(name="Sensor Works").exists()
    assert not Organisation.objects.filter(name="No Such Land").exists()
