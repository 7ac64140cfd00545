"""The hall's endpoints: reading for everybody, forms for whom they belong to."""

import pytest
from django.utils import timezone

from innoway.apps.accounts.tests.factories import make_account
from innoway.apps.hall.models import Draft
from innoway.apps.hall.queries.catalogue import catalogue
from innoway.foundation.rest.keys import issue_key

pytestmark = pytest.mark.django_db
EU = "http://publications.europa.eu/resource/authority/"


def key_of(account, *scopes):
    """Return the header of an account's key."""
    _, text = issue_key(account_id=account.pk, name="k", scopes=list(scopes), days=1,
                        now=timezone.now())  # fmt: skip
    return {"X-API-Key": text}


@pytest.fixture
def mine(account):
    """Return the header of the founder's key that may write."""
    return key_of(account, "read", "write")


def test_services_by_window(client):
    found = client.get("/api/hall/services", {"window": "ipr"}).json()

    assert {one["window"] for one in found} == {"ipr"}
    assert "trademark-registration" in [one["key"] for one in found]


def test_every_service_is_whole(client):
    for key in catalogue().items:
        found = client.get(f"/api/hall/services/{key}").json()

        assert found["conditions"] and found["materials"] and found["basis"] and found["fields"]


def test_unknown_service_is_not_found(client):
    assert client.get("/api/hall/services/nothing").json()["status"] == 404


def test_ask_and_name_check(client, organisation):
    answer = client.get("/api/hall/ask", {"q": "开一家公司"}).json()
    names = client.get("/api/hall/name-check", {"name": "星河"}).json()

    assert answer["found"][0]["key"] == "start-a-company"
    assert (names["taken"], names["close"][0]["organisation"]) == (True, organisation.pk)


def test_cpsv_catalogue_is_a_closed_graph(client):
    answer = client.get("/api/hall/catalogue.jsonld")
    graph = answer.json()["@graph"]
    known = {node["@id"] for node in graph}
    services = [node for node in graph if node["@type"] == "cpsv:PublicService"]
    pointed = {
        one["@id"]
        for node in graph
        for value in node.values()
        for one in (value if isinstance(value, list) else [value])
        if isinstance(one, dict) and "@id" in one
    }

    assert answer["Content-Type"] == "application/ld+json"
    assert len(services) == len(catalogue().items)
    assert {one for one in pointed - known if not one.startswith(EU)} == set()
    assert len(known) == len(graph)


@pytest.mark.parametrize(
    ("kind", "properties"),
    [
        ("cpsv:PublicService", {"dct:identifier", "dct:title", "dct:description",
                                "cv:hasCompetentAuthority"}),
        ("cv:PublicOrganisation", {"dct:identifier", "skos:prefLabel", "dct:spatial"}),
        ("cv:Requirement", {"dct:identifier", "dct:title"}),
        ("cv:Evidence", {"dct:identifier", "dct:title"}),
        ("cv:Output", {"dct:identifier", "dct:title"}),
        ("cpsv:Rule", {"dct:identifier", "dct:title", "dct:description"}),
        ("cv:Cost", {"dct:identifier"}),
        ("cv:Channel", {"dct:identifier"}),
        ("cv:BusinessEvent", {"dct:identifier", "dct:title"}),
        ("eli:LegalResource", {"dct:title"}),
    ],
)  # fmt: skip
def test_cpsv_catalogue_holds_what_the_profile_demands(client, kind, properties):
    graph = client.get("/api/hall/catalogue.jsonld").json()["@graph"]
    nodes = [node for node in graph if node["@type"] == kind]

    assert nodes
    assert [node["@id"] for node in nodes if not properties <= set(node)] == []


def test_form_from_start_to_deletion(client, account, mine):
    started = client.post("/api/hall/drafts", {"items": ["company-name-check"]},
                          content_type="application/json", headers=mine)  # fmt: skip
    address = f"/api/hall/drafts/{started.json()['id']}"
    saved = client.post(f"{address}/save-draft", {"answers": {"company-name": "星河"}},
                        content_type="application/json", headers=mine)  # fmt: skip

    assert started.json()["answers"]["applicant-email"]["source"] == "account"
    assert "company-name" not in saved.json()["faults"]
    assert [one["id"] for one in client.get("/api/hall/drafts", headers=mine).json()]
    assert client.delete(address, headers=mine).status_code == 204
    assert Draft.objects.count() == 0


@pytest.mark.parametrize(("method", "path"), [("get", ""), ("post", "/save-draft"), ("delete", "")])
def test_form_of_somebody_else_is_not_found(client, started, mine, method, path):
    draft = started(account=make_account("other@test.example"))
    answer = getattr(client, method)(
        f"/api/hall/drafts/{draft.pk}{path}", {"answers": {}}, content_type="application/json",
        headers=mine,
    )  # fmt: skip

    assert answer.status_code == 404
    assert Draft.objects.count() == 1


def test_forms_need_a_key_that_may_write(client, account):
    reading = key_of(account, "read")
    refused = client.post("/api/hall/drafts", {"items": ["company-name-check"]},
                          content_type="application/json", headers=reading)  # fmt: skip

    assert refused.status_code == 403
    assert client.get("/api/hall/drafts").status_code == 401


@pytest.mark.parametrize(
    ("items", "code"), [([], "hall.nothing-chosen"), (["x"], "hall.service-unknown")]
)
def test_start_draft_refuses(client, mine, items, code):
    answer = client.post("/api/hall/drafts", {"items": items}, content_type="application/json",
                         headers=mine)  # fmt: skip

    assert answer.json()["code"] == code
