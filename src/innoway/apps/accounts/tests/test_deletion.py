"""Being forgotten: asked for, taken back, carried out; what is erased and what stays."""

import datetime

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from axes.models import AccessLog

from innoway.apps.accounts.enums import DelegationRole, StaffRole, Theme
from innoway.apps.accounts.errors import (
    AccountMissing,
    DeletionNotDue,
    DeletionNotPending,
    DeletionPending,
    LanguageUnknown,
    StillOwner,
)
from innoway.apps.accounts.facade import accounts_named
from innoway.apps.accounts.models import Appointment, Delegation, Invitation
from innoway.apps.accounts.operations.cancel_deletion import cancel_deletion
from innoway.apps.accounts.operations.edit_profile import edit_profile
from innoway.apps.accounts.operations.erase_account import erase_account
from innoway.apps.accounts.operations.request_deletion import request_deletion
from innoway.apps.accounts.queries.delegations import roles_at
from innoway.apps.accounts.queries.personal_data import personal_data
from innoway.apps.accounts.tests.factories import (
    make_account,
    make_appointment,
    make_delegation,
    make_principal,
)

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)
GRACE = 14 * DAY


@pytest.fixture
def person():
    return make_account("leaving@test.example", full_name="Leaving Person", language="zh-hans")


def ask(person, now):
    return request_deletion(account_id=person.pk, grace=GRACE, at=now)


def test_request_deletion_leaves_time_to_think_again(person, now):
    asked = ask(person, now)

    assert asked.deletion_due_at == now + GRACE
    assert asked.is_active


def test_request_deletion_refuses_a_second_time(person, now):
    ask(person, now)

    with pytest.raises(DeletionPending):
        ask(person, now)


def test_request_deletion_refuses_the_last_owner_and_says_where(person, now):
    make_delegation(person, make_principal("Test Works Ltd"))

    with pytest.raises(StillOwner, match="Test Works Ltd"):
        ask(person, now)


def test_request_deletion_lets_an_owner_go_when_another_stays(person, now):
    works = make_principal()
    make_delegation(person, works)
    make_delegation(make_account(), works)

    assert ask(person, now).deletion_due_at == now + GRACE


def test_request_deletion_refuses_a_closed_account(now):
    with pytest.raises(AccountMissing):
        ask(make_account(is_active=False), now)


def test_cancel_deletion_keeps_the_account(person, now):
    ask(person, now)

    assert cancel_deletion(account_id=person.pk).deletion_due_at is None


def test_cancel_deletion_refuses_when_nothing_is_under_way(person):
    with pytest.raises(DeletionNotPending):
        cancel_deletion(account_id=person.pk)


@pytest.mark.parametrize("asked", [True, False], ids=["too early", "never asked"])
def test_erase_account_refuses_before_its_time(person, now, asked):
    if asked:
        ask(person, now)

    with pytest.raises(DeletionNotDue):
        erase_account(account_id=person.pk, at=now + GRACE - DAY)


def test_erase_account_refuses_who_became_last_owner(person, now):
    ask(person, now)
    make_delegation(person, make_principal())

    with pytest.raises(StillOwner):
        erase_account(account_id=person.pk, at=now + GRACE)


def test_erase_account_erases_what_identifies(person, now):
    works = make_principal()
    make_delegation(person, works, DelegationRole.PREPARER)
    make_appointment(person, StaffRole.ANALYST)
    Authenticator.objects.create(user=person, type=Authenticator.Type.TOTP, data={})
    SocialAccount.objects.create(user=person, provider="p", uid="1", extra_data={"name": "x"})
    AccessLog.objects.create(username=person.email, ip_address="192.0.2.1")
    Invitation.objects.create(
        principal=works,
        email=person.email,
        role="owner",
        invited_at=now,
        expires_at=now + DAY,
    )
    ask(person, now)

    erased = erase_account(account_id=person.pk, at=now + GRACE)

    kept = {field.name: getattr(erased, field.name) for field in erased._meta.concrete_fields}
    assert "leaving" not in str(kept).lower()
    assert not erased.has_usable_password()
    assert not erased.is_active
    traces = (EmailAddress, Authenticator, SocialAccount)
    assert [trace.objects.filter(user=person).count() for trace in traces] == [0, 0, 0]
    assert not AccessLog.objects.filter(username="leaving@test.example").exists()
    assert not Invitation.objects.filter(email="leaving@test.example").exists()
    assert accounts_named([person.pk])[person.pk].name == ""


def test_erase_account_ends_roles_and_keeps_their_history(person, now):
    works = make_principal()
    make_delegation(person, works, DelegationRole.APPROVER)
    make_appointment(person, StaffRole.ANALYST)
    ask(person, now)

    erase_account(account_id=person.pk, at=now + GRACE)

    assert roles_at(person.pk, works.pk, now) == {DelegationRole.APPROVER}
    assert roles_at(person.pk, works.pk, now + GRACE) == set()
    assert Delegation.objects.get(account=person).revoked_at == now + GRACE
    assert Appointment.objects.get(account=person).revoked_at == now + GRACE


def test_erase_account_frees_the_address(person, now):
    ask(person, now)
    erase_account(account_id=person.pk, at=now + GRACE)

    assert make_account("leaving@test.example").pk != person.pk


def test_erase_account_refuses_a_second_time(person, now):
    ask(person, now)
    erase_account(account_id=person.pk, at=now + GRACE)

    with pytest.raises(AccountMissing):
        erase_account(account_id=person.pk, at=now + GRACE)


def test_personal_data_holds_the_person_and_no_secret(person, now):
    person.set_password("pass-phrase-for-tests")
    person.save()
    make_delegation(person, make_principal(), DelegationRole.PREPARER)
    seed = {"secret": "seed-of-the-app"}
    Authenticator.objects.create(user=person, type=Authenticator.Type.TOTP, data=seed)

    data = personal_data(person.pk, now)

    assert data["account"]["email"] == "leaving@test.example"
    assert data["delegations"][0]["role"] == "preparer"
    assert "seed-of-the-app" not in str(data)
    assert person.password not in str(data)


def test_edit_profile_changes_name_language_and_appearance(person):
    edited = edit_profile(
        account_id=person.pk, full_name=" New Name ", language="en", theme=Theme.DARK
    )

    edited.refresh_from_db()
    assert (edited.full_name, edited.language, edited.theme) == ("New Name", "en", "dark")


@pytest.mark.parametrize("language", ["xx", "de", "../../etc"])
def test_edit_profile_refuses_a_language_we_do_not_speak(person, language):
    with pytest.raises(LanguageUnknown):
        edit_profile(account_id=person.pk, full_name="", language=language, theme=Theme.DARK)


def test_edit_profile_refuses_a_closed_account():
    closed = make_account(is_active=False)

    with pytest.raises(AccountMissing):
        edit_profile(account_id=closed.pk, full_name="", language="", theme=Theme.DARK)
