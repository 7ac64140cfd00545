"""Who acts for whom: grants, ends, changes, and the last owner."""

import datetime

import pytest

from innoway.apps.accounts.enums import DelegationRole
from innoway.apps.accounts.errors import (
    AccountMissing,
    DelegationHeld,
    DelegationMissing,
    DelegationOver,
    LastOwner,
    NotAColleague,
    NotAnOwner,
    OwnerExists,
    PeriodOver,
    PeriodReversed,
    PrincipalMissing,
    RoleUnchanged,
)
from innoway.apps.accounts.models import Delegation
from innoway.apps.accounts.operations.act_for_organisation import act_for_organisation
from innoway.apps.accounts.operations.change_role import change_role
from innoway.apps.accounts.operations.found_ownership import found_ownership
from innoway.apps.accounts.operations.grant_delegation import grant_delegation
from innoway.apps.accounts.operations.introduce_principal import introduce_principal
from innoway.apps.accounts.operations.leave_organisation import leave_organisation
from innoway.apps.accounts.operations.revoke_delegation import revoke_delegation
from innoway.apps.accounts.queries.delegations import delegations_of, roles_at
from innoway.apps.accounts.tests.factories import (
    make_account,
    make_delegation,
    make_principal,
)

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)
OWNER, PREPARER, APPROVER = DelegationRole


@pytest.fixture
def owner():
    return make_account()


@pytest.fixture
def works(owner, now):
    principal = make_principal()
    make_delegation(owner, principal, start=now - 30 * DAY)
    return principal


def grant(works, account, owner, now, role=PREPARER, **facts):
    return grant_delegation(
        organisation_id=works.pk,
        account_id=account.pk,
        role=role,
        granted_by_id=owner.pk,
        at=now,
        **{"consented": True, **facts},
    )


def test_grant_delegation_refuses_who_was_never_asked(works, owner, now):
    with pytest.raises(NotAColleague):
        grant(works, make_account(), owner, now, consented=False)


def test_grant_delegation_gives_a_colleague_another_role(works, owner, now):
    clerk = make_account()
    grant(works, clerk, owner, now)

    grant(works, clerk, owner, now, role=APPROVER, consented=False)

    assert roles_at(clerk.pk, works.pk, now) == {PREPARER, APPROVER}


def test_grant_delegation_gives_the_role_from_now(works, owner, now):
    clerk = make_account()

    granted = grant(works, clerk, owner, now)

    assert granted.granted_by_id == owner.pk
    assert roles_at(clerk.pk, works.pk, now) == {PREPARER}


@pytest.mark.parametrize(
    ("moment", "roles"),
    [
        pytest.param(-DAY, set(), id="before it begins"),
        pytest.param(datetime.timedelta(0), {PREPARER}, id="at its first moment"),
        pytest.param(
            DAY - datetime.timedelta(microseconds=1), {PREPARER}, id="just before its end"
        ),
        pytest.param(DAY, set(), id="at its end"),
    ],
)
def test_grant_delegation_ends_by_itself(works, owner, now, moment, roles):
    clerk = make_account()

    grant(works, clerk, owner, now, end=now + DAY)

    assert roles_at(clerk.pk, works.pk, now + moment) == roles


def test_grant_delegation_refuses_who_is_no_owner(works, now):
    approver = make_account()
    make_delegation(approver, works, APPROVER)

    with pytest.raises(NotAnOwner):
        grant(works, make_account(), approver, now)


def test_grant_delegation_refuses_an_owner_whose_time_is_over(works, now):
    former = make_account()
    make_delegation(former, works, OWNER, start=now - 2 * DAY, end=now)

    with pytest.raises(NotAnOwner):
        grant(works, make_account(), former, now)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param((None, None), (None, None), id="both without an end"),
        pytest.param((None, 3), (2, 5), id="overlapping"),
        pytest.param((2, 4), (None, None), id="open round closed"),
    ],
)
def test_grant_delegation_refuses_the_same_role_twice(works, owner, now, first, second):
    clerk = make_account()
    days = lambda number: None if number is None else now + number * DAY  # noqa: E731
    grant(works, clerk, owner, now, start=days(first[0]), end=days(first[1]))

    with pytest.raises(DelegationHeld):
        grant(works, clerk, owner, now, start=days(second[0]), end=days(second[1]))


def test_grant_delegation_allows_the_role_again_where_it_ended(works, owner, now):
    clerk = make_account()
    grant(works, clerk, owner, now, end=now + DAY)

    grant(works, clerk, owner, now, start=now + DAY)

    assert Delegation.objects.filter(account=clerk).count() == 2


def test_grant_delegation_refuses_a_reversed_period(works, owner, now):
    with pytest.raises(PeriodReversed):
        grant(works, make_account(), owner, now, start=now + DAY, end=now + DAY)


def test_grant_delegation_refuses_a_period_that_is_over(works, owner, now):
    with pytest.raises(PeriodOver):
        grant(works, make_account(), owner, now, start=now - 2 * DAY, end=now - DAY)


def test_grant_delegation_refuses_a_closed_account(works, owner, now):
    with pytest.raises(AccountMissing):
        grant(works, make_account(is_active=False), owner, now)


def test_grant_delegation_refuses_an_unknown_organisation(owner, now):
    with pytest.raises(PrincipalMissing):
        grant_delegation(
            organisation_id=987654321,
            account_id=owner.pk,
            role=OWNER,
            granted_by_id=None,
            at=now,
        )


def test_revoke_delegation_takes_the_role_at_once(works, owner, now):
    clerk = make_account()
    granted = grant(works, clerk, owner, now - DAY)

    revoke_delegation(delegation_id=granted.pk, revoked_by_id=owner.pk, at=now)

    assert roles_at(clerk.pk, works.pk, now - datetime.timedelta(seconds=1)) == {PREPARER}
    assert roles_at(clerk.pk, works.pk, now) == set()


def test_revoke_delegation_refuses_a_second_time(works, owner, now):
    granted = grant(works, make_account(), owner, now - DAY)
    revoke_delegation(delegation_id=granted.pk, revoked_by_id=owner.pk, at=now)

    with pytest.raises(DelegationOver):
        revoke_delegation(delegation_id=granted.pk, revoked_by_id=owner.pk, at=now + DAY)


def test_revoke_delegation_hides_it_from_strangers(works, owner, now):
    granted = grant(works, make_account(), owner, now)

    with pytest.raises(DelegationMissing):
        revoke_delegation(delegation_id=granted.pk, revoked_by_id=make_account().pk, at=now)


def test_revoke_delegation_refuses_the_person_who_holds_it(works, owner, now):
    clerk = make_account()
    granted = grant(works, clerk, owner, now)

    with pytest.raises(NotAnOwner):
        revoke_delegation(delegation_id=granted.pk, revoked_by_id=clerk.pk, at=now)


def test_revoke_delegation_keeps_the_last_owner(works, owner, now):
    mine = Delegation.objects.get(account=owner)

    with pytest.raises(LastOwner):
        revoke_delegation(delegation_id=mine.pk, revoked_by_id=owner.pk, at=now)


def test_revoke_delegation_does_not_count_an_owner_who_will_end(works, owner, now):
    grant(works, make_account(), owner, now, role=OWNER, end=now + DAY)
    mine = Delegation.objects.get(account=owner)

    with pytest.raises(LastOwner):
        revoke_delegation(delegation_id=mine.pk, revoked_by_id=owner.pk, at=now)


def test_leave_organisation_ends_all_own_roles(works, owner, now):
    clerk = make_account()
    grant(works, clerk, owner, now)
    grant(works, clerk, owner, now, role=APPROVER, start=now + DAY)

    leave_organisation(organisation_id=works.pk, account_id=clerk.pk, at=now)

    assert list(delegations_of(clerk.pk, now)) == []


def test_leave_organisation_refuses_the_last_owner(works, owner, now):
    with pytest.raises(LastOwner):
        leave_organisation(organisation_id=works.pk, account_id=owner.pk, at=now)


def test_leave_organisation_lets_an_owner_go_when_another_stays(works, owner, now):
    grant(works, make_account(), owner, now, role=OWNER)

    leave_organisation(organisation_id=works.pk, account_id=owner.pk, at=now)

    assert roles_at(owner.pk, works.pk, now) == set()


@pytest.mark.parametrize("known", [True, False], ids=["of others", "unknown"])
def test_leave_organisation_refuses_where_one_does_not_act(works, now, known):
    with pytest.raises(PrincipalMissing):
        leave_organisation(
            organisation_id=works.pk if known else 987654321,
            account_id=make_account().pk,
            at=now,
        )


def test_change_role_keeps_the_history(works, owner, now):
    clerk = make_account()
    granted = grant(works, clerk, owner, now - DAY, end=now + DAY)

    changed = change_role(delegation_id=granted.pk, role=APPROVER, changed_by_id=owner.pk, at=now)

    assert (changed.start, changed.end, changed.granted_by_id) == (now, now + DAY, owner.pk)
    assert roles_at(clerk.pk, works.pk, now - DAY) == {PREPARER}
    assert roles_at(clerk.pk, works.pk, now) == {APPROVER}


def test_change_role_refuses_the_present_role(works, owner, now):
    granted = grant(works, make_account(), owner, now)

    with pytest.raises(RoleUnchanged):
        change_role(delegation_id=granted.pk, role=PREPARER, changed_by_id=owner.pk, at=now)


def test_change_role_refuses_a_role_held_already(works, owner, now):
    clerk = make_account()
    granted = grant(works, clerk, owner, now)
    grant(works, clerk, owner, now, role=APPROVER)

    with pytest.raises(DelegationHeld):
        change_role(delegation_id=granted.pk, role=APPROVER, changed_by_id=owner.pk, at=now)

    granted.refresh_from_db()
    assert granted.revoked_at is None


def test_change_role_keeps_the_last_owner(works, owner, now):
    mine = Delegation.objects.get(account=owner)

    with pytest.raises(LastOwner):
        change_role(delegation_id=mine.pk, role=APPROVER, changed_by_id=owner.pk, at=now)


def test_found_ownership_makes_a_first_owner(now):
    introduce_principal(organisation_id=77, name="New Works")
    founder = make_account()

    found_ownership(organisation_id=77, account_id=founder.pk, at=now)

    assert roles_at(founder.pk, 77, now) == {OWNER}


def test_found_ownership_refuses_where_somebody_owns(works, now):
    with pytest.raises(OwnerExists):
        found_ownership(organisation_id=works.pk, account_id=make_account().pk, at=now)


def test_introduce_principal_renews_names(works):
    introduce_principal(organisation_id=works.pk, name="Renamed", name_zh="改名")

    works.refresh_from_db()
    assert (works.name, works.name_zh) == ("Renamed", "改名")


def test_act_for_organisation_answers_the_roles(works, owner, now):
    held = act_for_organisation(account_id=owner.pk, organisation_id=works.pk, at=now)

    assert [row.role for row in held] == [OWNER]


def test_act_for_organisation_refuses_a_stranger(works, now):
    with pytest.raises(PrincipalMissing):
        act_for_organisation(account_id=make_account().pk, organisation_id=works.pk, at=now)
