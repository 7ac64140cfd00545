"""Invitations: sent by owners, taken by whoever reads the mailbox, once and in time."""

import datetime

import pytest

from innoway.apps.accounts.enums import DelegationRole
from innoway.apps.accounts.errors import (
    DelegationHeld,
    InvitationForAnother,
    InvitationInvalid,
    InvitationOver,
    InvitationSent,
    NotAnOwner,
    PeriodOver,
    PrincipalMissing,
    TooManyInvitations,
)
from innoway.apps.accounts.models import Delegation, Invitation
from innoway.apps.accounts.operations.accept_invitation import accept_invitation
from innoway.apps.accounts.operations.decline_invitation import decline_invitation
from innoway.apps.accounts.operations.invite_delegate import (
    ANSWER_WITHIN,
    OPEN_AT_ONCE,
    invite_delegate,
)
from innoway.apps.accounts.operations.withdraw_invitation import withdraw_invitation
from innoway.apps.accounts.queries.delegations import roles_at
from innoway.apps.accounts.queries.invitation import invitation_of_token, invitations_for
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


@pytest.fixture
def invite(works, owner, now):
    def send(email="new@test.example", role=PREPARER, by=None, at=now, **facts):
        return invite_delegate(
            organisation_id=works.pk,
            email=email,
            role=role,
            invited_by_id=(by or owner).pk,
            at=at,
            **facts,
        )

    return send


def test_accept_invitation_makes_a_delegation(invite, works, now):
    invited = make_account("new@test.example")
    invitation = invite("New@Test.Example ", delegation_end=now + 9 * DAY)

    delegation = accept_invitation(invitation_id=invitation.pk, account_id=invited.pk, at=now + DAY)

    assert (delegation.role, delegation.end) == (PREPARER, now + 9 * DAY)
    assert roles_at(invited.pk, works.pk, now + DAY) == {PREPARER}


def test_invitation_link_leads_back_to_the_invitation(invite):
    invitation = invite()

    assert invitation_of_token(invitation.token) == invitation


@pytest.mark.parametrize(
    "spoil",
    [
        pytest.param(lambda token: token[:-1] + ("a" if token[-1] != "a" else "b"), id="changed"),
        pytest.param(lambda token: "", id="empty"),
        pytest.param(lambda token: "MQ:x:y", id="invented"),
    ],
)
def test_invitation_link_that_is_not_ours_is_refused(invite, spoil):
    with pytest.raises(InvitationInvalid):
        invitation_of_token(spoil(invite().token))


def test_invite_delegate_refuses_who_is_no_owner(invite, works):
    approver = make_account()
    make_delegation(approver, works, APPROVER)

    with pytest.raises(NotAnOwner):
        invite(by=approver)


def test_invite_delegate_refuses_an_unknown_organisation(owner, now):
    with pytest.raises(PrincipalMissing):
        invite_delegate(
            organisation_id=987654321,
            email="new@test.example",
            role=PREPARER,
            invited_by_id=owner.pk,
            at=now,
        )


def test_invite_delegate_refuses_a_role_that_is_over(invite, now):
    with pytest.raises(PeriodOver):
        invite(delegation_end=now)


def test_invite_delegate_refuses_the_same_offer_twice(invite):
    invite()

    with pytest.raises(InvitationSent):
        invite("NEW@test.example")


def test_invite_delegate_may_offer_again_after_the_time_is_over(invite, now):
    invite()

    again = invite(at=now + ANSWER_WITHIN)

    assert list(Invitation.objects.open(now + ANSWER_WITHIN)) == [again]


def test_invite_delegate_refuses_more_than_a_mailing(invite):
    for number in range(OPEN_AT_ONCE):
        invite(f"new-{number}@test.example")

    with pytest.raises(TooManyInvitations):
        invite("one-more@test.example")


def test_accept_invitation_refuses_another_mailbox(invite, now):
    invitation = invite()

    with pytest.raises(InvitationForAnother):
        accept_invitation(invitation_id=invitation.pk, account_id=make_account().pk, at=now)


def test_accept_invitation_refuses_an_unconfirmed_mailbox(invite, now):
    invited = make_account("new@test.example")
    invited.emailaddress_set.update(verified=False)
    invitation = invite()

    with pytest.raises(InvitationForAnother):
        accept_invitation(invitation_id=invitation.pk, account_id=invited.pk, at=now)


def test_accept_invitation_refuses_at_the_last_moment(invite, now):
    invited = make_account("new@test.example")
    invitation = invite()

    with pytest.raises(InvitationOver):
        accept_invitation(
            invitation_id=invitation.pk, account_id=invited.pk, at=now + ANSWER_WITHIN
        )


def test_accept_invitation_refuses_a_second_time(invite, now):
    invited = make_account("new@test.example")
    invitation = invite()
    accept_invitation(invitation_id=invitation.pk, account_id=invited.pk, at=now)

    with pytest.raises(InvitationOver):
        accept_invitation(invitation_id=invitation.pk, account_id=invited.pk, at=now)


def test_accept_invitation_refuses_when_the_inviter_is_owner_no_more(invite, owner, now):
    invited = make_account("new@test.example")
    invitation = invite()
    Delegation.objects.filter(account=owner).update(revoked_at=now + DAY)

    with pytest.raises(InvitationOver):
        accept_invitation(invitation_id=invitation.pk, account_id=invited.pk, at=now + DAY)


def test_accept_invitation_refuses_a_role_held_already(invite, works, now):
    invited = make_account("new@test.example")
    make_delegation(invited, works, PREPARER)
    invitation = invite()

    with pytest.raises(DelegationHeld):
        accept_invitation(invitation_id=invitation.pk, account_id=invited.pk, at=now)


@pytest.mark.parametrize("answer", [accept_invitation, decline_invitation])
def test_answers_refuse_an_unknown_invitation(answer, owner, now):
    with pytest.raises(InvitationInvalid):
        answer(invitation_id=987654321, account_id=owner.pk, at=now)


def test_decline_invitation_closes_it(invite, now):
    invited = make_account("new@test.example")
    invitation = invite()

    decline_invitation(invitation_id=invitation.pk, account_id=invited.pk, at=now)

    assert invitations_for(invited.pk, now) == []
    with pytest.raises(InvitationOver):
        decline_invitation(invitation_id=invitation.pk, account_id=invited.pk, at=now)


def test_decline_invitation_refuses_another_mailbox(invite, now):
    invitation = invite()

    with pytest.raises(InvitationForAnother):
        decline_invitation(invitation_id=invitation.pk, account_id=make_account().pk, at=now)


def test_withdraw_invitation_makes_the_link_worthless(invite, owner, now):
    invited = make_account("new@test.example")
    invitation = invite()

    withdraw_invitation(invitation_id=invitation.pk, withdrawn_by_id=owner.pk, at=now)

    with pytest.raises(InvitationOver):
        accept_invitation(invitation_id=invitation.pk, account_id=invited.pk, at=now)
    with pytest.raises(InvitationOver):
        withdraw_invitation(invitation_id=invitation.pk, withdrawn_by_id=owner.pk, at=now)


def test_withdraw_invitation_hides_it_from_strangers(invite, now):
    invitation = invite()

    with pytest.raises(InvitationInvalid):
        withdraw_invitation(invitation_id=invitation.pk, withdrawn_by_id=make_account().pk, at=now)
