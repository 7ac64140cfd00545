"""A real browser on the real pages, with a small real store behind them.

Every visit watches for what must never happen: a broken security policy, a script error, a
request to another site. A test that asks nothing else still fails on those.
"""

import os
import shutil
from dataclasses import dataclass, field

import pytest

from innoway.apps.observatory.tests.conftest import fill
from innoway.engine.pipelines.resolving import resolve_store
from innoway.foundation.i18n.compile import compile_catalogues

CHROMIUM = os.environ.get("CHROMIUM") or next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
)
LANGUAGE_TAGS = {"en": "en-GB", "zh-hans": "zh-CN"}


@dataclass
class Visit:
    """A page someone looks at, and what went wrong while they did."""

    page: object
    address: str
    complaints: list[str] = field(default_factory=list)

    def go(self, path):
        """Open an address of the district."""
        self.page.goto(self.address + path)
        return self.page


@pytest.fixture(scope="module")
def browser():
    """One headless chromium for the journeys of a module; without one they are skipped."""
    if CHROMIUM is None:
        pytest.skip("no chromium on this machine: install it, or name it in CHROMIUM")
    from playwright.sync_api import sync_playwright

    before = os.environ.get("DJANGO_ALLOW_ASYNC_UNSAFE")
    # The browser's driver keeps an event loop in this thread; Django must not mind.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    with sync_playwright() as driver:
        running = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield running
        running.close()
    os.environ.pop("DJANGO_ALLOW_ASYNC_UNSAFE")
    if before is not None:
        os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = before


@pytest.fixture(scope="session")
def journey_store(tmp_path_factory):
    """The sample of the observatory, taken in and resolved once."""
    made = fill(tmp_path_factory.mktemp("journeys") / "store")
    resolve_store(made)
    return made


@pytest.fixture(autouse=True)
def district(request, settings):
    """Put the store behind the pages and the Chinese texts in place."""
    if CHROMIUM is not None:
        settings.STORE = request.getfixturevalue("journey_store")
        compile_catalogues()


@pytest.fixture
def visit(browser, live_server):
    """Return a function that opens a browser window for a person of certain habits."""
    contexts, visits = [], []

    def open_window(*, language="en", theme="", width=1280, script=True, account=None):
        context = browser.new_context(
            viewport={"width": width, "height": 900},
            locale=LANGUAGE_TAGS[language],
            java_script_enabled=script,
            reduced_motion="reduce",
        )
        contexts.append(context)
        cookies = {"theme": theme} if theme else {}
        if account is not None:
            cookies["sessionid"] = session_of(account)
        context.add_cookies(
            [{"name": n, "value": v, "url": live_server.url} for n, v in cookies.items()]
        )
        seen = Visit(context.new_page(), live_server.url)
        visits.append(seen)
        watch(seen)
        return seen

    yield open_window
    for context in contexts:
        context.close()
    assert [complaint for seen in visits for complaint in seen.complaints] == []


def watch(seen):
    """Write down errors of scripts and policy, and every request that leaves the district."""

    def heard(message):
        if message.type == "error" and "Failed to load resource" not in message.text:
            seen.complaints.append(message.text)

    def asked(request):
        if not request.url.startswith((seen.address, "data:", "blob:")):
            seen.complaints.append(f"asked another site: {request.url}")

    seen.page.on("console", heard)
    seen.page.on("pageerror", lambda error: seen.complaints.append(str(error)))
    seen.page.on("request", asked)


def session_of(account):
    """Return the session of somebody who has signed in."""
    from django.test import Client

    client = Client()
    client.force_login(account, backend="django.contrib.auth.backends.ModelBackend")
    return client.cookies["sessionid"].value
