"""The API of accounts: happy paths, refusals as problem documents, keys and sessions."""

import datetime

import pytest
from django.utils import timezone

from innoway.apps.accounts.enums import DelegationRole, StaffRole
from innoway.apps.accounts.models import Account, Appointment, Delegation, Invitation
from innoway.apps.accounts.tests.factories import (
    make_account,
    make_delegation,
    make_principal,
)
from innoway.foundation.rest.keys import issue_key

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)
OWNER, PREPARER, APPROVER = DelegationRole


@pytest.fixture
def owner():
    return make_account("owner@test.example")


@pytest.fixture
def works(owner):
    principal = make_principal()
    make_delegation(owner, principal)
    return principal


@pytest.fixture
def call(client):
    """Call the API with a fresh key of an account, as programs do."""

    def with_key(account, method, path, body=None):
        _key, text = issue_key(
            account_id=account.pk, name="test", scopes=["read", "write"], days=1, now=timezone.now()
        )
        send = getattr(client, method)
        return send(
            f"/api/accounts{path}",
            data=body,
            content_type="application/json",
            headers={"X-API-Key": text},
        )

    return with_key


def assert_problem(answer, status, code=""):
    assert answer["Content-Type"] == "application/problem+json"
    assert (answer.status_code, answer.json()["code"]) == (status, code)


@pytest.mark.parametrize(
    "path",
    ["/me", "/delegations", "/invitations", "/appointments", "/organisations/1/people"],
)
def test_api_refuses_strangers(client, path):
    assert_problem(client.get(f"/api/accounts{path}"), 401)


def test_account_shows_oneself(call, owner):
    answer = call(owner, "get", "/me")

    assert answer.json()["email"] == "owner@test.example"


def test_edit_profile_changes_and_refuses(call, owner):
    answer = call(owner, "put", "/me/profile", {"full_name": "New", "language": "zh-hans"})
    assert (answer.status_code, answer.json()["language"]) == (200, "zh-hans")

    answer = call(owner, "put", "/me/profile", {"full_name": "New", "language": "xx"})
    assert_problem(answer, 422, "accounts.language-unknown")


def test_delegations_lists_ones_own(call, owner, works):
    make_delegation(make_account(), works, PREPARER)

    rows = call(owner, "get", "/delegations").json()

    assert [(row["role"], row["organisation"]["id"]) for row in rows] == [("owner", works.pk)]


def test_people_is_for_owners(call, owner, works):
    preparer = make_account()
    make_delegation(preparer, works, PREPARER)

    assert len(call(owner, "get", f"/organisations/{works.pk}/people").json()) == 2
    assert_problem(call(preparer, "get", f"/organisations/{works.pk}/people"), 404)


@pytest.mark.parametrize("more", [1, 3])
def test_people_costs_the_same_for_few_and_many(
    call, owner, works, more, django_assert_num_queries
):
    for _number in range(more):
        make_delegation(make_account(), works, PREPARER)

    with django_assert_num_queries(12):
        call(owner, "get", f"/organisations/{works.pk}/people")


def test_invite_accept_and_refusals(call, owner, works):
    invited = make_account("new@test.example")
    path = f"/organisations/{works.pk}/invitations"
    body = {"email": "new@test.example", "role": "preparer"}
    sent = call(owner, "post", path, body)
    assert sent.status_code == 201
    number = sent.json()["id"]
    assert_problem(call(owner, "post", path, body), 409, "accounts.invitation-sent")
    assert_problem(call(invited, "post", path, body), 403, "accounts.not-an-owner")
    assert [row["id"] for row in call(owner, "get", path).json()] == [number]
    assert [row["id"] for row in call(invited, "get", "/invitations").json()] == [number]

    answer = call(owner, "post", f"/invitations/{number}/accept")
    assert_problem(answer, 403, "accounts.invitation-for-another")
    answer = call(invited, "post", f"/invitations/{number}/accept")
    assert answer.json()["role"] == "preparer"
    answer = call(invited, "post", f"/invitations/{number}/decline")
    assert_problem(answer, 410, "accounts.invitation-over")
    answer = call(owner, "post", f"/invitations/{number}/withdraw")
    assert_problem(answer, 410, "accounts.invitation-over")


def test_decline_and_withdraw(call, owner, works):
    invited = make_account("new@test.example")
    path = f"/organisations/{works.pk}/invitations"
    for role, actor, act in (("preparer", invited, "decline"), ("approver", owner, "withdraw")):
        sent = call(owner, "post", path, {"email": "new@test.example", "role": role}).json()
        assert call(actor, "post", f"/invitations/{sent['id']}/{act}").status_code == 204

    assert not Invitation.objects.open(timezone.now()).exists()


@pytest.mark.parametrize(
    "body",
    [
        pytest.param({"email": "nobody", "role": "owner"}, id="no address"),
        pytest.param({"email": "a\0@test.example", "role": "owner"}, id="NUL"),
        pytest.param({"email": "a@test.example", "role": "king"}, id="no role"),
        pytest.param(
            {"email": "a@test.example", "role": "owner", "delegation_end": "2030-01-01T00:00:00"},
            id="no time zone",
        ),
        pytest.param(
            {
                "email": "a@t.example",
                "role": "owner",
                "delegation_end": "0001-01-01T00:00:00+14:00",
            },
            id="before the database's time",
        ),
    ],
)
def test_invite_refuses_what_cannot_be_stored(call, owner, works, body):
    assert_problem(call(owner, "post", f"/organisations/{works.pk}/invitations", body), 422)


def test_grant_revoke_and_change_role(call, owner, works):
    clerk = make_account()
    path = f"/organisations/{works.pk}/people"
    body = {"account_id": clerk.pk, "role": "approver"}
    assert_problem(call(owner, "post", path, body), 409, "accounts.not-a-colleague")
    held = make_delegation(clerk, works, PREPARER)
    granted = call(owner, "post", path, body)
    assert granted.status_code == 201
    assert_problem(call(owner, "post", path, body), 409, "accounts.delegation-held")

    answer = call(owner, "post", f"/delegations/{held.pk}/role", {"role": "owner"})
    assert answer.json()["role"] == "owner"
    answer = call(owner, "post", f"/delegations/{held.pk}/role", {"role": "owner"})
    assert_problem(answer, 409, "accounts.delegation-over")
    number = granted.json()["id"]
    assert_problem(
        call(make_account(), "post", f"/delegations/{number}/revoke"),
        404,
        "accounts.delegation-missing",
    )
    assert call(owner, "post", f"/delegations/{number}/revoke").json()["revoked_at"]


def test_leave_organisation_and_last_owner(call, owner, works):
    clerk = make_account()
    make_delegation(clerk, works, PREPARER)
    path = f"/organisations/{works.pk}/leave"

    assert call(clerk, "post", path).status_code == 204
    assert_problem(call(owner, "post", path), 409, "accounts.last-owner")
    assert_problem(call(clerk, "post", path), 404, "accounts.principal-missing")


def test_act_for_organisation_needs_a_session(client, call, owner, works):
    body = {"organisation_id": works.pk}
    assert_problem(call(owner, "put", "/me/acting-for", body), 401)

    client.force_login(owner, backend="django.contrib.auth.backends.ModelBackend")
    path = "/api/accounts/me/acting-for"
    answer = client.put(path, body, content_type="application/json")
    assert answer.status_code == 204
    assert client.session["acting_for"] == works.pk
    client.put(path, {"organisation_id": None}, content_type="application/json")
    assert "acting_for" not in client.session
    other = {"organisation_id": make_principal().pk}
    answer = client.put(path, other, content_type="application/json")
    assert_problem(answer, 404, "accounts.principal-missing")


def test_session_calls_need_the_form_token(owner):
    from django.test import Client

    strict = Client(enforce_csrf_checks=True)
    strict.force_login(owner, backend="django.contrib.auth.backends.ModelBackend")

    answer = strict.post("/api/accounts/me/deletion")

    assert answer.status_code == 403
    owner.refresh_from_db()
    assert owner.deletion_due_at is None


def test_appoint_and_revoke_staff(call, owner):
    administrator = make_account(staff=StaffRole.ADMINISTRATOR)
    end = (timezone.now() + 30 * DAY).isoformat()
    body = {"email": owner.email, "role": "analyst", "end": end}
    refused = call(owner, "post", "/appointments", body)
    assert_problem(refused, 403, "accounts.not-an-administrator")
    missing = call(administrator, "post", "/appointments", {**body, "email": "x@test.example"})
    assert_problem(missing, 404, "accounts.account-missing")
    assert call(administrator, "post", "/appointments", body).status_code == 201
    taken = call(administrator, "post", "/appointments", body)
    assert_problem(taken, 409, "accounts.appointment-held")
    assert len(call(administrator, "get", "/appointments").json()) == 2
    assert len(call(owner, "get", "/appointments").json()) == 1

    row = Appointment.objects.get(account=owner)
    assert_problem(
        call(owner, "post", f"/appointments/{row.pk}/revoke"), 403, "accounts.not-an-administrator"
    )
    assert call(administrator, "post", f"/appointments/{row.pk}/revoke").json()["revoked_at"]


def test_staff_roles_sleep_for_keys_too(call, settings):
    administrator = make_account(staff=StaffRole.ADMINISTRATOR)
    settings.STAFF_TWO_FACTOR = True
    body = {"email": "x@test.example", "role": "analyst", "end": "2030-01-01T00:00:00Z"}

    refused = call(administrator, "post", "/appointments", body)

    assert_problem(refused, 403, "accounts.not-an-administrator")


def test_deletion_and_its_undoing(call, owner):
    assert call(owner, "post", "/me/deletion").json()["deletion_due_at"]
    assert_problem(call(owner, "post", "/me/deletion"), 409, "accounts.deletion-pending")
    assert call(owner, "delete", "/me/deletion").json()["deletion_due_at"] is None
    assert_problem(call(owner, "delete", "/me/deletion"), 409, "accounts.deletion-not-pending")


def test_closed_accounts_have_no_key(call, owner):
    Account.objects.filter(pk=owner.pk).update(is_active=False)

    assert_problem(call(owner, "get", "/me"), 401, "rest.key-invalid")
    assert Delegation.objects.count() == 0
