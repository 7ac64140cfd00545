"""What every page owes everybody: two languages, two colours, keys, no script needed."""

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]


def test_language_is_switched_in_one_click_and_the_address_stays(visit):
    page = visit().go("/search/?q=battery&sort=-date")
    here = page.url

    page.get_by_role("button", name="简体中文").click()

    assert page.url == here
    assert page.locator("html").get_attribute("lang") == "zh-Hans"
    assert page.locator("#q").input_value() == "battery"
    page.get_by_role("button", name="English").click()
    assert (page.url, page.locator("html").get_attribute("lang")) == (here, "en")


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
def test_colours_are_chosen_and_kept(visit, script):
    page = visit(script=script).go("/accessibility/?a=b")
    light = page.evaluate("getComputedStyle(document.body).backgroundColor")

    page.locator("summary", has_text="Colours").click()
    page.get_by_role("button", name="Dark colours").click()

    assert page.url.endswith("/accessibility/?a=b")
    assert page.locator("html").get_attribute("data-theme") == "dark"
    page.goto(page.url)
    dark = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert (light, dark) == ("rgb(250, 251, 250)", "rgb(15, 21, 19)")


def test_first_tab_leads_past_the_menus(visit):
    page = visit().go("/accessibility/")

    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip-link"
    page.keyboard.press("Enter")

    assert page.evaluate("document.activeElement.id") == "main"


def test_slash_goes_to_the_search_box_but_can_be_typed_there(visit):
    page = visit().go("/accessibility/")

    page.keyboard.press("/")
    page.keyboard.type("H01M 10/0525")

    assert page.locator("#site-search").input_value() == "H01M 10/0525"


def test_question_mark_shows_the_keys_and_escape_closes_them(visit):
    page = visit().go("/accessibility/")

    page.keyboard.press("?")
    assert page.locator("dialog#keys").is_visible()
    page.keyboard.press("Escape")

    assert not page.locator("dialog#keys").is_visible()


def test_escape_closes_a_menu_and_gives_the_focus_back(visit):
    page = visit().go("/accessibility/")
    summary = page.locator("summary", has_text="Colours")

    summary.focus()
    page.keyboard.press("Enter")
    assert page.get_by_role("button", name="Dark colours").is_visible()
    page.keyboard.press("Escape")

    assert not page.get_by_role("button", name="Dark colours").is_visible()
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"


def test_dialog_opens_over_the_page_with_the_harmless_answer_first(visit):
    page = visit().go("/styleguide/")

    page.get_by_role("link", name="Open a dialog").click()

    assert page.get_by_role("dialog", name="End the role?").is_visible()
    assert page.evaluate("document.activeElement.textContent") == "Cancel"
    page.keyboard.press("Enter")
    assert not page.get_by_role("dialog").is_visible()


def test_dialog_is_a_page_without_script(visit):
    page = visit(script=False).go("/styleguide/")

    page.get_by_role("link", name="Open a dialog").click()

    assert page.get_by_role("dialog", name="End the role?").is_visible()


def test_focus_can_be_seen_on_every_stop(visit):
    page = visit().go("/styleguide/")

    unseen = []
    for _ in range(40):
        page.keyboard.press("Tab")
        stop = page.evaluate(
            """() => { const e = document.activeElement, s = getComputedStyle(e);
            return { name: e.outerHTML.slice(0, 80),
                     ring: s.outlineStyle !== "none" && parseFloat(s.outlineWidth) >= 2 } }"""
        )
        if not stop["ring"] and not stop["name"].startswith("<body"):
            unseen.append(stop["name"])

    assert unseen == []


def test_charts_are_drawn_and_fold_their_tables(visit):
    page = visit(theme="dark").go("/styleguide/")

    page.wait_for_selector("figure[data-drawn] canvas")

    assert page.locator("figure[data-drawn]").count() == 2
    assert page.locator("figure.chart details[open]").count() == 0


def test_charts_that_cannot_be_drawn_leave_their_tables_open(visit):
    seen = visit()
    seen.page.route("**/vendor/echarts*", lambda route: route.abort())
    page = seen.go("/styleguide/")

    page.wait_for_selector("figure[data-failed]")

    assert page.locator("figure.chart details[open] table").count() == 2


def test_charts_are_tables_without_script(visit):
    page = visit(script=False).go("/charts/")

    assert page.locator("figure.chart details[open] table").first.is_visible()
    assert not page.locator(".chart-canvas").first.is_visible()


def test_search_works_without_script(visit):
    page = visit(script=False).go("/")

    page.locator("main input[type=search]").fill("method")
    page.locator("main [role=search] button").click()

    assert "/search/" in page.url
    assert page.locator(".hits li").count() > 0
    page.locator(".hits a").first.click()
    assert page.locator("h1").count() == 1


def test_j_and_k_walk_through_the_hits(visit):
    page = visit().go("/search/?q=method")
    titles = page.locator(".hit h3").all_inner_texts()

    walked = []
    for key in "jjk":
        page.keyboard.press(key)
        walked.append(page.evaluate("document.activeElement.innerText"))

    assert walked == [titles[0], titles[1], titles[0]]


def test_part_that_fails_says_so_and_is_asked_for_again(visit):
    seen = visit()
    page = seen.go("/search/?q=method")
    page.route("**/search/?*sort*", lambda route: route.abort(), times=1)

    page.locator(".order a", has_text="Newest first").click()
    notice = page.locator(".toasts .notice")
    notice.wait_for()
    page.locator("[data-retry]").click()
    page.wait_for_url("**sort=-date*")

    assert notice.count() == 0
    assert page.locator(".order [aria-current]").inner_text() == "Newest first"
    seen.complaints.clear()  # the browser itself reports the request that was cut off


def test_language_returns_to_the_address_a_filter_made(visit):
    page = visit().go("/search/?q=method")
    page.locator(".order a", has_text="Newest first").click()
    page.wait_for_url("**sort=-date*")
    here = page.url

    page.get_by_role("button", name="简体中文").click()
    page.wait_for_selector("html[lang=zh-Hans]")

    assert page.url == here
