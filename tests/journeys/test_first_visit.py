"""J1: an entrepreneur without a company, from the question to the receipts.

A real browser in both languages, on a desk and on a phone; every press of a button, a link or a
choice is counted, typing and the Tab key are not. Target: at most 20.
"""

import datetime
import re
from dataclasses import dataclass

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from innoway.apps.accounts.tests.factories import make_account
from innoway.apps.cases.models import Case
from innoway.apps.hall.models import Draft

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]
PHRASE = "a sentence is easier to remember"
WCAG = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]
WORDS = {
    "en": {
        "question": "I want to open a company", "plan": "Start a company", "ask": "Ask",
        "start": "Start the form", "check": "Check and send", "saved": "Saved at",
        "checked": "Check and send", "sign_in": "Sign in to send", "open": "Open the form",
        "fill": "Please fill this in.", "email": "E-mail address",
        "password": "Password", "enter": "Sign in", "send": "Send",
        "receipts": "Sent. These are your cases.", "papers": "Upload or choose papers",
        "keep": "Keep the papers", "here": "goes with this form",
    },
    "zh-hans": {
        "question": "我想开一家公司", "plan": "开办企业", "ask": "提问", "start": "开始填写",
        "check": "核对并提交", "saved": "保存", "checked": "核对并提交", "sign_in": "登录后提交",
        "open": "打开表单", "fill": "请填写此项。", "email": "邮箱地址",
        "password": "密码", "enter": "登录", "send": "提交", "receipts": "已提交，您的办件如下",
        "papers": "上传或选用材料", "keep": "保存材料", "here": "随本表单提交",
    },
}  # fmt: skip
TYPED = {
    "applicant-name": "Li Lei", "applicant-email": "lilei@test.example",
    "applicant-phone": "+86 10 6255 0000", "company-name": "北京星河智能科技有限公司",
    "business-scope": "Robots for warehouses", "registered-capital": "100",
    "legal-representative": "Li Lei", "office-area": "Inno Way 1", "desks": "2",
    "move-in-on": "2027-01-04", "new-hires": "1", "mark": "星河", "mark-goods": "Robots",
}  # fmt: skip
CHOSEN = {"applicant-origin": "mainland", "company-kind": "limited", "address-kind": "office-area"}


PAPER = "articles-articles-of-association-signed-by-all-founders"


@dataclass
class Hand:
    """Presses and counts."""

    page: object
    presses: int = 0

    def press(self, locator):
        """Press a button or a link."""
        self.presses += 1
        locator.click()
        self.page.wait_for_load_state()

    def choose(self, name, value):
        """Choose from a list."""
        self.presses += 1
        self.page.locator(f"[name={name}]").select_option(value)

    def upload(self, paper, folder):
        """Choose a file for a paper."""
        self.presses += 1
        file = folder / "articles.txt"
        file.write_text("Articles of association 公司章程", encoding="utf-8")
        self.page.locator(f"[name=file-{paper}]").set_input_files(file)

    def type(self, name, text):
        """Type into a field reached with the Tab key."""
        self.page.locator(f"[name={name}]").fill(text)


def open_form(visit, words, **habits):
    """Ask, choose the life event, start its form."""
    page = visit(**habits).go("/hall/")
    hand = Hand(page)
    page.get_by_role("main").get_by_role("searchbox").fill(words["question"])
    hand.press(page.get_by_role("button", name=words["ask"], exact=True))
    hand.press(page.get_by_role("main").get_by_role("link", name=words["plan"], exact=True))
    hand.press(page.get_by_role("button", name=words["start"]))
    return page, hand


def fill_in(hand):
    """Answer everything that is required."""
    for name, text in TYPED.items():
        hand.type(name, text)
    for name, value in CHOSEN.items():
        hand.choose(name, value)


@pytest.mark.parametrize("width", [1280, 390], ids=["desk", "phone"])
@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_from_the_question_to_the_receipts(visit, language, width, capsys, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "files"
    words = WORDS[language]
    make_account("lilei@test.example", password=PHRASE)
    page, hand = open_form(visit, words, language=language, width=width)
    fill_in(hand)
    hand.press(page.get_by_role("button", name=words["check"]))
    expect(page.get_by_text("北京星河智能科技有限公司")).to_have_count(1)
    hand.press(page.get_by_role("link", name=words["sign_in"]))
    page.get_by_label(words["email"]).fill("lilei@test.example")
    page.get_by_label(words["password"], exact=True).fill(PHRASE)
    main = page.get_by_role("main")
    hand.press(main.get_by_role("button", name=words["enter"], exact=True))
    hand.press(main.get_by_role("link", name=words["papers"]))
    hand.upload(PAPER, tmp_path)
    hand.press(main.get_by_role("button", name=words["keep"]))
    expect(main.get_by_text(words["here"], exact=True)).to_have_count(1)
    hand.press(main.get_by_role("button", name=words["send"], exact=True))

    expect(page.get_by_role("heading", level=1, name=words["receipts"])).to_be_visible()
    numbers = list(Case.objects.values_list("number", flat=True))
    assert len(Case.objects.get(item_code="company-registration").document_ids) == 1
    assert len(numbers) == 6
    assert all(page.get_by_text(number, exact=True).count() == 1 for number in numbers)
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    with capsys.disabled():
        print(f"\nJ1 {language} at {width} px: {hand.presses} clicks to {len(numbers)} receipts")
    assert hand.presses <= 20


def test_form_saves_itself_within_five_seconds_and_goes_on_elsewhere(visit):
    words = WORDS["en"]
    page, hand = open_form(visit, words)
    hand.type("mark", "星河")
    expect(page.get_by_text(re.compile(words["saved"]))).to_be_visible(timeout=5000)
    code = page.locator(".code").inner_text()

    phone = visit(language="zh-hans", width=390, script=False).go("/hall/forms/resume-draft/")
    phone.locator("[name=code]").fill(code.lower().replace("-", " "))
    phone.get_by_role("button", name=WORDS["zh-hans"]["open"]).click()

    expect(phone.locator("[name=mark]")).to_have_value("星河")
    assert Draft.objects.get().account_id is None


def test_everything_works_without_scripts(visit):
    words = WORDS["en"]
    page, hand = open_form(visit, words, script=False)
    hand.press(page.get_by_role("button", name=words["check"]))
    expect(page.get_by_text(words["fill"]).first).to_be_visible()
    fill_in(hand)
    hand.press(page.get_by_role("button", name=words["check"]))

    expect(page.get_by_role("heading", level=1, name=words["checked"])).to_be_visible()


def test_close_names_are_shown_while_typing(visit, transactional_db):
    from innoway.apps.registry.facade import enter_organisation

    enter_organisation(name="Galaxy", name_zh="北京星河网络有限公司", kind="enterprise",
                       source="test", on=datetime.date(2026, 1, 1))  # fmt: skip
    page, _ = open_form(visit, WORDS["en"])
    page.locator("[name=company-name]").press_sequentially("北京星河智能科技有限公司")

    expect(page.locator("#name-check").get_by_text("北京星河网络有限公司")).to_be_visible(
        timeout=2000
    )


PATHS = ["/hall/", "/hall/?q=trademark", "/hall/?q=xyzzy", "/hall/services/",
         "/hall/services/foreigner-work-permit/", "/hall/plans/start-a-company/",
         "/hall/name-check/?name=x", "/hall/forms/resume-draft/", "/hall/providers/"]  # fmt: skip


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_pages_of_the_hall_are_accessible(visit, language, theme):
    window = visit(language=language, theme=theme, width=390)
    faults = []
    for path in PATHS:
        page = window.go(path)
        found = Axe().run(page, options={"runOnly": WCAG})
        faults += [(path, x["id"], x["nodes"][0]["html"]) for x in found.response["violations"]]
    page, _ = open_form(visit, WORDS[language], language=language, theme=theme)
    found = Axe().run(page, options={"runOnly": WCAG})
    faults += [("form", x["id"], x["nodes"][0]["html"]) for x in found.response["violations"]]

    assert faults == []
