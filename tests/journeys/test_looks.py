"""Every kind of page in four looks, judged by axe, and narrow enough for a small phone."""

import pytest
from axe_playwright_python.sync_playwright import Axe

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]

LOOKS = [
    {"language": "en", "theme": "light", "width": 1280},
    {"language": "zh-hans", "theme": "dark", "width": 1280},
    {"language": "zh-hans", "theme": "light", "width": 390},
    {"language": "en", "theme": "dark", "width": 390},
]
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
OPEN_PAGES = [
    "/", "/search/", "/search/?q=method", "/charts/", "/sources/", "/registry/", "/registry/people/",
    "/registry/places/", "/auth/login/", "/auth/signup/", "/auth/login/code/",
    "/auth/password/reset/", "/accessibility/", "/styleguide/", "/no/such/page",
]  # fmt: skip
OWN_PAGES = [
    "/accounts/", "/accounts/profile/", "/accounts/organisations/", "/accounts/data/", "/auth/2fa/",
    "/auth/email/", "/auth/sessions/", "/my/reads/", "/my/api-keys/", "/staff/audit/",
    "/staff/tasks/", "/accounts/staff/", "/registry/imports/", "/registry/imports/upload-import/",
]  # fmt: skip


def faults(page):
    """Return what axe finds, one line each."""
    found = Axe().run(page, options={"runOnly": RULES}).response["violations"]
    return [f"{one['id']}: {node['target']}" for one in found for node in one["nodes"]]


def too_wide(page):
    """Return by how many pixels the page must be pushed sideways."""
    return page.evaluate("document.documentElement.scrollWidth - innerWidth")


def check(visit, path, account=None):
    """Look at a page in every look and once at the narrowest width the standard names."""
    problems = []
    for look in LOOKS:
        page = visit(**look, account=account).go(path)
        name = f"{look['language']} {look['theme']} {look['width']}"
        problems += [f"{name}: {fault}" for fault in faults(page)]
        problems += [f"{name}: too wide"] if too_wide(page) > 0 else []
    page = visit(width=320, account=account).go(path)
    problems += ["320: too wide"] if too_wide(page) > 0 else []
    return problems


@pytest.fixture
def register():
    """The organisations of the newsletter, so that lists are not empty."""
    from innoway.apps.registry.seed import seed

    seed()


@pytest.mark.parametrize("path", OPEN_PAGES)
def test_open_page(visit, register, path):
    assert check(visit, path) == []


@pytest.mark.parametrize("kind", ["technology", "need", "organisation"])
def test_record_page(visit, kind):
    page = visit().go(f"/search/?q=&kind={kind}")
    link = page.locator(".hits h2 a, .hits h3 a").first.get_attribute("href")

    assert check(visit, link) == []


@pytest.mark.parametrize("path", OWN_PAGES)
def test_page_of_an_administrator(visit, register, django_user_model, path):
    account = django_user_model.objects.create_superuser("wei@example.org", "x", full_name="Wei")

    assert check(visit, path, account) == []
