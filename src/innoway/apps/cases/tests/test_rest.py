"""The endpoints: reading and acting with a key, proofs for everybody, refusals as problems."""

import datetime

import pytest
from django.utils import timezone

from innoway.apps.cases.calculations.merkle import leaf_hash, verify_consistency, verify_inclusion
from innoway.apps.cases.calculations.receipt import canonical, signed_by, verify_receipt
from innoway.apps.cases.models import Act
from innoway.apps.cases.tests import test_pages
from innoway.apps.cases.tests.test_pages import ACTS, APPLICANT, READERS, STAFF, TODAY
from innoway.foundation.rest.keys import issue_key

pytestmark = pytest.mark.django_db
cases = test_pages.cases  # the same cases as the pages are tested with
GIVEN = {"papers": ["Lease"], "days": 3, "reason": "because", "competent_body": "Tax office"}


@pytest.fixture
def keys(people):
    """Return a function that gives the header of a reader's key."""

    def header(reader):
        if reader == "visitor":
            return {}
        _, text = issue_key(
            account_id=getattr(people, reader).pk, name="k", scopes=["read", "write"], days=1,
            now=timezone.now(),
        )  # fmt: skip
        return {"X-API-Key": text}

    return header


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("act", ACTS)
def test_act_through_the_api(client, cases, people, keys, act, reader):
    state, _filled, may = ACTS[act]
    case = cases[state]
    body = {**GIVEN, "account_id": people.colleague.pk, "act_index": case.acts.last().index}
    if act == "accept-case":
        body["papers"] = []
    before = Act.objects.count()

    answer = client.post(
        f"/api/cases/cases/{case.pk}/{act}", body, content_type="application/json",
        headers=keys(reader),
    )  # fmt: skip

    assert Act.objects.count() - before == (reader in may)
    if reader in may:
        assert verify_receipt(answer.json()).valid
    elif reader in {"stranger", "policy"} or (state == "draft" and reader in STAFF):
        assert (answer.status_code, answer.json()["code"]) == (404, "cases.case-missing")
    else:
        assert answer.status_code in {401, 403}


@pytest.mark.parametrize("reader", READERS)
def test_case_is_read_by_those_it_concerns(client, cases, keys, reader):
    case, header = cases["accepted"], keys(reader)
    shown = client.get(f"/api/cases/cases/{case.pk}", headers=header)
    receipt = client.get(f"/api/cases/receipts/{case.acts.first().index}", headers=header)
    own = client.get("/api/cases/cases", headers=header)
    desk = client.get("/api/cases/desk", headers=header)

    may = reader in STAFF | APPLICANT
    denied = 401 if reader == "visitor" else 404
    assert (shown.status_code, receipt.status_code) == ((200, 200) if may else (denied, denied))
    assert own.status_code == (401 if reader == "visitor" else 200)
    if reader != "visitor":
        assert len(own.json()["items"]) == (len(cases) if reader in APPLICANT else 0)
        assert desk.status_code == (200 if reader in STAFF else 403)


def test_case_says_when_and_what_next(client, cases, keys):
    shown = client.get(f"/api/cases/cases/{cases['submitted'].pk}", headers=keys("clerk")).json()

    assert shown["deadlines"][0]["kind"] == "notice"
    assert "accept-case" in shown["next_acts"]
    assert shown["acts"][-1]["kind"] == "submit_case"


def test_refused_act_says_why(client, cases, keys):
    answer = client.post(
        f"/api/cases/cases/{cases['approved'].pk}/withdraw-case", GIVEN,
        content_type="application/json", headers=keys("owner"),
    )  # fmt: skip

    assert (answer.status_code, answer.json()["code"]) == (409, "cases.act-not-possible")


def test_everybody_can_check_the_log(client, cases):
    key = client.get("/api/cases/log/key").json()["public_key"]
    head = client.get("/api/cases/log/head").json()
    stated = {name: head[name] for name in ("size", "root", "at")}
    act = cases["accepted"].acts.last()
    size, root = head["size"], bytes.fromhex(head["root"])
    path = client.get("/api/cases/log/inclusion", {"index": act.index, "size": size}).json()
    older = client.get("/api/cases/log/heads/5").json()
    bridge = client.get("/api/cases/log/consistency", {"first": 5, "second": size}).json()

    assert signed_by(stated, head["signature"], key)
    assert verify_inclusion(
        leaf_hash(canonical(act.stated)),
        act.index,
        size,
        [bytes.fromhex(h) for h in path["hashes"]],
        root,
    )
    assert verify_consistency(
        5, size, bytes.fromhex(older["root"]), root, [bytes.fromhex(h) for h in bridge["hashes"]]
    )


@pytest.mark.parametrize(
    "address",
    ["log/head", "log/heads/7", "log/inclusion?index=0&size=7", "log/consistency?first=0&second=0"],
)
def test_what_the_log_does_not_have_is_not_found(client, db, address):
    assert client.get(f"/api/cases/{address}").status_code == 404


def test_published_overruns_name_no_applicant(client, cases, keys):
    client.post(
        f"/api/cases/cases/{cases['tolerated'].pk}/publish-overrun-reason", {"reason": "Flood"},
        content_type="application/json", headers=keys("supervisor"),
    )  # fmt: skip

    (shown,) = client.get("/api/cases/overruns").json()

    assert set(shown) == {"item_code", "duty", "due", "met_on", "reason"}
    assert (shown["reason"], shown["due"] < TODAY) == ("Flood", True)
    assert datetime.date.fromisoformat(shown["due"]).year == 2026
