"""Signing in through another house, against a real provider on loopback."""

import http.client
from urllib.parse import urlsplit

import jwt
import pytest
from allauth.account.models import EmailAddress
from allauth.socialaccount.models import SocialAccount
from django.core import mail
from django.urls import reverse

from innoway.apps.accounts.models import Account
from innoway.apps.accounts.tests.factories import make_account
from innoway.apps.accounts.tests.oidc_provider import Provider, parse_flat

pytestmark = pytest.mark.django_db
NAMES = {"provider_id": "testhouse"}


@pytest.fixture
def provider(settings):
    with Provider() as running:
        callback = reverse("openid_connect_callback", kwargs=NAMES)
        running.redirects = {f"http://testserver{callback}"}
        app = {
            "provider_id": "testhouse",
            "name": "Test House",
            "client_id": running.client_id,
            "secret": running.secret,
            "settings": {"server_url": running.issuer},
        }
        settings.SOCIALACCOUNT_PROVIDERS = {
            "openid_connect": {"APPS": [app], "OAUTH_PKCE_ENABLED": True}
        }
        yield running


def visit(address):
    """Follow the browser to the provider and return where it is sent back to."""
    parts = urlsplit(address)
    connection = http.client.HTTPConnection(parts.hostname, parts.port, timeout=5)
    connection.request("GET", f"{parts.path}?{parts.query}")
    answer = connection.getresponse()
    location = answer.headers.get("Location", "")
    connection.close()
    return answer.status, location


def sign_in(client, process="login"):
    address = reverse("openid_connect_login", kwargs=NAMES)
    there = client.post(f"{address}?process={process}")
    status, back = visit(there["Location"])
    assert status == 302, there["Location"]
    return client.get(back.removeprefix("http://testserver"), follow=True)


def signed_in(client):
    return client.session.get("_auth_user_id")


def test_provider_fake_signs_what_its_keys_verify(provider):
    provider.codes["c"] = "47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU"
    tokens = provider.tokens({"code": "c", "code_verifier": "", "client_secret": provider.secret})

    keys = jwt.PyJWKSet.from_dict(provider.jwks())
    claims = jwt.decode(
        tokens["id_token"], keys["one"], algorithms=["RS256"], audience=provider.client_id
    )

    assert claims["sub"] == "person-1"
    assert provider.tokens({"code": "c", "client_secret": provider.secret}) is None


def test_sign_in_page_offers_the_other_house(client, provider):
    assert "Test House" in client.get(reverse("account_login")).text


def test_first_sign_in_opens_an_account(client, provider):
    sign_in(client)

    account = Account.objects.get()
    assert (account.email, account.full_name) == ("provided@test.example", "Provided Name")
    assert not account.has_usable_password()
    assert EmailAddress.objects.get().verified
    assert signed_in(client) == str(account.pk)


def test_second_sign_in_finds_the_account_even_when_the_address_changed(client, provider):
    sign_in(client)
    client.logout()
    provider.person["email"] = "moved@test.example"

    sign_in(client)

    assert Account.objects.count() == 1
    assert signed_in(client)


def test_unconfirmed_address_needs_the_code_first(client, provider):
    provider.person["email_verified"] = False

    sign_in(client)

    assert not signed_in(client)
    assert mail.outbox[0].to == ["provided@test.example"]


def test_known_address_is_not_taken_over(client, provider):
    known = make_account("provided@test.example")

    sign_in(client)

    assert not signed_in(client)
    assert not SocialAccount.objects.exists()
    assert Account.objects.get() == known


def test_signed_in_person_connects_the_other_house_and_disconnects_it(client, provider):
    known = make_account("known@test.example", password="a sentence is easier to remember")
    facts = {"login": known.email, "password": "a sentence is easier to remember"}
    client.post(reverse("account_login"), facts)

    page = sign_in(client, process="connect")
    assert SocialAccount.objects.get().user == known
    assert "Test House" in page.text

    connected = {"account": SocialAccount.objects.get().pk}
    client.post(reverse("socialaccount_connections"), connected)
    assert not SocialAccount.objects.exists()


def test_last_way_to_sign_in_is_not_disconnected(client, provider):
    sign_in(client)

    client.post(reverse("socialaccount_connections"), {"account": SocialAccount.objects.get().pk})

    assert SocialAccount.objects.exists()


def test_answer_about_two_people_is_refused(client, provider):
    provider.token_claims = {"sub": "somebody-else"}

    page = sign_in(client)

    assert "did not confirm who you are" in page.text
    assert not signed_in(client)
    assert not Account.objects.exists()


def test_answer_nobody_asked_for_is_refused(client, provider):
    address = reverse("openid_connect_callback", kwargs=NAMES)

    page = client.get(address, {"code": "x", "state": "invented"})

    assert "did not confirm who you are" in page.text
    assert not signed_in(client)


def test_code_works_once(client, provider):
    address = reverse("openid_connect_login", kwargs=NAMES)
    there = client.post(f"{address}?process=login")
    _status, back = visit(there["Location"])
    provider.codes.clear()

    page = client.get(back.removeprefix("http://testserver"))

    assert "did not confirm who you are" in page.text
    assert not signed_in(client)


def test_person_who_says_no_comes_back_unharmed(client, provider):
    address = reverse("openid_connect_login", kwargs=NAMES)
    there = client.post(f"{address}?process=login")
    state = parse_flat(urlsplit(there["Location"]).query)["state"]

    address = reverse("openid_connect_callback", kwargs=NAMES)
    page = client.get(address, {"error": "access_denied", "state": state}, follow=True)

    assert "Nothing happened" in page.text


def test_house_that_does_not_answer_is_said_kindly(client, provider, settings):
    apps = settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"]
    apps[0]["settings"]["server_url"] = "http://127.0.0.1:9"

    page = client.post(reverse("openid_connect_login", kwargs=NAMES), follow=True)

    assert "did not confirm who you are" in page.text


def test_unknown_house_is_not_found(client, provider):
    address = reverse("openid_connect_login", kwargs={"provider_id": "unknown"})

    assert client.post(address).status_code == 404
