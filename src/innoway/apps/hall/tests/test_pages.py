"""Every page of the hall for visitors and their forms, in both languages."""

import re
import uuid
from html import unescape

import pytest
import time_machine
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from innoway.apps.accounts.enums import StaffRole
from innoway.apps.accounts.facade import introduce_organisation
from innoway.apps.accounts.models import Principal
from innoway.apps.accounts.tests.factories import make_account, make_delegation
from innoway.apps.hall.calculations.resume_code import resume_code
from innoway.apps.hall.models import Draft
from innoway.apps.hall.queries.catalogue import catalogue
from innoway.apps.hall.queries.draft import draft_rules
from innoway.apps.hall.tests.conftest import NOW
from innoway.foundation.rest.keys import issue_key

pytestmark = pytest.mark.django_db
LANGUAGES = [("en", "What do you want to do?"), ("zh-hans", "您要办什么事？")]


@pytest.fixture
def one_minute():
    """Stop the clock, so that no test runs over the end of a counted minute."""
    with time_machine.travel(NOW, tick=False):
        yield


def code_of(draft):
    return resume_code(settings.SECRET_KEY, str(draft.pk), draft.nonce)


@pytest.mark.parametrize(("language", "heading"), LANGUAGES)
def test_ask_greets_and_answers(client, language, heading):
    page = client.get("/hall/", headers={"Accept-Language": language}).content.decode()
    answer = client.get("/hall/", {"q": "trademark 商标"}, headers={"Accept-Language": language})

    assert heading in page
    assert "/hall/services/trademark-registration/" in answer.content.decode()


def test_ask_kindly_sends_who_asks_something_else_to_a_person(client):
    page = client.get("/hall/", {"q": "cook rice with saffron"}).content.decode()

    assert "No service fits these words" in page
    assert "12345" in page


def test_ask_shows_what_was_typed_as_text(client):
    page = client.get("/hall/", {"q": "<script>alert(1)</script>\0"}).content.decode()

    assert "<script>alert(1)" not in page


@pytest.mark.parametrize("language", ["en", "zh-hans"])
@pytest.mark.parametrize("kind", ["items", "bundles"])
def test_every_guide_and_plan_opens(client, kind, language):
    name = {"items": "hall:item", "bundles": "hall:bundle"}[kind]

    for key, thing in getattr(catalogue(), kind).items():
        page = client.get(reverse(name, args=[key]), headers={"Accept-Language": language})

        assert page.status_code == 200
        assert thing.name.said_in(language) in unescape(page.content.decode())


@pytest.mark.parametrize("path", ["services/nothing/", "plans/nothing/", "providers/1/"])
def test_what_is_not_there_is_not_found(client, path):
    assert client.get(f"/hall/{path}").status_code == 404


def test_catalogue_narrows_by_window_and_audience(client):
    page = client.get("/hall/services/", {"window": "hr", "audience": "overseas"}).content.decode()

    assert "/hall/services/foreigner-work-permit/" in page
    assert "/hall/services/job-posting/" not in page


def test_guide_marks_what_nobody_has_checked(client):
    page = client.get("/hall/services/software-copyright/").content.decode()

    assert "unverified" in page


def start(client, *items, bundle=""):
    answer = client.post("/hall/forms/start-draft/", {"item": items, "bundle": bundle})
    return Draft.objects.get(), answer


def test_visitor_starts_saves_and_comes_back_without_an_account(client):
    draft, answer = start(client, "company-name-check", "trademark-registration")
    page = client.get(answer.url).content.decode()
    client.post(reverse("hall:save-draft", args=[draft.pk]), {"mark": "星河", "unasked": "x"})

    draft.refresh_from_db()
    assert page.count('name="applicant-name"') == 1
    assert draft.answers["mark"]["value"] == "星河"
    assert "unasked" not in draft.answers


def test_autosave_answers_a_script_with_the_time(client):
    draft, _ = start(client, "company-name-check")
    answer = client.post(
        reverse("hall:save-draft", args=[draft.pk]), {"company-name": "星河"},
        headers={"HX-Request": "true"},
    )  # fmt: skip

    assert re.search(r"Saved at \d\d:\d\d:\d\d", answer.content.decode())


def test_form_of_whoever_acts_for_a_firm_is_filled_in_from_the_register(
    organisation, account, signed_in
):
    introduce_organisation(organisation.pk, organisation.name)
    make_delegation(account, Principal.objects.get(pk=organisation.pk))
    client = signed_in(account)
    session = client.session
    session["acting_for"] = organisation.pk
    session.save()
    draft, answer = start(client, "company-change")
    page = client.get(answer.url).content.decode()

    assert draft.organisation_id == organisation.pk
    assert 'value="91110000600037341L"' in page
    assert page.count("from the register") == 2
    assert page.count("from your account") == 1


@pytest.mark.parametrize("page", ["draft", "save-draft", "delete-draft", "send-draft"])
@pytest.mark.parametrize("who", ["visitor", "stranger"])
def test_a_form_of_somebody_else_is_not_found(started, signed_in, who, page):
    draft = started(account=make_account("owner@test.example"))
    client = Client() if who == "visitor" else signed_in(make_account("stranger@test.example"))
    address = reverse(f"hall:{page}", args=[draft.pk])

    assert (
        client.post(address) if page == "save-draft" else client.get(address)
    ).status_code == 404
    assert client.post(reverse("hall:delete-draft", args=[draft.pk])).status_code == 404
    assert client.get(reverse("hall:draft", args=[uuid.uuid4()])).status_code == 404
    assert Draft.objects.count() == 1


@pytest.mark.parametrize("role", StaffRole.values)
def test_staff_see_no_form_before_it_is_sent(started, signed_in, role):
    draft = started(account=make_account("owner@test.example"))
    person = make_account(f"{role}@test.example", staff=role)
    client = signed_in(person)
    key = issue_key(account_id=person.pk, name="k", scopes=["read", "write"], days=1,
                    now=timezone.now())[1]  # fmt: skip
    headers = {"X-API-Key": key}
    answers = [
        client.get(reverse("hall:draft", args=[draft.pk])),
        client.get(reverse("hall:send-draft", args=[draft.pk])),
        client.post(reverse("hall:save-draft", args=[draft.pk]), {"company-name": "x"}),
        client.post(reverse("hall:delete-draft", args=[draft.pk])),
        Client().get(f"/api/hall/drafts/{draft.pk}", headers=headers),
        Client().delete(f"/api/hall/drafts/{draft.pk}", headers=headers),
        Client().post(f"/api/hall/drafts/{draft.pk}/send-draft", {"commitment": False},
                      content_type="application/json", headers=headers),
    ]  # fmt: skip

    assert {answer.status_code for answer in answers} == {404}
    assert str(draft.pk) not in client.get("/hall/forms/").content.decode()
    assert Client().get("/api/hall/drafts", headers=headers).json() == []


def test_own_form_opens_on_any_device_of_the_account(started, signed_in, account):
    draft = started(account=account)
    client = signed_in(account)

    assert client.get(reverse("hall:draft", args=[draft.pk])).status_code == 200
    assert str(draft.pk) in client.get("/hall/forms/").content.decode()


@pytest.mark.parametrize("typing", [str, str.lower, lambda code: f" {code.replace('-', '')} "])
def test_code_opens_the_form_on_another_device(started, client, typing):
    draft = started()
    answer = client.post("/hall/forms/resume-draft/", {"code": typing(code_of(draft))})

    assert answer.url == reverse("hall:draft", args=[draft.pk])
    assert client.get(answer.url).status_code == 200


@pytest.mark.parametrize("code", ["", "short", "AAAA-BBBB-CCCC", "\0", "é" * 12])
def test_wrong_code_is_refused_kindly(client, started, code):
    started()
    answer = client.post("/hall/forms/resume-draft/", {"code": code})

    assert answer.status_code == 422
    assert "Check the twelve characters" in answer.content.decode()


def test_codes_cannot_be_tried_for_long(client, started, one_minute):
    draft = started()
    for _ in range(draft_rules().codes_a_minute):
        client.post("/hall/forms/resume-draft/", {"code": "AAAA-BBBB-CCCC"})
    answer = client.post("/hall/forms/resume-draft/", {"code": code_of(draft)})

    assert answer.status_code == 429


def test_forms_cannot_be_started_for_long(client, one_minute):
    for _ in range(draft_rules().starts_a_minute):
        client.post("/hall/forms/start-draft/", {"item": ["company-name-check"]})
    answer = client.post("/hall/forms/start-draft/", {"item": ["company-name-check"]})

    assert answer.status_code == 429
    assert "Wait a minute" in answer.content.decode()
    assert Draft.objects.count() == draft_rules().starts_a_minute


def test_saving_is_counted_by_form_not_by_address(client, one_minute):
    draft, _ = start(client, "company-name-check")
    address = reverse("hall:save-draft", args=[draft.pk])
    codes = {client.post(address).status_code for _ in range(draft_rules().saves_a_minute)}
    other = Client()
    other.post("/hall/forms/start-draft/", {"item": ["company-name-check"]})
    second = Draft.objects.exclude(pk=draft.pk).get()

    assert codes == {302}
    assert client.post(address).status_code == 429
    assert other.post(reverse("hall:save-draft", args=[second.pk])).status_code == 302


def test_deleted_form_is_gone_with_its_code(client):
    draft, _ = start(client, "company-name-check")
    code = code_of(draft)
    client.post(reverse("hall:delete-draft", args=[draft.pk]))

    assert Draft.objects.count() == 0
    assert client.post("/hall/forms/resume-draft/", {"code": code}).status_code == 422


def test_start_without_a_tick_leads_back(client):
    answer = client.post("/hall/forms/start-draft/", {"bundle": "start-a-company"})

    assert answer.url == "/hall/plans/start-a-company/"
    assert Draft.objects.count() == 0


def test_name_check_tells_who_bears_the_name(client, organisation):
    page = client.get(
        "/hall/name-check/",
        {"company-name": "北京星河网络有限公司"},
        headers={"HX-Request": "true"},
    ).content.decode()

    assert "bears “星河” already" in page
    assert "<html" not in page


def test_pages_of_the_hall_ask_the_database_little(client, django_assert_num_queries):
    client.get("/hall/")

    with django_assert_num_queries(0):
        client.get("/hall/services/")
    with django_assert_num_queries(1):
        client.get("/hall/name-check/", {"name": "星河"})
