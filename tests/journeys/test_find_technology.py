"""A person finds, reads and follows a patent in a real browser, in both languages."""

import os
import shutil
from collections.abc import Iterator
from socketserver import ThreadingMixIn
from threading import Thread
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

import pytest

from innoway.apps.observatory.tests.conftest import fill

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed")

BROWSER = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
SIZES = {"phone": (390, 844), "desk": (1280, 900)}
WORDS = {
    "en": {
        "ask": "lithium ion battery cathode", "owner": "Tsinghua University",
        "other": "简体中文", "why": "Why is this here?", "source": "Source", "lang": "en",
    },
    "zh-hans": {
        "ask": "锂离子电池 正极", "owner": "Tsinghua University",
        "other": "English", "why": "为何出现在这里？", "source": "来源", "lang": "zh-Hans",
    },
}  # fmt: skip

pytestmark = [
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.skipif(BROWSER is None, reason="no chromium on this machine (set CHROMIUM)"),
]


class Quiet(WSGIRequestHandler):
    def log_message(self, *args):
        pass


class Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True


@pytest.fixture(scope="module")
def journey_store(tmp_path_factory):
    return fill(tmp_path_factory.mktemp("journey") / "store")


@pytest.fixture
def address(settings, journey_store) -> Iterator[str]:
    """Serve the house on a free port; the pages of this journey need no database."""
    from django.contrib.staticfiles.handlers import StaticFilesHandler
    from django.core.wsgi import get_wsgi_application

    settings.STORE = journey_store
    application = StaticFilesHandler(get_wsgi_application())
    with make_server("127.0.0.1", 0, application, Server, Quiet) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.fixture(scope="module")
def browser():
    with playwright.sync_playwright() as driver:
        started = driver.chromium.launch(executable_path=BROWSER, args=["--no-sandbox"])
        yield started
        started.close()


@pytest.fixture
def visit(browser, address):
    """Return a function that opens a page as a visitor of a language, size and kind."""
    opened = []

    def open_page(path, language="en", size="desk", **kind):
        width, height = SIZES[size]
        context = browser.new_context(viewport={"width": width, "height": height}, **kind)
        context.add_cookies([{"name": "language", "value": language, "url": address}])
        opened.append(context)
        page = context.new_page()
        page.errors = []
        page.on("pageerror", lambda error: page.errors.append(str(error)))
        page.on(
            "console",
            lambda line: page.errors.append(line.text) if line.type == "error" else None,
        )
        page.goto(address + path)
        return page

    yield open_page
    for context in opened:
        context.close()


def faults_of(page):
    """Return what axe finds against WCAG 2.2 AA, as rule and place."""
    tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
    found = axe.Axe().run(page, options={"runOnly": {"type": "tag", "values": tags}})
    return [
        (fault["id"], node["target"], node["html"][:120])
        for fault in found.response["violations"]
        for node in fault["nodes"]
    ]


def fits(page):
    return page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("language", WORDS)
def test_find_read_and_follow_a_patent(visit, language, size):
    words = WORDS[language]
    page = visit("/", language, size)
    assert page.locator("html").get_attribute("lang") == words["lang"]
    assert faults_of(page) == [] and fits(page)

    page.fill("main input[type=search]", words["ask"])
    page.keyboard.press("Enter")
    page.wait_for_selector(".hit")
    page.locator(".why summary").first.click()
    page.wait_for_selector(".why table")
    assert faults_of(page) == [] and fits(page)

    page.locator(".hit h3 a").first.click()
    page.wait_for_selector("article h1")
    assert "lithium" in page.locator("article h1").inner_text().lower()
    page.locator("header .source summary").first.click()
    page.wait_for_selector(".origin table")
    assert "grants.xml" in page.locator(".origin").first.inner_text()
    assert faults_of(page) == [] and fits(page)

    page.get_by_role("link", name=words["owner"], exact=True).first.click()
    page.wait_for_selector(".similar")
    assert page.locator("h1").inner_text() == words["owner"]
    assert faults_of(page) == [] and fits(page)

    page.locator(".similar a").first.click()
    page.wait_for_selector(".abstract")
    assert page.errors == []


def test_filters_change_the_hits_and_the_address(visit):
    page = visit("/search/?q=method")
    before = page.locator(".hit").count()

    page.locator(".facet a", has_text="H01M").click()
    page.wait_for_url("**cpc=H01M**")
    page.wait_for_selector(".chosen")

    assert 0 < page.locator(".hit").count() < before
    page.go_back()
    page.wait_for_url("**/search/?q=method")
    assert page.errors == []


def test_language_is_switched_in_one_click_and_keeps_the_page(visit):
    page = visit("/technologies/US8795892/")

    page.get_by_role("button", name="简体中文").click()
    page.wait_for_selector("html[lang=zh-Hans]")

    assert page.url.endswith("/technologies/US8795892/")
    assert "发明人" in page.inner_text("main")


def test_keyboard_alone_reaches_a_patent(visit):
    page = visit("/")

    page.keyboard.press("/")
    page.keyboard.type("speech recognition hot words")
    page.keyboard.press("Enter")
    page.wait_for_selector(".hit")
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('.hit h3 a')"):
            break
    page.keyboard.press("Enter")
    page.wait_for_selector("article h1")

    assert page.locator("article h1").inner_text().startswith("Speech recognition")


@pytest.mark.parametrize("language", WORDS)
def test_everything_works_without_javascript(visit, language):
    page = visit("/", language, "phone", java_script_enabled=False)

    page.fill("main input[type=search]", WORDS[language]["ask"])
    page.click("main form[role=search] button")
    page.locator(".why summary").first.click()
    page.locator(".why a").first.click()
    page.wait_for_selector("main table")
    page.go_back()
    page.locator(".hit h3 a").first.click()
    page.locator("header .source summary").first.click()
    page.locator("header .source a").first.click()
    page.wait_for_selector("main table")

    assert "grants.xml" in page.inner_text("main")


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(
    "path", ["/search/", "/search/?q=zzzzqqqq", "/sources/", "/sources/uspto_grants/", "/charts/",
             "/needs/dod:AF151-067/", "/statements/US8795892/", "/no-such-page/"]
)  # fmt: skip
def test_other_pages_are_clean_for_everyone(visit, path, theme):
    page = visit(path, size="phone", color_scheme=theme)

    assert faults_of(page) == []
    assert fits(page)
