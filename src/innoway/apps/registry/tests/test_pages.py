"""Every page for every kind of reader, in both languages, under a literal number of queries."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from innoway.apps.accounts.enums import StaffRole
from innoway.apps.accounts.facade import introduce_organisation
from innoway.apps.accounts.models import Principal
from innoway.apps.accounts.tests.factories import make_account, make_delegation
from innoway.apps.registry.calculations.provenance import NewName
from innoway.apps.registry.models import Organisation, RegisterImport
from innoway.apps.registry.operations.check_import import check_import
from innoway.apps.registry.operations.record_person import record_person
from innoway.apps.registry.operations.record_recognition import record_recognition
from innoway.apps.registry.operations.register_organisation import register_organisation
from innoway.apps.registry.operations.upload_import import upload_import
from innoway.apps.registry.rules import HOUSE
from innoway.apps.registry.tests.conftest import TODAY
from innoway.apps.registry.web.views.forms import FORMS

pytestmark = pytest.mark.django_db


@pytest.fixture
def readers(organisation):
    """A visitor, a signed-in stranger, the organisation's owner, a steward, an administrator."""
    accounts = {
        "stranger": make_account(), "owner": make_account(),
        "clerk": make_account(staff=StaffRole.WINDOW_CLERK),
        "steward": make_account(staff=StaffRole.STEWARD),
        "administrator": make_account(staff=StaffRole.ADMINISTRATOR),
    }  # fmt: skip
    introduce_organisation(organisation.pk, organisation.name)
    make_delegation(accounts["owner"], Principal.objects.get(pk=organisation.pk))
    clients = {"visitor": Client()}
    for name, account in accounts.items():
        clients[name] = Client()
        clients[name].force_login(account, backend="django.contrib.auth.backends.ModelBackend")
    return clients


@pytest.fixture
def things(organisation, provenance):
    """One entry of each kind that forms are about."""
    recognition = record_recognition(
        actor=HOUSE, organisation=organisation, kind="gazelle", start=TODAY,
        provenance=provenance,
    )  # fmt: skip
    person = record_person(actor=HOUSE, name="Li Lei", provenance=provenance)
    return {
        "organisation": organisation.pk, "recognition": recognition.pk, "person": person.pk,
        "identifier": organisation.identifiers.get().pk, None: None,
    }  # fmt: skip


OWNERS = {
    "rename-organisation", "add-name", "edit-organisation", "add-identifier",
    "classify-organisation", "measure-organisation", "state-size", "record-post",
}  # fmt: skip


@pytest.mark.parametrize("phrase", FORMS)
def test_form_access_matrix(readers, things, phrase):
    kind = FORMS[phrase][1]
    url = reverse(f"registry:{phrase}", args=[things[kind]] if kind else [])

    answers = {name: client.get(url).status_code for name, client in readers.items()}

    assert answers == {
        "visitor": 302, "stranger": 403, "clerk": 403,
        "owner": 200 if phrase in OWNERS else 403, "steward": 200, "administrator": 200,
    }  # fmt: skip


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_public_pages_are_open_to_everybody(readers, things, language):
    names = ["register", "people", "places", "register-table"]
    urls = [reverse(f"registry:{name}") for name in names]
    urls += [
        reverse("registry:organisation", args=[things["organisation"]]),
        reverse("registry:organisation-history", args=[things["organisation"]]),
        reverse("registry:person", args=[things["person"]]),
    ]

    for url in urls:
        for client in readers.values():
            answer = client.get(url, headers={"accept-language": language})
            assert answer.status_code == 200, url


def test_import_pages_are_for_stewards(readers):
    for name, client in readers.items():
        expected = {"visitor": 302, "steward": 200, "administrator": 200}.get(name, 403)
        assert client.get(reverse("registry:imports")).status_code == expected


@pytest.mark.parametrize("count", [1, 3])
def test_register_asks_the_same_questions_for_any_length(
    db, client, provenance, count, django_assert_num_queries
):
    for number in range(count):
        register_organisation(
            actor=HOUSE, names=[NewName(f"Firm {number}", "en")], provenance=provenance
        )

    with django_assert_num_queries(3):
        answer = client.get(reverse("registry:register"))

    assert answer.content.decode().count("<h2><a href") == count


@pytest.mark.parametrize("count", [1, 3])
def test_people_asks_the_same_questions_for_any_length(
    db, client, provenance, count, django_assert_num_queries
):
    for number in range(count):
        record_person(actor=HOUSE, name=f"Person {number}", provenance=provenance)

    with django_assert_num_queries(2):
        client.get(reverse("registry:people"))


@pytest.mark.parametrize("count", [1, 3])
def test_organisation_asks_the_same_questions_for_any_number_of_facts(
    organisation, client, provenance, count, django_assert_num_queries
):
    for number in range(count):
        record_recognition(
            actor=HOUSE, organisation=organisation, kind="other", body=f"Body {number}",
            start=TODAY, provenance=provenance,
        )  # fmt: skip

    with django_assert_num_queries(7):
        client.get(reverse("registry:organisation", args=[organisation.pk]))


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("text=baidu", True), ("text=百度", True), ("text=BAID", True), ("text=zzz", False),
        ("text=9111 0000 6000 3734 1L", True), ("text=91110000", True),
        ("text=%00", True), ("kind=enterprise", True), ("kind=fund", False),
        ("kind=nonsense", True), ("country=cn", True), ("identified=no", False),
        ("recognition=gazelle", False), ("cursor=garbage", True), ("text=%25%5F", False),
    ],
)  # fmt: skip
def test_register_finds_by_any_name_number_and_filter(organisation, client, query, found):
    answer = client.get(f"{reverse('registry:register')}?{query}")

    assert answer.status_code == 200
    assert ("Baidu" in answer.content.decode()) is found


def test_register_pages_forwards_and_back(db, client, provenance, monkeypatch):
    monkeypatch.setattr("innoway.apps.registry.web.views.register.SIZE", 2)
    for name in ("Alpha", "百度", "Gamma", "Delta", "Epsilon"):
        register_organisation(actor=HOUSE, names=[NewName(name, "en")], provenance=provenance)
    seen, cursor = [], ""
    while True:
        page = client.get(reverse("registry:register"), {"cursor": cursor}).context["page"]
        seen.append([o.name for o in page.items])
        if not page.after:
            break
        cursor = page.after
    back = client.get(reverse("registry:register"), {"cursor": page.before}).context["page"]

    assert seen == [["Alpha", "百度"], ["Delta", "Epsilon"], ["Gamma"]]
    assert [o.name for o in back.items] == ["Delta", "Epsilon"]


def test_register_table_can_be_imported_again_without_a_change(readers, organisation):
    answer = readers["visitor"].get(reverse("registry:register-table"))
    content = b"".join(answer.streaming_content)
    upload = upload_import(actor=HOUSE, content=content, file_name="r.csv", source="s")
    RegisterImport.objects.filter(pk=upload.pk).update(state="checking")

    assert check_import(register_import=upload).counts == {"same": 1}


def test_a_steward_registers_and_mends_mistakes_on_the_form(readers):
    url = reverse("registry:register-organisation")
    facts = {
        "name_en": "New Firm", "kind": "enterprise", "country": "Atlantis", "source": "letter",
        "retrieved_on": "2026-11-23", "confidence": "O", "scheme": "cn:uscc",
        "value": "91110000600037341K",
    }  # fmt: skip
    wrong = readers["steward"].post(url, facts)
    unsound = readers["steward"].post(url, {**facts, "country": "China"})
    right = readers["steward"].post(
        url, {**facts, "country": "China", "scheme": "int:lei", "value": "213800KUD8LAJWSQ9D15"}
    )
    made = Organisation.objects.get(name="New Firm")

    assert (wrong.status_code, unsound.status_code) == (422, 422)
    assert "ask for “L”" in unsound.content.decode()
    assert right.url == reverse("registry:organisation", args=[made.pk])
    assert made.country == "CN"


def test_reveal_contact_is_never_cached(readers, things):
    url = reverse("registry:reveal-contact", args=[things["person"]])
    answer = readers["steward"].post(url, {"purpose": "invite"})

    assert answer["Cache-Control"] == "no-store"
    assert readers["owner"].get(url).status_code == 403


def test_an_import_through_the_pages(readers, organisation, provenance):
    steward = readers["steward"]
    text = "name,信用代码,website\nBaidu,91110000600037341L,www.baidu.com\nBad,123,\nNew,,\n"
    file = SimpleUploadedFile("firms.csv", text.encode("gb18030"))
    sent = steward.post(reverse("registry:upload-import"), {"file": file, "source": "list"})
    found = RegisterImport.objects.get()
    page = reverse("registry:register-import", args=[found.pk])
    matching = steward.get(page).content.decode()
    columns = {"column-0": "name_en", "column-1": "id:cn:uscc", "column-2": "website"}
    steward.post(reverse("registry:match-columns", args=[found.pk]), columns)
    working = steward.get(page).content.decode()
    bar = steward.get(page, headers={"HX-Request": "true"})
    check_import(register_import=found)
    next_step = steward.get(page, headers={"HX-Request": "true"})
    looking = steward.get(page).content.decode()
    refused = steward.get(page, {"verdict": "refuse"}).content.decode()
    download = b"".join(
        steward.get(reverse("registry:import-rows", args=[found.pk])).streaming_content
    ).decode()
    steward.post(reverse("registry:confirm-import", args=[found.pk]))
    found.refresh_from_db()

    assert sent.url == page
    assert "91110000600037341L" in matching
    assert "progress" in working
    assert b"progress" in bar.content and b"<html" not in bar.content
    assert next_step["HX-Refresh"] == "true"
    assert "https://www.baidu.com" in looking and "Write 2 rows" in looking
    assert "It has 3 characters; it should have 18." in refused
    assert "It has 3 characters" in download
    assert found.state == "applying"
    organisation.refresh_from_db()
    assert organisation.website == ""


@pytest.mark.parametrize(
    ("content", "message"),
    [(b"\x89PNG\r\n\x1a\n" + b"\x00" * 60, "image/png"), (b"", "empty"), (b"a,A\n1,2\n", "headed")],
)  # fmt: skip
def test_upload_import_says_what_is_wrong_with_the_file(readers, content, message):
    file = SimpleUploadedFile("firms.xlsx", content)
    answer = readers["steward"].post(
        reverse("registry:upload-import"), {"file": file, "source": "list"}
    )

    assert answer.status_code == 422
    assert message in answer.content.decode()


def test_missing_entries_are_not_found(readers):
    for name in ("organisation", "organisation-history", "person", "place", "edit-organisation"):
        url = reverse(f"registry:{name}", args=[999_999])
        assert readers["steward"].get(url).status_code == 404
