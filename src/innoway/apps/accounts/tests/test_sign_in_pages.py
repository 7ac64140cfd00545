"""Signing up and in through the real pages, in both languages."""

import re
import time

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from allauth.usersessions.models import UserSession
from django.core import mail
from django.urls import reverse

from innoway.apps.accounts.models import Account
from innoway.apps.accounts.tests.factories import make_account

pytestmark = pytest.mark.django_db
PHRASE = "a sentence is easier to remember"


def code_in(message):
    return re.search(r"^    (\S+)$", message.body, re.MULTILINE)[1]


def post(client, name, data, **facts):
    return client.post(reverse(name), data, follow=True, **facts)


def signed_in(client):
    return "_auth_user_id" in client.session


def test_sign_up_opens_an_account_once_the_code_is_entered(client):
    facts = {"email": "New@Test.Example", "password1": PHRASE, "full_name": "New Person"}
    page = post(client, "account_signup", facts)
    assert "new@test.example" in page.text
    assert not signed_in(client)

    post(client, "account_email_verification_sent", {"code": code_in(mail.outbox[0])})

    account = Account.objects.get()
    assert (account.email, account.full_name) == ("new@test.example", "New Person")
    assert account.password.startswith("scrypt")
    assert signed_in(client)
    assert EmailAddress.objects.get().verified


def test_sign_up_refuses_a_wrong_code(client):
    post(client, "account_signup", {"email": "new@test.example", "password1": PHRASE})

    page = post(client, "account_email_verification_sent", {"code": "WRONG1"})

    assert "This code is not right" in page.text
    assert not signed_in(client)


@pytest.mark.parametrize("password", ["short", "password1234", "new@test.example"])
def test_sign_up_refuses_a_weak_password(client, password):
    page = post(client, "account_signup", {"email": "new@test.example", "password1": password})

    assert page.context["form"].errors["password1"]
    assert not Account.objects.exists()


def test_sign_up_does_not_tell_who_has_an_account(client):
    make_account("known@test.example")

    known = post(client, "account_signup", {"email": "known@test.example", "password1": PHRASE})
    client.cookies.clear()
    new = post(client, "account_signup", {"email": "other@test.example", "password1": PHRASE})

    strip = lambda page: re.sub(r"known|other|[\w-]{64}", "", page.text)  # noqa: E731
    assert strip(known) == strip(new)
    assert [message.subject for message in mail.outbox] == [
        "You already have an account",
        "Welcome: your confirmation code",
    ]


def test_sign_in_by_password(client):
    make_account("known@test.example", password=PHRASE)

    post(client, "account_login", {"login": "KNOWN@test.example", "password": PHRASE})

    assert signed_in(client)


@pytest.mark.parametrize("email", ["known@test.example", "unknown@test.example"])
def test_sign_in_says_the_same_for_known_and_unknown_addresses(client, email):
    make_account("known@test.example", password=PHRASE)

    page = post(client, "account_login", {"login": email, "password": "wrong"})

    assert page.context["form"].non_field_errors() == [
        "The e-mail address or the password is not right."
    ]


def test_sign_in_is_throttled_kindly_and_only_for_that_address(client, settings):
    settings.AXES_FAILURE_LIMIT = 3
    make_account("known@test.example", password=PHRASE)
    make_account("other@test.example", password=PHRASE)
    for _attempt in range(3):
        answer = post(client, "account_login", {"login": "known@test.example", "password": "x"})

    assert (answer.status_code, answer["Retry-After"]) == (429, "900")
    assert "Let us take a break" in answer.text
    answer = post(client, "account_login", {"login": "KNOWN@test.example", "password": PHRASE})
    assert answer.status_code == 429
    post(client, "account_login", {"login": "other@test.example", "password": PHRASE})
    assert signed_in(client)


def test_sign_in_by_mailed_code(client):
    make_account("known@test.example")

    post(client, "account_request_login_code", {"email": "known@test.example"})
    post(client, "account_confirm_login_code", {"code": code_in(mail.outbox[0])})

    assert signed_in(client)


def test_sign_in_by_mailed_code_does_not_tell_who_has_an_account(client):
    make_account("known@test.example")

    known = post(client, "account_request_login_code", {"email": "known@test.example"})
    client.cookies.clear()
    unknown = post(client, "account_request_login_code", {"email": "unkno@test.example"})

    strip = lambda page: re.sub(r"known|unkno|[\w-]{64}", "", page.text)  # noqa: E731
    assert strip(known) == strip(unknown)


def test_sign_in_by_mailed_code_stops_guessing(client):
    make_account("known@test.example")
    post(client, "account_request_login_code", {"email": "known@test.example"})
    for _attempt in range(3):
        post(client, "account_confirm_login_code", {"code": "WRONG1"})

    post(client, "account_confirm_login_code", {"code": code_in(mail.outbox[0])})

    assert not signed_in(client)


def test_password_is_replaced_by_code(client):
    make_account("known@test.example", password=PHRASE)

    post(client, "account_reset_password", {"email": "known@test.example"})
    post(client, "account_confirm_password_reset_code", {"code": code_in(mail.outbox[0])})
    post(client, "account_complete_password_reset", {"password1": PHRASE + " twice"})

    assert Account.objects.get().check_password(PHRASE + " twice")
    assert mail.outbox[-1].subject == "Your password was replaced"


def test_address_changes_once_the_code_is_entered(client):
    account = make_account("known@test.example", password=PHRASE)
    post(client, "account_login", {"login": "known@test.example", "password": PHRASE})

    post(client, "account_email", {"email": "moved@test.example", "action_add": ""})
    account.refresh_from_db()
    assert account.email == "known@test.example"
    post(client, "account_email_verification_sent", {"code": code_in(mail.outbox[0])})

    account.refresh_from_db()
    assert account.email == "moved@test.example"
    assert [address.email for address in EmailAddress.objects.all()] == ["moved@test.example"]


def test_password_change_keeps_this_device_and_ends_the_others(client, client_elsewhere):
    make_account("known@test.example", password=PHRASE)
    for device in (client, client_elsewhere):
        post(device, "account_login", {"login": "known@test.example", "password": PHRASE})

    post(
        client,
        "account_change_password",
        {"oldpassword": PHRASE, "password1": PHRASE + " twice"},
    )

    assert client.get(reverse("accounts:account")).status_code == 200
    assert client_elsewhere.get(reverse("accounts:account")).status_code == 302


@pytest.fixture
def client_elsewhere():
    from django.test import Client

    return Client(HTTP_USER_AGENT="Elsewhere/1.0")


def test_sign_out_elsewhere_ends_the_other_devices(client, client_elsewhere):
    make_account("known@test.example", password=PHRASE)
    for device in (client, client_elsewhere):
        post(device, "account_login", {"login": "known@test.example", "password": PHRASE})

    page = client.get(reverse("usersessions_list"))
    assert "Elsewhere/1.0" in page.text
    post(client, "usersessions_list", {})

    assert client.get(reverse("accounts:account")).status_code == 200
    assert client_elsewhere.get(reverse("accounts:account")).status_code == 302
    assert UserSession.objects.count() == 1


def test_sign_out_ends_the_session(client):
    client.force_login(make_account(), backend="django.contrib.auth.backends.ModelBackend")

    post(client, "account_logout", {})

    assert not signed_in(client)


def totp_code(secret):
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30))


def test_authenticator_app_is_asked_for_after_the_password(client):
    account = make_account("known@test.example", password=PHRASE)
    post(client, "account_login", {"login": account.email, "password": PHRASE})
    page = client.get(reverse("mfa_activate_totp"))
    secret = page.context["form"].secret
    post(client, "mfa_activate_totp", {"code": totp_code(secret)})
    post(client, "account_logout", {})

    post(client, "account_login", {"login": account.email, "password": PHRASE})
    assert not signed_in(client)
    page = post(client, "mfa_authenticate", {"code": "000000"})
    assert not signed_in(client)
    codes = Authenticator.objects.get(type="recovery_codes").wrap().get_unused_codes()
    post(client, "mfa_authenticate", {"code": codes[0]})

    assert signed_in(client)
    left = Authenticator.objects.get(type="recovery_codes").wrap().get_unused_codes()
    assert left == codes[1:]


def test_authenticator_seed_is_not_stored_in_the_clear(client):
    account = make_account("known@test.example", password=PHRASE)
    post(client, "account_login", {"login": account.email, "password": PHRASE})
    secret = client.get(reverse("mfa_activate_totp")).context["form"].secret
    post(client, "mfa_activate_totp", {"code": totp_code(secret)})

    stored = Authenticator.objects.get(type="totp")

    assert secret not in str(stored.data)
    assert TOTP(stored).validate_code(totp_code(secret))


def test_mails_come_in_the_language_of_the_account(client):
    make_account("known@test.example", language="zh-hans")

    post(client, "account_request_login_code", {"email": "known@test.example"})

    assert mail.outbox[0].subject == "您的登录验证码"
    assert "Kind regards" not in mail.outbox[0].body


def test_sign_in_restores_language_and_appearance(client):
    make_account("known@test.example", password=PHRASE, language="zh-hans", theme="dark")

    post(client, "account_login", {"login": "known@test.example", "password": PHRASE})

    assert client.cookies["language"].value == "zh-hans"
    assert client.cookies["theme"].value == "dark"


def test_closed_account_cannot_sign_in(client):
    make_account("known@test.example", password=PHRASE, is_active=False)

    post(client, "account_login", {"login": "known@test.example", "password": PHRASE})

    assert not signed_in(client)


def test_sign_in_goes_back_to_where_one_came_from_but_never_elsewhere(client):
    make_account("known@test.example", password=PHRASE)
    facts = {"login": "known@test.example", "password": PHRASE}

    here = client.post(reverse("account_login"), {**facts, "next": "/accounts/organisations/"})
    assert here["Location"] == "/accounts/organisations/"
    client.post(reverse("account_logout"))
    there = client.post(reverse("account_login"), {**facts, "next": "https://evil.example/"})
    assert there["Location"] == "/"


def test_programs_that_guess_are_throttled_with_a_problem_document(client, settings):
    settings.AXES_FAILURE_LIMIT = 2
    make_account("known@test.example", password=PHRASE)
    address = "/_allauth/browser/v1/auth/login"
    for _attempt in range(2):
        answer = client.post(
            address,
            {"email": "known@test.example", "password": "x"},
            content_type="application/json",
        )

    assert (answer.status_code, answer.json()["code"]) == (429, "accounts.too-many-attempts")
    assert answer["Retry-After"] == "900"


def test_asking_for_codes_without_end_fills_no_mailbox(client):
    make_account("known@test.example")
    for _attempt in range(5):
        client.cookies.clear()
        page = post(client, "account_request_login_code", {"email": "known@test.example"})

    assert len(mail.outbox) == 3
    assert page.context["form"].errors["email"] == ["Too many requests. Please wait a minute."]


def test_signing_up_without_end_is_refused_in_the_house_style(client):
    for number in range(21):
        facts = {"email": f"new-{number}@test.example", "password1": PHRASE}
        answer = client.post(reverse("account_signup"), facts)

    assert answer.status_code == 429
    assert 'class="site-header' in answer.text
