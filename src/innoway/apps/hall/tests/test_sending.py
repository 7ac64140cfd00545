"""Sending a form opens one case for each service, all or none, and never twice."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from innoway.apps.accounts.enums import DelegationRole
from innoway.apps.accounts.facade import introduce_organisation
from innoway.apps.accounts.models import Principal
from innoway.apps.accounts.tests.factories import make_account, make_delegation
from innoway.apps.cases.facade import case_view, cases_of_account
from innoway.apps.cases.models import Case
from innoway.apps.cases.operations.withdraw_case import withdraw_case
from innoway.apps.hall.errors import (
    DraftIncomplete,
    DraftSent,
    MayNotSign,
    NotFromACase,
    RatingGiven,
)
from innoway.apps.hall.models import Draft, Mandate, Provider
from innoway.apps.hall.operations.rate_provider import rate_provider
from innoway.apps.hall.operations.send_draft import send_draft
from innoway.apps.hall.queries.catalogue import catalogue
from innoway.apps.hall.queries.providers import providers
from innoway.apps.hall.queries.terms import terms_of
from innoway.apps.hall.seed import seed
from innoway.apps.hall.tests.conftest import BUNDLE, TYPED


def send(draft, account):
    return send_draft(draft_id=draft.pk, account_id=account.pk, commitment=False, at=timezone.now())


@pytest.mark.parametrize("key", list(catalogue("zhongguancun").items))
def test_every_item_becomes_terms_that_keep_the_law(key):
    item = catalogue("zhongguancun").items[key]
    terms = terms_of(item)

    assert terms.sound
    assert terms.notice_days == 5 and terms.delivery_days == 10
    assert terms.legal_basis


@pytest.mark.django_db
def test_send_draft_opens_a_case_for_each_service_and_empties_the_form(filled_in, account):
    sent = send(filled_in(), account)
    today = timezone.localdate()
    cases = {one.item_code: one for one in cases_of_account(account.pk, today)}

    assert list(cases) == list(reversed(catalogue().bundles[BUNDLE].chosen))
    assert {one.state for one in cases.values()} == {"submitted"}
    assert [one["number"] for one in sent.cases] == [cases[o["item"]].number for o in sent.cases]
    assert (sent.answers, sent.code_digest) == ({}, None)
    assert all(one["due"] > today.isoformat() for one in sent.cases)


@pytest.mark.django_db
def test_case_holds_what_its_service_asks_and_no_more(filled_in, account):
    send(filled_in(), account)
    mark = Case.objects.get(item_code="trademark-registration")

    assert set(mark.data) == {"mark", "mark-goods", "applicant-name", "applicant-email",
                              "company-name"}  # fmt: skip
    assert mark.data["mark"]["value"] == "星河"
    assert mark.data["mark"]["source"] == "typed"
    assert mark.data["mark"]["label"] == {"en": "Word or name of the mark", "zh": "商标名称"}


@pytest.mark.django_db
def test_case_page_says_in_words_what_was_asked_and_answered(filled_in, account, signed_in):
    sent = send(filled_in(), account)
    client = signed_in(account)
    registration = next(one for one in sent.cases if one["item"] == "company-registration")
    address = reverse("cases:case", args=[registration["id"]])
    english = client.get(address, headers={"Accept-Language": "en"}).content.decode()
    client.cookies.clear()
    chinese = signed_in(account).get(address, headers={"Accept-Language": "zh-hans"})

    assert "Where will the company be registered?" in english
    assert "In a centralised office area" in english
    assert "注册在哪里？" in chinese.content.decode()
    assert "集中办公区" in chinese.content.decode()


@pytest.mark.django_db
def test_send_draft_refuses_what_is_incomplete_and_opens_nothing(started, account):
    draft = started("company-name-check", account=account)

    with pytest.raises(DraftIncomplete) as refused:
        send(draft, account)
    assert "company-name" in refused.value.facts["fields"]
    assert Case.objects.count() == 0


@pytest.mark.django_db
def test_send_draft_for_a_firm_needs_who_may_sign(filled_in, organisation, account):
    introduce_organisation(organisation.pk, organisation.name)
    principal = Principal.objects.get(pk=organisation.pk)
    make_delegation(account, principal, role=DelegationRole.PREPARER)
    approver = make_account("approver@test.example")
    make_delegation(approver, principal, role=DelegationRole.APPROVER)
    draft = filled_in("company-name-check", account=account, organisation_id=organisation.pk)

    with pytest.raises(MayNotSign):
        send(draft, account)
    assert Case.objects.count() == 0
    sent = send(draft, approver)
    assert case_view(sent.cases[0]["id"], timezone.localdate()).organisation_id == organisation.pk


@pytest.mark.django_db(transaction=True)
def test_send_draft_pressed_by_four_at_once_opens_nothing_twice(filled_in, account):
    draft = filled_in()

    def press(_):
        try:
            return len(send(draft, account).cases)
        except DraftSent:
            return 0
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        opened = sorted(pool.map(press, range(4)))

    assert opened == [0, 0, 0, len(catalogue().bundles[BUNDLE].chosen)]
    assert Case.objects.count() == opened[-1]


@pytest.mark.django_db
def test_visitor_signs_in_to_send_and_keeps_the_form(client, filled_in):
    client.post("/hall/forms/start-draft/", {"item": ["company-name-check"]})
    draft = Draft.objects.get()
    client.post(reverse("hall:save-draft", args=[draft.pk]), TYPED)
    address = reverse("hall:send-draft", args=[draft.pk])
    asked = client.post(address)
    client.force_login(
        make_account("late@test.example"), backend="django.contrib.auth.backends.ModelBackend"
    )
    sent = client.post(address, follow=True)
    page = sent.content.decode()

    assert asked.url == f"/auth/login/?next={address}"
    assert Case.objects.get().number in page
    assert client.post(address).url == reverse("hall:draft", args=[draft.pk])
    assert Case.objects.count() == 1


@pytest.mark.django_db
def test_stranger_cannot_send(filled_in, signed_in, account):
    draft = filled_in(account=account)
    stranger = signed_in(make_account("stranger@test.example"))

    assert stranger.post(reverse("hall:send-draft", args=[draft.pk])).status_code == 404
    assert Case.objects.count() == 0


@pytest.mark.django_db
def test_incomplete_form_is_shown_with_what_is_missing(client):
    client.post("/hall/forms/start-draft/", {"item": ["company-name-check"]})
    answer = client.get(reverse("hall:send-draft", args=[Draft.objects.get().pk]))

    assert answer.status_code == 422
    assert answer.content.decode().count("Please fill this in.") >= 4


@pytest.mark.django_db
def test_rating_of_a_provider_needs_a_closed_case_that_names_it(filled_in, account, signed_in):
    seed()
    provider = Provider.objects.first()
    sent = send(filled_in("company-name-check", account=account, provider_id=provider.pk), account)
    case_id = sent.cases[0]["id"]
    facts = {"provider_id": provider.pk, "case_id": case_id, "account_id": account.pk, "level": 4,
             "comment": "", "at": timezone.now()}  # fmt: skip
    page = f"/hall/providers/{provider.pk}/rate-provider/"
    client = signed_in(account)

    assert Mandate.objects.get().case_id == case_id
    assert client.get(page).status_code == 404
    with pytest.raises(NotFromACase):
        rate_provider(**facts)
    withdraw_case(case_id=case_id, actor=account, at=timezone.now(), reason="not needed")
    with pytest.raises(NotFromACase):
        rate_provider(**facts | {"account_id": make_account("other@test.example").pk})
    with pytest.raises(NotFromACase):
        rate_provider(**facts | {"provider_id": Provider.objects.last().pk})
    assert client.post(page, {"case": case_id, "level": 5, "comment": "quick"}).status_code == 302
    with pytest.raises(RatingGiven):
        rate_provider(**facts)
    assert [(one.mean, one.count) for one in providers() if one.count] == [(5.0, 1)]


@pytest.mark.django_db
def test_measured_times_stand_beside_the_promise(filled_in, account, client):
    for _ in range(10):
        send(filled_in("trademark-registration"), account)
    for days, case in enumerate(Case.objects.order_by("pk"), start=1):
        Case.objects.filter(pk=case.pk).update(decided_after=days)
    half = "half within 6, nine in ten within 9 working days (10 cases)"
    answer = client.get("/api/hall/ask", {"q": "trademark"}).json()["found"]

    assert half in client.get("/hall/", {"q": "trademark"}).content.decode()
    assert half in client.get("/hall/services/trademark-registration/").content.decode()
    assert "not measured yet" in client.get("/hall/services/patent-filing/").content.decode()
    assert {one["key"]: one["measured"] for one in answer}["trademark-registration"] == {
        "p50": 6, "p90": 9, "count": 10,
    }  # fmt: skip
