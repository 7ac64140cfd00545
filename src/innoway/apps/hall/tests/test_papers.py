"""Papers of a form: asked once, into every case that needs them, used again only by consent."""

import base64
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from innoway.apps.accounts.enums import StaffRole
from innoway.apps.accounts.tests.factories import make_account
from innoway.apps.cases.models import Case
from innoway.apps.documents.errors import DocumentMissing
from innoway.apps.documents.facade import (
    Owner,
    attach,
    attached_to,
    documents_of,
    may_read,
    store_document,
)
from innoway.apps.hall.calculations.paper_list import list_papers, state_of
from innoway.apps.hall.enums import MaterialNeed, PaperState
from innoway.apps.hall.errors import PaperNotAsked, ReuseNotAgreed
from innoway.apps.hall.models import Draft
from innoway.apps.hall.operations.choose_papers import choose_papers
from innoway.apps.hall.operations.save_draft import save_draft
from innoway.apps.hall.operations.send_draft import send_draft
from innoway.apps.hall.queries.catalogue import catalogue
from innoway.apps.hall.queries.draft import open_form
from innoway.apps.hall.tests.conftest import NOW
from innoway.foundation.rest.keys import issue_key

pytestmark = pytest.mark.django_db
PICTURE = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
AGREEMENT = "contract-entry-agreement-with-the-operator"
ARTICLES = "articles-articles-of-association-signed-by-all-founders"


@pytest.fixture(autouse=True)
def shelf(settings, tmp_path):
    """Keep the files of a test in its own folder."""
    settings.MEDIA_ROOT = tmp_path / "files"


@pytest.fixture
def stored():
    """Return a function that uploads a contract of somebody."""

    def store(person):
        return store_document(
            owner=Owner(account_id=person.pk), kind="contract", name="lease.png",
            stream=BytesIO(PICTURE), account_id=person.pk, at=timezone.now(), title="Lease",
        ).id  # fmt: skip

    return store


def choose(draft, person, chosen, *, consent=False):
    return choose_papers(draft_id=draft.pk, account_id=person.pk, chosen=chosen, consent=consent,
                         at=timezone.now())  # fmt: skip


def send(draft, person):
    return send_draft(draft_id=draft.pk, account_id=person.pk, commitment=False, at=timezone.now())


def of_case(item):
    return [one.id for one in attached_to(("cases", str(Case.objects.get(item_code=item).pk)))]


def test_same_paper_of_two_services_is_asked_once_and_stricter():
    known = catalogue().items
    both = [known["zgc-high-tech-certificate"], known["foreign-debt-registration"]]
    (report,) = [one for one in list_papers(both) if one.material.kind == "accounts"]

    assert [item.key for item in report.items] == [item.key for item in both]
    assert [one.state for one in list_papers(both[:1]) if one.key == report.key] == ["later"]
    assert report.state == PaperState.MISSING


@pytest.mark.parametrize("item", catalogue("zhongguancun").items.values(), ids=lambda one: one.key)
def test_tolerance_and_promise_need_the_item_to_take_them(item):
    states = {paper: state_of(item, paper) for paper in item.materials}

    for paper, state in states.items():
        if state == PaperState.LATER:
            assert item.tolerates_missing and paper.need == MaterialNeed.TOLERATED
        if state == PaperState.PROMISE:
            assert item.commitment and paper.need == MaterialNeed.COMMITMENT


def test_upload_in_the_form_goes_with_the_case_and_is_read_by_whoever_sees_it(
    filled_in, account, signed_in
):
    clerk = make_account("clerk@test.example", staff=StaffRole.WINDOW_CLERK)
    stranger = make_account("stranger@test.example")
    draft = filled_in(account=account)
    client = signed_in(account)
    before = client.get(reverse("hall:send-draft", args=[draft.pk])).content.decode()
    answer = client.post(
        reverse("hall:choose-papers", args=[draft.pk]),
        {f"file-{AGREEMENT}": SimpleUploadedFile("lease.png", PICTURE)}, follow=True,
    )  # fmt: skip
    (document,) = documents_of(Owner(account_id=account.pk))
    client.post(reverse("hall:send-draft", args=[draft.pk]))

    assert "goes with this form" not in before and "missing" in before
    assert "goes with this form" in answer.content.decode()
    assert document.kind == "contract"
    assert of_case("office-area-address") == [document.id]
    assert of_case("company-registration") == []
    assert Case.objects.get(item_code="office-area-address").document_ids == [document.id]
    assert may_read(document.id, clerk.pk, timezone.now())
    assert not may_read(document.id, stranger.pk, timezone.now())
    assert Draft.objects.get().papers == {}


def test_refused_file_is_told_beside_its_paper_and_the_good_one_stays(
    filled_in, account, signed_in
):
    draft = filled_in(account=account)
    answer = signed_in(account).post(
        reverse("hall:choose-papers", args=[draft.pk]),
        {
            f"file-{AGREEMENT}": SimpleUploadedFile("lease.png", PICTURE),
            f"file-{ARTICLES}": SimpleUploadedFile("articles.pdf", b"MZ" + b"\0" * 100),
        },
    )  # fmt: skip
    (document,) = documents_of(Owner(account_id=account.pk))
    page = answer.content.decode()

    assert answer.status_code == 422
    assert page.count('class="field invalid"') == 1
    assert f'<option value="{document.id}" selected>' in page
    assert Draft.objects.get().papers[AGREEMENT]["document"] == document.id


def test_paper_in_two_cases_of_one_form_is_uploaded_once(filled_in, account, stored):
    draft, number = filled_in("zgc-high-tech-certificate", "foreign-debt-registration",
                              account=account), stored(account)  # fmt: skip
    (report,) = [
        one.key
        for one in list_papers(catalogue().items[key] for key in draft.items)
        if one.material.kind == "accounts"
    ]
    choose(draft, account, {report: number})
    fill_up(draft)
    send(draft, account)

    assert of_case("zgc-high-tech-certificate") == of_case("foreign-debt-registration") == [number]


def fill_up(draft):
    """Answer what is still missing, each by its kind."""
    said = {"uscc": "91110000600037341L", "date": "2027-01-04", "email": "a@test.example"}
    form = open_form(draft.pk)
    fields = [one.field for one in form.asked if one.field.key in form.faults]
    typed = {
        one.key: next(iter(one.choices)) if one.choices else said.get(one.kind, str(one.lowest or 1))
        for one in fields
    }  # fmt: skip
    save_draft(draft_id=draft.pk, catalogue=catalogue(), typed=typed, provider_id=None, at=NOW)


def test_earlier_paper_is_used_again_only_by_consent(filled_in, account, stored):
    number = stored(account)
    attach([number], ("cases", "0"), at=timezone.now())
    draft = filled_in("office-area-address", account=account)

    with pytest.raises(ReuseNotAgreed):
        choose(draft, account, {AGREEMENT: number})
    choose(draft, account, {AGREEMENT: number}, consent=True)
    choose(draft, account, {AGREEMENT: number})
    send(draft, account)

    assert of_case("office-area-address") == [number]


def test_paper_that_another_case_got_meanwhile_is_not_used_without_consent(
    filled_in, account, stored
):
    number, draft = stored(account), filled_in("office-area-address", account=account)
    choose(draft, account, {AGREEMENT: number})
    attach([number], ("cases", "0"), at=timezone.now())

    with pytest.raises(ReuseNotAgreed):
        send(draft, account)
    assert Case.objects.count() == 0


def test_choice_of_what_is_not_asked_or_somebody_elses_is_refused(filled_in, account, stored):
    draft = filled_in("office-area-address", account=account)
    other = stored(make_account("other@test.example"))

    with pytest.raises(DocumentMissing):
        choose(draft, account, {AGREEMENT: other})
    with pytest.raises(PaperNotAsked):
        choose(draft, account, {ARTICLES: stored(account)})
    assert Draft.objects.get().papers == {}


def test_who_opened_the_form_by_code_sees_no_papers_of_its_owner(
    filled_in, account, stored, signed_in
):
    draft = filled_in("office-area-address", account=account)
    choose(draft, account, {AGREEMENT: stored(account)})
    helper = make_account("helper@test.example")
    client = signed_in(helper)
    session = client.session
    session["hall_drafts"] = [str(draft.pk)]
    session.save()
    page = client.get(reverse("hall:choose-papers", args=[draft.pk])).content.decode()
    send(draft, helper)

    assert "Lease" not in page
    assert of_case("office-area-address") == []


def test_papers_of_a_form_are_hidden_from_strangers(started, account, signed_in, client):
    draft = started("office-area-address", account=account)
    address = reverse("hall:choose-papers", args=[draft.pk])
    stranger = signed_in(make_account("stranger@test.example"))

    assert client.get(address).status_code == 404
    assert stranger.get(address).status_code == 404
    assert stranger.post(address).status_code == 404


def test_papers_are_chosen_and_listed_by_the_api(started, account, stored, client):
    draft, number = started("office-area-address", account=account, at=NOW), stored(account)
    key = issue_key(account_id=account.pk, name="k", scopes=["read", "write"], days=1,
                    now=timezone.now())[1]  # fmt: skip
    answer = client.post(
        f"/api/hall/drafts/{draft.pk}/choose-papers", {"papers": {AGREEMENT: number}},
        content_type="application/json", headers={"X-API-Key": key},
    )  # fmt: skip
    papers = {one["key"]: one for one in answer.json()["papers"]}

    assert papers[AGREEMENT]["state"] == "here" and papers[AGREEMENT]["document"] == number
    assert {one["state"] for one in papers.values() if not one["to_bring"]} <= {"made", "fetched"}
