"""The register's endpoints: reading, writing with a key, refusals as problem documents."""

import pytest
from django.utils import timezone

from innoway.apps.accounts.enums import StaffRole
from innoway.apps.accounts.tests.factories import make_account
from innoway.apps.registry.calculations.provenance import NewName
from innoway.apps.registry.models import Organisation
from innoway.apps.registry.operations.register_organisation import register_organisation
from innoway.apps.registry.rest.endpoints.organisations import ListQuery, organisations
from innoway.apps.registry.rest.schemas import OrganisationsOut
from innoway.apps.registry.rules import HOUSE
from innoway.foundation.rest.keys import issue_key

pytestmark = pytest.mark.django_db
URL = "/api/registry/organisations"
FACTS = {"name_en": "New Firm", "source": "letter", "retrieved_on": "2026-11-23"}
GAZELLE = {**FACTS, "kind": "gazelle", "body": "Office", "start": "2026-01-01"}


def key_of(scopes, staff=None):
    """Return the header of an account's key."""
    account = make_account(staff=staff)
    _, text = issue_key(account_id=account.pk, name="k", scopes=scopes, days=1, now=timezone.now())
    return {"X-API-Key": text}


@pytest.fixture
def steward(db):
    """Return the header of a steward's key that may write."""
    return key_of(["read", "write"], StaffRole.STEWARD)


def test_organisation_shows_every_fact_with_its_source(client, organisation):
    line = client.get(URL, {"text": "百度"}).json()["items"]
    found = client.get(f"{URL}/{organisation.pk}").json()

    assert [item["id"] for item in line] == [organisation.pk]
    assert found["identifiers"][0]["value"] == "91110000600037341L"
    assert {name["source"] for name in found["names"]} == {"test register"}


@pytest.mark.parametrize("count", [1, 3])
def test_organisations_asks_the_same_questions_for_any_length(
    rf, provenance, count, django_assert_num_queries
):
    for number in range(count):
        register_organisation(
            actor=HOUSE, names=[NewName(f"Firm {number}", "en")], provenance=provenance
        )

    with django_assert_num_queries(3):
        answer = organisations(rf.get(URL), ListQuery())

    assert len(OrganisationsOut.from_orm(answer).items) == count


def test_register_organisation_and_its_facts(client, steward):
    made = client.post(URL, FACTS, content_type="application/json", headers=steward)
    one = f"{URL}/{made.json()['id']}"
    named = client.post(
        f"{one}/rename-organisation",
        {**FACTS, "text": "Newer Firm", "language": "en", "on": "2020-01-01"},
        content_type="application/json", headers=steward,
    )  # fmt: skip
    certified = client.post(
        f"{one}/record-recognition", GAZELLE, content_type="application/json", headers=steward
    )
    overlap = client.post(
        f"{one}/record-recognition", GAZELLE, content_type="application/json", headers=steward
    )
    recognition = certified.json()["recognitions"][0]
    revoked = client.post(
        f"/api/registry/recognitions/{recognition['id']}/revoke-recognition",
        {"on": "2026-06-01", "reason": "audit"}, content_type="application/json", headers=steward,
    )  # fmt: skip

    assert (made.status_code, named.json()["name"]) == (201, "Newer Firm")
    assert recognition["validity"] == "current"
    assert (overlap.status_code, overlap.json()["code"]) == (
        409, "registry.recognition-overlaps",
    )  # fmt: skip
    assert revoked.json()["recognitions"][0]["validity"] == "revoked"


@pytest.mark.parametrize(
    ("scopes", "staff", "status"),
    [
        (["read"], StaffRole.STEWARD, 403),
        (["read", "write"], None, 403),
        (["read", "write"], StaffRole.WINDOW_CLERK, 403),
        (["read", "write"], StaffRole.ADMINISTRATOR, 201),
    ],
    ids=["no-write-scope", "no-staff", "other-desk", "administrator"],
)
def test_register_organisation_needs_scope_and_role(client, scopes, staff, status):
    answer = client.post(URL, FACTS, content_type="application/json", headers=key_of(scopes, staff))

    assert answer.status_code == status
    assert Organisation.objects.count() == (status == 201)


def test_add_identifier_says_what_is_wrong(client, steward, organisation):
    answer = client.post(
        f"{URL}/{organisation.pk}/add-identifier",
        {**FACTS, "scheme": "int:lei", "value": "213800KUD8LAJWSQ9D16"},
        content_type="application/json", headers=steward,
    )  # fmt: skip

    assert answer.status_code == 409
    assert "“15”" in answer.json()["detail"]


def test_check_explains_a_number(client):
    answer = client.get(
        "/api/registry/schemes/cn:uscc/check", {"value": "9111 0000 6000 3734 1K"}
    ).json()

    assert (answer["value"], answer["sound"]) == ("91110000600037341K", False)
    assert answer["faults"][0]["expected"] == "L"
    assert client.get("/api/registry/schemes/xx/check", {"value": "1"}).status_code == 404
