"""The account pages: what they show, what they refuse, how many queries they cost."""

import datetime
import re
from urllib.parse import quote

import pytest
from allauth.usersessions.models import UserSession
from axes.models import AccessLog
from django.core import mail
from django.urls import reverse
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from innoway.apps.accounts import jobs
from innoway.apps.accounts.enums import DelegationRole, StaffRole
from innoway.apps.accounts.models import Account, Appointment, Delegation, Invitation
from innoway.apps.accounts.tests.factories import (
    make_account,
    make_appointment,
    make_delegation,
    make_principal,
)

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)
OWNER, PREPARER, APPROVER = DelegationRole
BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture
def owner():
    return make_account("owner@test.example", full_name="Test Owner")


@pytest.fixture
def works(owner):
    principal = make_principal()
    make_delegation(owner, principal)
    return principal


@pytest.fixture
def sign_in(client):
    def as_(account):
        client.force_login(account, backend=BACKEND)
        return client

    return as_


def go(client, name, *args, post=None):
    address = reverse(f"accounts:{name}", args=args)
    return client.get(address) if post is None else client.post(address, post, follow=True)


def notices(page):
    return [str(message) for message in page.context["messages"]]


PAGES_OF_ONE = [
    "account",
    "edit-profile",
    "delegations",
    "appointments",
    "personal-data",
    "request-deletion",
]


@pytest.mark.parametrize("name", PAGES_OF_ONE)
def test_pages_send_strangers_to_sign_in(client, name):
    page = go(client, name)

    assert page.status_code == 302
    assert page["Location"].startswith(reverse("account_login"))


@pytest.mark.parametrize("language", ["en", "zh-hans"])
@pytest.mark.parametrize("name", ["account", "edit-profile", "delegations", "appointments"])
def test_pages_answer_in_both_languages(sign_in, owner, works, name, language):
    client = sign_in(owner)
    client.cookies["language"] = language

    page = go(client, name)

    assert page.status_code == 200
    assert f'lang="{"zh-Hans" if language == "zh-hans" else "en"}"' in page.text


def test_edit_profile_saves_and_switches_language(sign_in, owner):
    client = sign_in(owner)

    page = go(
        client,
        "edit-profile",
        post={"full_name": "New Name", "language": "zh-hans", "theme": "dark"},
    )

    owner.refresh_from_db()
    assert (owner.full_name, owner.language, owner.theme) == ("New Name", "zh-hans", "dark")
    assert notices(page) == ["资料已保存。"]
    assert client.cookies["language"].value == "zh-hans"


def test_edit_profile_refuses_an_unknown_language(sign_in, owner):
    page = go(sign_in(owner), "edit-profile", post={"language": "xx", "theme": "dark"})

    assert page.context["form"].errors["language"]


def test_people_page_is_for_owners(sign_in, works, owner):
    preparer = make_account()
    make_delegation(preparer, works, PREPARER)

    assert go(sign_in(owner), "people", works.pk).status_code == 200
    assert go(sign_in(preparer), "people", works.pk).status_code == 404
    assert go(sign_in(make_account()), "people", works.pk).status_code == 404
    assert go(sign_in(owner), "people", 987654321).status_code == 404


def test_people_page_offers_what_its_reader_may_do(sign_in, works, owner):
    of_owner = go(sign_in(owner), "people", works.pk).content.decode()
    of_staff = go(sign_in(make_account(staff=StaffRole.ADMINISTRATOR)), "people", works.pk)

    assert "Invite somebody" in of_owner
    assert "Invite somebody" not in of_staff.content.decode()
    assert "End role" in of_staff.content.decode()


@pytest.mark.parametrize("more", [1, 3])
def test_people_page_costs_the_same_for_few_and_many(
    sign_in, owner, works, more, django_assert_num_queries
):
    for number in range(more):
        make_delegation(make_account(), works, PREPARER)
        Invitation.objects.create(
            principal=works,
            email=f"x{number}@test.example",
            role=PREPARER,
            invited_at=timezone.now(),
            expires_at=timezone.now() + DAY,
        )
    client = sign_in(owner)
    go(client, "people", works.pk)

    with django_assert_num_queries(10):
        go(client, "people", works.pk)


@pytest.mark.parametrize("more", [1, 3])
def test_delegations_page_costs_the_same_for_few_and_many(
    sign_in, owner, more, django_assert_num_queries
):
    for _number in range(more):
        make_delegation(owner, make_principal())
    client = sign_in(owner)
    go(client, "delegations")

    with django_assert_num_queries(6):
        go(client, "delegations")


@pytest.mark.parametrize("more", [1, 3])
def test_appointments_page_costs_the_same_for_few_and_many(
    sign_in, more, django_assert_num_queries
):
    administrator = make_account(staff=StaffRole.ADMINISTRATOR)
    for _number in range(more):
        make_account(staff=StaffRole.ANALYST)
    client = sign_in(administrator)
    go(client, "appointments")

    with django_assert_num_queries(6):
        go(client, "appointments")


def test_invitation_goes_from_owner_by_mail_to_delegation(sign_in, owner, works):
    last_day = timezone.localdate() + 30 * DAY
    facts = {"email": "new@test.example", "role": "preparer", "last_day": last_day.isoformat()}
    page = go(sign_in(owner), "invite-delegate", works.pk, post=facts)
    assert notices(page) == ["We sent an invitation to new@test.example."]
    job = ProcrastinateJob.objects.get(task_name="accounts.send_invitation")
    jobs.send_invitation(**job.args)
    link = re.search(r"https?://\S+", mail.outbox[0].body)[0]
    path = "/" + link.split("/", 3)[3]

    invited = make_account("new@test.example")
    client = sign_in(invited)
    assert "Test Works Ltd" in client.get(path).text
    page = client.post(path, follow=True)

    assert notices(page) == ["You now act for this organisation."]
    delegation = Delegation.objects.get(account=invited)
    assert delegation.role == PREPARER
    assert timezone.localtime(delegation.end).date() == last_day + DAY


@pytest.mark.parametrize(
    ("known", "inviting", "subject"),
    [
        ("zh-hans", "en", "邀请您代表“测试工厂有限公司”"),
        ("", "zh-hans", "邀请您代表“测试工厂有限公司”"),
        ("en", "zh-hans", "Invitation to act for Test Works Ltd"),
    ],
    ids=["reader's language", "inviter's language", "reader before inviter"],
)
def test_invitation_letter_speaks_the_readers_language(
    sign_in, owner, works, known, inviting, subject
):
    make_account("new@test.example", language=known)
    client = sign_in(owner)
    client.cookies["language"] = inviting
    go(client, "invite-delegate", works.pk, post={"email": "new@test.example", "role": "owner"})

    jobs.send_invitation(Invitation.objects.get().pk)

    assert mail.outbox[0].subject == subject


@pytest.mark.parametrize(
    "facts",
    [
        pytest.param({"email": "nobody", "role": "owner"}, id="no address"),
        pytest.param({"email": "a@test.example", "role": "king"}, id="no role"),
        pytest.param(
            {"email": "a@test.example", "role": "owner", "last_day": "2020-01-01"}, id="past"
        ),
        pytest.param(
            {"email": "a@test.example", "role": "owner", "last_day": "9999-12-31"}, id="end of time"
        ),
    ],
)
def test_invite_page_says_what_is_wrong(sign_in, owner, works, facts):
    page = go(sign_in(owner), "invite-delegate", works.pk, post=facts)

    assert page.context["form"].errors
    assert not Invitation.objects.exists()


def test_invitation_page_asks_strangers_to_sign_in_and_come_back(client, works, owner):
    invitation = open_invitation(works, owner)

    path = reverse("accounts:accept-invitation", args=[invitation.token])

    assert f"{reverse('account_login')}?next={quote(path)}" in client.get(path).text
    assert client.post(path).status_code == 302
    assert not Delegation.objects.filter(role=PREPARER).exists()


def test_invitation_page_refuses_another_mailbox(sign_in, works, owner):
    invitation = open_invitation(works, owner)

    page = go(sign_in(make_account()), "accept-invitation", invitation.token, post={})

    assert "sent to another e-mail address" in notices(page)[0]


def test_invitation_page_of_an_invented_link_is_not_found(client):
    assert go(client, "accept-invitation", "invented").status_code == 404


def open_invitation(works, owner, email="new@test.example"):
    now = timezone.now()
    return Invitation.objects.create(
        principal=works,
        email=email,
        role=PREPARER,
        invited_by=owner,
        invited_at=now,
        expires_at=now + DAY,
    )


def test_decline_and_withdraw_close_an_invitation(sign_in, works, owner):
    invited = make_account("new@test.example")
    first = open_invitation(works, owner)
    page = go(sign_in(invited), "decline-invitation", first.token, post={})
    assert notices(page) == ["You declined the invitation."]

    second = open_invitation(works, owner)
    page = go(sign_in(owner), "withdraw-invitation", works.pk, second.pk, post={})
    assert notices(page) == ["The invitation is withdrawn."]
    assert not Invitation.objects.open(timezone.now()).exists()


def test_withdraw_invitation_of_others_is_refused(sign_in, works, owner):
    invitation = open_invitation(works, owner)

    go(sign_in(make_account()), "withdraw-invitation", works.pk, invitation.pk, post={})

    assert Invitation.objects.open(timezone.now()).exists()


def test_revoke_and_change_role_through_pages(sign_in, works, owner):
    clerk = make_account()
    held = make_delegation(clerk, works, PREPARER)
    client = sign_in(owner)
    assert go(client, "change-role", works.pk, held.pk).status_code == 200
    page = go(client, "change-role", works.pk, held.pk, post={"role": "approver"})
    assert notices(page) == ["The role is changed."]

    new = Delegation.objects.get(account=clerk, role=APPROVER)
    assert go(client, "revoke-delegation", works.pk, new.pk).status_code == 200
    page = go(client, "revoke-delegation", works.pk, new.pk, post={})
    assert notices(page) == ["The role has ended."]


def test_last_owner_is_told_why_not(sign_in, works, owner):
    mine = Delegation.objects.get(account=owner)
    refusal = "An organisation keeps at least one owner"
    client = sign_in(owner)

    page = go(client, "revoke-delegation", works.pk, mine.pk, post={})
    assert refusal in notices(page)[0]
    page = go(client, "leave-organisation", works.pk, post={})
    assert refusal in notices(page)[0]
    page = go(client, "change-role", works.pk, mine.pk, post={"role": "approver"})
    assert refusal in page.context["form"].non_field_errors()[0]


@pytest.mark.parametrize("name", ["revoke-delegation", "change-role"])
def test_pages_of_other_peoples_delegations_are_not_found(sign_in, works, owner, name):
    held = make_delegation(make_account(), works, PREPARER)
    stranger = make_account()
    make_delegation(stranger, other := make_principal())
    client = sign_in(stranger)

    assert go(client, name, works.pk, held.pk).status_code == 404
    assert go(client, name, other.pk, held.pk).status_code == 404
    go(client, name, other.pk, held.pk, post={"role": "owner"})
    held.refresh_from_db()
    assert held.revoked_at is None


def test_act_for_organisation_is_remembered_until_the_role_ends(sign_in, works, owner):
    client = sign_in(owner)
    page = go(client, "act-for-organisation", post={"organisation": str(works.pk)})
    assert page.wsgi_request.acting_for == works
    assert page.wsgi_request.actor.roles == {"owner"}

    Delegation.objects.filter(account=owner).update(revoked_at=timezone.now())
    page = go(client, "delegations")

    assert not page.wsgi_request.acting_for
    assert page.wsgi_request.actor.roles == frozenset()


@pytest.mark.parametrize("wanted", ["", "x", "99999999999999999999999", "-1", "²"])
def test_act_for_organisation_takes_nothing_for_oneself(sign_in, works, owner, wanted):
    client = sign_in(owner)

    page = go(client, "act-for-organisation", post={"organisation": wanted})

    assert page.status_code == 200
    assert not page.wsgi_request.acting_for


def test_act_for_organisation_refuses_a_stranger(sign_in, works):
    page = go(sign_in(make_account()), "act-for-organisation", post={"organisation": works.pk})

    assert "you do not act for it" in notices(page)[0]
    assert not page.wsgi_request.acting_for


def test_act_for_organisation_never_sends_people_elsewhere(sign_in, works, owner):
    address = reverse("accounts:act-for-organisation")

    answer = sign_in(owner).post(address, {"organisation": "", "next": "//evil.example/"})

    assert answer["Location"] == reverse("accounts:delegations")


def test_leave_organisation_through_pages(sign_in, works):
    clerk = make_account()
    make_delegation(clerk, works, PREPARER)
    client = sign_in(clerk)
    assert go(client, "leave-organisation", works.pk).status_code == 200

    page = go(client, "leave-organisation", works.pk, post={})

    assert notices(page) == ["You no longer act for this organisation."]
    assert go(client, "leave-organisation", works.pk).status_code == 404


def test_staff_role_is_assigned_announced_and_ended(sign_in):
    administrator = make_account(staff=StaffRole.ADMINISTRATOR)
    analyst = make_account("analyst@test.example")
    client = sign_in(administrator)
    facts = {
        "email": "Analyst@test.example",
        "role": "analyst",
        "last_day": (timezone.localdate() + 30 * DAY).isoformat(),
    }
    assert go(client, "appoint-staff").status_code == 200
    page = go(client, "appoint-staff", post=facts)
    assert notices(page) == ["The staff role is assigned."]
    assert Account.objects.get(pk=analyst.pk).staff_roles == {StaffRole.ANALYST}
    row = Appointment.objects.get(account=analyst)
    jobs.announce_appointment(row.pk)
    assert "Analyst" in mail.outbox[0].body

    assert go(client, "revoke-appointment", row.pk).status_code == 200
    page = go(client, "revoke-appointment", row.pk, post={})
    assert notices(page) == ["The staff role has ended."]
    assert Account.objects.get(pk=analyst.pk).staff_roles == set()


def test_appoint_staff_page_says_what_is_wrong(sign_in):
    client = sign_in(make_account(staff=StaffRole.ADMINISTRATOR))
    facts = {"email": "nobody@test.example", "role": "analyst", "last_day": "2020-01-01"}

    page = go(client, "appoint-staff", post=facts)
    assert "signs up first" in page.context["form"].non_field_errors()[0]
    make_account("nobody@test.example")
    page = go(client, "appoint-staff", post=facts)
    assert page.context["form"].errors


@pytest.mark.parametrize("role", [None, StaffRole.SUPERVISOR, StaffRole.STEWARD])
def test_staff_pages_are_for_administrators(sign_in, role):
    row = make_appointment(make_account(), StaffRole.ANALYST)
    client = sign_in(make_account(staff=role))

    assert go(client, "appoint-staff").status_code == 403
    assert go(client, "revoke-appointment", row.pk).status_code == 403
    assert go(client, "revoke-appointment", row.pk, post={}).status_code == 403
    assert row.pk not in [r.pk for r in go(client, "appointments").context["appointments"]]


def test_account_page_says_that_a_staff_role_sleeps(sign_in, settings):
    administrator = make_account(staff=StaffRole.ADMINISTRATOR)
    settings.STAFF_TWO_FACTOR = True
    client = sign_in(administrator)

    assert "sleeps until you add" in go(client, "account").text
    assert go(client, "appoint-staff").status_code == 403


def test_deletion_is_asked_for_announced_and_taken_back(client):
    person = make_account("leaving@test.example", password="a sentence is easier to remember")
    facts = {"login": person.email, "password": "a sentence is easier to remember"}
    client.post(reverse("account_login"), facts)
    assert "14 days" in go(client, "request-deletion").text
    page = go(client, "request-deletion", post={})
    person.refresh_from_db()
    assert person.deletion_due_at > timezone.now() + 13 * DAY
    assert "This account will be deleted on" in page.text
    jobs.confirm_deletion_request(person.pk)
    assert reverse("accounts:cancel-deletion") in mail.outbox[-1].body

    assert go(client, "cancel-deletion").status_code == 200
    page = go(client, "cancel-deletion", post={})
    assert notices(page) == ["Your account stays."]
    person.refresh_from_db()
    assert person.deletion_due_at is None


def test_deletion_is_carried_out_when_its_time_has_come(sign_in):
    gone, staying = make_account(), make_account()
    stuck = make_account()
    make_delegation(stuck, make_principal())
    past = timezone.now() - DAY
    Account.objects.filter(pk__in=[gone.pk, stuck.pk]).update(deletion_due_at=past)
    sign_in(gone)

    jobs.erase_due_accounts(int(timezone.now().timestamp()))

    rows = {row.pk: row.erased_at is not None for row in Account.objects.all()}
    assert rows == {gone.pk: True, staying.pk: False, stuck.pk: False}


def test_stale_invitations_are_forgotten(works, owner):
    now = timezone.now()
    stale, recent = open_invitation(works, owner), open_invitation(works, owner, "b@test.example")
    old = now - 60 * DAY
    Invitation.objects.filter(pk=stale.pk).update(invited_at=old, expires_at=old + DAY)

    jobs.forget_traces(int(now.timestamp()))

    assert list(Invitation.objects.all()) == [recent]


def test_old_sign_in_logs_and_ended_sessions_are_forgotten(sign_in, owner):
    now = timezone.now()
    sign_in(owner)
    ended = UserSession.objects.create(user=owner, session_key="gone", ip="192.0.2.1")
    old = AccessLog.objects.create(username="old@test.example", ip_address="192.0.2.1")
    AccessLog.objects.filter(pk=old.pk).update(attempt_time=now - 367 * DAY)
    young = AccessLog.objects.create(username="young@test.example", ip_address="192.0.2.1")

    jobs.forget_traces(int(now.timestamp()))

    assert not UserSession.objects.filter(pk=ended.pk).exists()
    assert not AccessLog.objects.filter(pk=old.pk).exists()
    assert AccessLog.objects.filter(pk=young.pk).exists()
    assert sign_in(owner).get(reverse("accounts:account")).status_code == 200


def test_personal_data_asks_who_it_is_and_hands_over_a_file(client):
    person = make_account("me@test.example", password="a sentence is easier to remember")
    client.force_login(person, backend=BACKEND)
    answer = go(client, "personal-data")
    assert answer["Location"].startswith(reverse("account_reauthenticate"))

    client.post(answer["Location"], {"password": "a sentence is easier to remember"}, follow=True)
    answer = go(client, "personal-data")

    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["Cache-Control"] == "no-store"
    assert answer.json()["account"]["email"] == "me@test.example"
