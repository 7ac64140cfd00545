"""Signing up and in as people do: a real browser, real pages, codes out of real mails."""

import re
import time

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from axe_playwright_python.sync_playwright import Axe
from django.core import mail
from django.core.cache import cache
from playwright.sync_api import expect

from innoway.apps.accounts.models import Account
from innoway.apps.accounts.tests.factories import make_account

PHRASE = "a sentence is easier to remember"
KEY_IN_THE_DEVICE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}
pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]


@pytest.fixture(autouse=True)
def no_requests_counted_before():
    """Forget the rate limits of the test before: they outlive it, as they should elsewhere."""
    cache.clear()


def put_key_into(page, **facts):
    """Give the browser a device that holds passkeys, by the developer tools' protocol."""
    devtools = page.context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    options = KEY_IN_THE_DEVICE | facts
    devtools.send("WebAuthn.addVirtualAuthenticator", {"options": options})


def here(page):
    """Return the address of the district, without the path."""
    return re.match(r"https?://[^/]+", page.url)[0]


def code_of_latest_mail():
    return re.search(r"^    (\S+)$", mail.outbox[-1].body, re.MULTILINE)[1]


def sign_in(page, account):
    page.goto(here(page) + "/auth/login/")
    page.get_by_label("E-mail address").fill(account.email)
    page.get_by_label("Password", exact=True).fill(PHRASE)
    page.get_by_role("main").get_by_role("button", name="Sign in", exact=True).click()
    page.wait_for_url(re.compile(r"(?<!/auth/login)/$"))


def sign_out(page):
    page.goto(here(page) + "/auth/logout/")
    page.get_by_role("main").get_by_role("button", name="Sign out").click()
    page.wait_for_url(re.compile(r"(?<!/auth/logout)/$"))


def is_signed_in(page):
    """Whether the account page opens without a detour."""
    page.wait_for_load_state()
    page.goto(here(page) + "/accounts/")
    return "/auth/login/" not in page.url


@pytest.mark.parametrize("scripts", [True, False], ids=["with JavaScript", "without"])
def test_sign_up_with_the_code_out_of_the_mail(visit, scripts):
    page = visit(script=scripts).go("/auth/signup/")
    page.get_by_label("E-mail address").fill("New@Test.Example")
    page.get_by_label("Password", exact=True).fill(PHRASE)
    page.get_by_label("Your name").fill("New Person")
    page.get_by_role("main").get_by_role("button", name="Open an account").click()

    expect(page.get_by_role("heading", name="Enter the code")).to_be_visible()
    page.get_by_label("Code").fill(code_of_latest_mail())
    page.get_by_role("button", name="Go on").click()

    page.wait_for_url("**/")
    assert is_signed_in(page)
    assert Account.objects.get().full_name == "New Person"


def test_sign_up_in_chinese(visit):
    page = visit(language="zh-hans").go("/auth/signup/")
    page.get_by_label("邮箱地址").fill("new@test.example")
    page.get_by_label("密码", exact=True).fill(PHRASE)
    page.get_by_role("main").get_by_role("button", name="注册账号").click()

    expect(page.get_by_role("heading", name="输入验证码")).to_be_visible()
    assert mail.outbox[-1].subject == "欢迎注册：您的验证码"
    page.get_by_label("验证码").fill(code_of_latest_mail())
    page.get_by_role("button", name="继续").click()

    page.wait_for_url("**/")
    assert Account.objects.get().language == "zh-hans"


def test_sign_in_with_a_passkey_alone(visit):
    account = make_account("known@test.example", password=PHRASE)
    page = visit().go("/auth/login/")
    put_key_into(page)
    sign_in(page, account)
    page.goto(here(page) + "/auth/2fa/webauthn/add/")
    page.get_by_role("button", name="Add a passkey").click()
    expect(page.get_by_role("heading", name="Recovery codes")).to_be_visible()
    sign_out(page)

    page.goto(here(page) + "/auth/login/?next=/accounts/organisations/")
    page.get_by_role("button", name="Use a passkey").click()

    expect(page.get_by_role("heading", name="Organisations you act for")).to_be_visible()
    assert Account.objects.get().last_login is not None


def test_passkey_that_is_missing_is_said_kindly(visit):
    page = visit().go("/auth/login/")
    put_key_into(page, isUserVerified=False)

    page.get_by_role("button", name="Use a passkey").click()

    expect(page.get_by_text("The passkey was not used.")).to_be_visible()


def test_sign_in_with_password_and_authenticator_app(visit):
    account = make_account("known@test.example", password=PHRASE)
    page = visit().go("/auth/login/")
    sign_in(page, account)
    page.goto(here(page) + "/auth/2fa/totp/activate/")
    seed = page.locator("#totp-key").inner_text().replace(" ", "")
    page.get_by_label("Code").fill(format_hotp_value(hotp_value(seed, int(time.time()) // 30)))
    page.get_by_role("button", name="Switch on").click()
    expect(page.get_by_role("heading", name="Recovery codes")).to_be_visible()
    recovery = page.locator(".codes code").first.inner_text()
    sign_out(page)

    sign_in(page, account)
    expect(page.get_by_role("heading", name="Your second factor")).to_be_visible()
    page.get_by_label("Code").fill(recovery)
    page.get_by_role("main").get_by_role("button", name="Sign in", exact=True).click()

    page.wait_for_url("**/")
    assert is_signed_in(page)


PAGES = [
    "/auth/login/",
    "/auth/signup/",
    "/auth/password/reset/",
    "/auth/login/code/",
    "/accounts/",
    "/accounts/profile/",
    "/accounts/organisations/",
    "/auth/2fa/",
    "/auth/2fa/totp/activate/",
    "/auth/2fa/webauthn/add/",
    "/auth/email/",
    "/auth/password/change/",
    "/auth/sessions/",
    "/accounts/delete/",
]


@pytest.mark.parametrize(
    ("theme", "paths"), [("light", PAGES), ("dark", PAGES[::4])], ids=["light", "dark"]
)
def test_pages_are_accessible(visit, theme, paths):
    account = make_account("known@test.example", password=PHRASE)
    page = visit(theme=theme).go("/auth/login/")
    faults = []
    for path in paths:
        if path == "/accounts/":
            sign_in(page, account)
        page.goto(here(page) + path)
        assert page.url.endswith(path)
        found = Axe().run(page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]})
        faults += [
            (path, fault["id"], fault["nodes"][0]["html"]) for fault in found.response["violations"]
        ]

    assert faults == []
