"""The shell around every page: languages, colours, errors, menus."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import BadRequest, PermissionDenied
from django.template.response import SimpleTemplateResponse
from django.test import Client, RequestFactory
from django.utils import translation
from lxml import html

from innoway.foundation.web.context import menu_links, style_sheets
from innoway.foundation.web.views import errors


@pytest.fixture
def client():
    return Client(headers={"Accept-Language": "en"})


def page(response):
    return html.fromstring(response.content.decode())


def test_choose_language_returns_to_the_page_with_its_query(client):
    answer = client.post(
        "/preferences/language", {"language": "zh-hans", "next": "/styleguide/?a=1"}
    )

    assert (answer.status_code, answer["Location"]) == (302, "/styleguide/?a=1")
    assert page(client.get("/styleguide/")).get("lang") == "zh-Hans"


@pytest.mark.parametrize("header,tag", [("zh-CN,zh;q=0.9", "zh-Hans"), ("fr", "en"), ("", "en")])
def test_language_follows_the_browser_until_chosen(header, tag):
    answer = Client(headers={"Accept-Language": header}).get("/accessibility/")

    assert page(answer).get("lang") == tag


def test_choose_language_refuses_what_the_district_does_not_speak(client):
    answer = client.post("/preferences/language", {"language": "xx", "next": "/"})

    assert "language" not in answer.cookies


@pytest.mark.parametrize("following", ["https://evil.example/", "//evil.example", "javascript:0"])
def test_choice_never_leads_to_another_site(client, following):
    answer = client.post("/preferences/theme", {"theme": "dark", "next": following})

    assert answer["Location"] == "/"


def test_choose_theme_is_kept_and_can_be_given_back_to_the_device(client):
    client.post("/preferences/theme", {"theme": "dark"})
    dark = page(client.get("/accessibility/"))
    client.post("/preferences/theme", {"theme": ""})
    device = page(client.get("/accessibility/"))

    assert dark.get("data-theme") == "dark"
    assert device.get("data-theme") is None
    assert device.xpath("//link[contains(@href, 'dark')]/@media") == [
        "screen and (prefers-color-scheme: dark)"
    ]
    assert dark.xpath("//link[contains(@href, 'dark')]/@media") == ["screen"]


@pytest.mark.parametrize(
    "theme,names",
    [
        ("light", ["tokens", "ground", "shell", "controls", "content", "print"]),
        ("dark", ["tokens", "dark", "ground", "shell", "controls", "content", "print"]),
    ],
)
def test_style_sheets_of_a_chosen_theme(theme, names):
    sheets = style_sheets(theme)

    assert [s.href.rsplit("/", 1)[1].split(".")[0] for s in sheets] == names


def test_a_visitor_gets_no_cookie_before_choosing(client):
    answer = client.get("/accessibility/")

    assert not answer.cookies


@pytest.mark.parametrize("language", ["en", "zh-hans"])
@pytest.mark.parametrize(
    "view,code",
    [
        (lambda r: errors.bad_request(r, BadRequest()), 400),
        (lambda r: errors.permission_denied(r, PermissionDenied()), 403),
        (lambda r: errors.csrf_failure(r), 403),
        (lambda r: errors.page_not_found(r), 404),
        (lambda r: errors.too_many_requests(r), 429),
        (lambda r: errors.server_error(r), 500),
    ],
    ids=["400", "403", "form-expired", "404", "429", "500"],
)
def test_error_page_says_what_to_do(view, code, language):
    request = RequestFactory().get("/x?y=1")
    request.user = AnonymousUser()

    with translation.override(language):
        answer = view(request)
    found = page(answer)

    assert answer.status_code == code
    assert found.xpath("//span[@class='plate']/text()") == [str(code)]
    assert found.xpath("//main//h1") and found.xpath("//main//p[@class='lead']")
    assert found.xpath("//main//a[@href='/']")


def test_server_error_answers_even_when_the_shell_is_broken(monkeypatch):
    def broken(*args, **kwargs):
        raise RuntimeError("no template today")

    monkeypatch.setattr(errors, "render", broken)

    answer = errors.server_error(RequestFactory().get("/"))

    assert answer.status_code == 500
    assert "系统出错" in answer.content.decode()


def test_old_form_token_gets_our_page():
    answer = Client(enforce_csrf_checks=True).post("/auth/login/", {})

    assert answer.status_code == 403
    assert page(answer).xpath("//span[@class='plate']")


def test_unknown_address_gets_our_page(client):
    answer = client.get("/no/such/page")

    assert answer.status_code == 404
    assert page(answer).xpath("//main//form[@role='search']")


def test_one_entry_of_the_menu_is_where_the_reader_is():
    current = [
        link.href for link in menu_links("/cases/desk/", signed_in=True, staff=True) if link.current
    ]

    assert current == ["/cases/desk/"]
    assert [link for link in menu_links("/", signed_in=True, staff=True) if link.current] == []


def test_message_is_read_out_and_can_be_closed(client):
    found = page(client.get("/styleguide/?toast=1"))

    assert found.xpath(
        "//div[@class='toasts'][@role='status'][@aria-live='polite']//button/@aria-label"
    )


def test_simple_responses_need_no_request():
    answer = SimpleTemplateResponse("web/components/empty.html", {"heading": "Nothing"}).render()

    assert "Nothing" in answer.content.decode()
