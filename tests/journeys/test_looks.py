"""Every kind of page at a desk and on a phone, judged by axe, and narrow enough for any screen."""

import pytest
from axe_playwright_python.sync_playwright import Axe

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]

LOOKS = {
    "desk-english-light": {"language": "en", "theme": "light", "width": 1280},
    "phone-chinese-dark": {"language": "zh-hans", "theme": "dark", "width": 390},
}
OTHER_LOOKS = {
    "desk-chinese-dark": {"language": "zh-hans", "theme": "dark", "width": 1280},
    "phone-english-light": {"language": "en", "theme": "light", "width": 390},
}
NARROWEST = 320  # Source: WCAG 2.2, 1.4.10 Reflow
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
OPEN_PAGES = [
    "/", "/search/", "/search/?q=method", "/charts/", "/sources/", "/registry/", "/registry/places/",
    "/auth/login/", "/auth/signup/", "/auth/password/reset/", "/accessibility/", "/no/such/page",
]  # fmt: skip
OWN_PAGES = [
    "/accounts/", "/accounts/profile/", "/accounts/organisations/", "/accounts/data/", "/auth/2fa/",
    "/auth/email/", "/auth/sessions/", "/my/reads/", "/my/api-keys/", "/accounts/staff/",
    "/staff/audit/", "/staff/tasks/", "/registry/people/", "/registry/imports/",
]  # fmt: skip


def faults(page):
    """Return what axe finds, one line each."""
    found = Axe().run(page, options={"runOnly": RULES}).response["violations"]
    return [f"{one['id']}: {node['target']}" for one in found for node in one["nodes"]]


def sideways(page):
    """Return by how many pixels a page must be pushed sideways."""
    return page.evaluate("document.documentElement.scrollWidth - innerWidth")


def problems(seen, path):
    """Look at a page as it is and at the narrowest width the standard names."""
    page = seen.go(path)
    width = page.viewport_size["width"]
    found = [f"{path}: {fault}" for fault in faults(page)]
    found += [f"{path}: wider than {width}"] if sideways(page) > 0 else []
    if width < 600:
        page.set_viewport_size({"width": NARROWEST, "height": 800})
        found += [f"{path}: wider than {NARROWEST}"] if sideways(page) > 0 else []
        page.set_viewport_size({"width": width, "height": 900})
    return found


@pytest.fixture
def register():
    """The organisations of the newsletter, so that lists are not empty."""
    from innoway.apps.registry.seed import seed

    seed()


@pytest.mark.parametrize("look", LOOKS)
def test_pages_open_to_everybody(visit, register, look):
    seen = visit(**LOOKS[look])

    assert [fault for path in OPEN_PAGES for fault in problems(seen, path)] == []


@pytest.mark.parametrize("look", LOOKS)
def test_pages_of_an_administrator(visit, register, django_user_model, look):
    account = django_user_model.objects.create_superuser("wei@example.org", "x", full_name="Wei")
    seen = visit(**LOOKS[look], account=account)

    assert [fault for path in OWN_PAGES for fault in problems(seen, path)] == []


@pytest.mark.parametrize("look", LOOKS | OTHER_LOOKS)
def test_every_component(visit, look):
    seen = visit(**(LOOKS | OTHER_LOOKS)[look])

    assert problems(seen, "/styleguide/") == []
