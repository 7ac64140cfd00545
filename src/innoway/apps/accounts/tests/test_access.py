"""Whatever a list shows a person may view, and whatever a person may view the list shows."""

import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from innoway.apps.accounts import rules
from innoway.apps.accounts.enums import DelegationRole, StaffRole
from innoway.apps.accounts.models import Account, Appointment, Delegation, Invitation
from innoway.apps.accounts.tests.factories import (
    make_account,
    make_appointment,
    make_delegation,
    make_principal,
)

NOW = datetime.datetime(2026, 6, 1, tzinfo=datetime.UTC)
DAY = datetime.timedelta(days=1)

offsets = st.sampled_from([-10, -1, 0, 1, 10])
lengths = st.sampled_from([None, 1, 5])
delegations = st.lists(
    st.tuples(
        st.integers(0, 3), st.integers(0, 1), st.sampled_from(DelegationRole), offsets, lengths
    ),
    max_size=6,
    unique_by=lambda row: row[:3],
)
desks = st.lists(
    st.tuples(st.integers(0, 3), st.sampled_from([StaffRole.ADMINISTRATOR, StaffRole.ANALYST])),
    max_size=3,
    unique=True,
)


class TestVisibility(TestCase):
    """Every person against every row, in worlds that Hypothesis makes up."""

    @settings(max_examples=25)
    @given(delegations, desks, st.booleans(), st.booleans())
    def test_visible_exactly_when_may_view(self, held, appointed, closed, second_factor):
        people = [make_account() for _number in range(4)]
        works = [make_principal() for _number in range(2)]
        for person, principal, role, offset, length in held:
            start = NOW + offset * DAY
            end = None if length is None else start + length * DAY
            make_delegation(people[person], works[principal], role, start=start, end=end)
        for person, role in appointed:
            make_appointment(people[person], role)
        for principal in works:
            Invitation.objects.create(
                principal=principal,
                email="x@test.example",
                role=DelegationRole.OWNER,
                invited_at=NOW,
                expires_at=NOW + DAY,
            )
        if closed:
            Account.objects.filter(pk=people[0].pk).update(is_active=False)

        with self.settings(STAFF_TWO_FACTOR=second_factor):
            for actor in Account.objects.all():
                assert_agreement(actor)


def assert_agreement(actor):
    """Compare the lists with the predicates, row by row."""
    shown = set(rules.delegations_visible_to(actor, NOW).values_list("pk", flat=True))
    may = {d.pk for d in Delegation.objects.all() if rules.can_view_delegation(actor, d, NOW)}
    assert shown == may
    shown = set(rules.invitations_visible_to(actor, NOW).values_list("pk", flat=True))
    may = {i.pk for i in Invitation.objects.all() if rules.can_view_invitation(actor, i, NOW)}
    assert shown == may
    shown = set(rules.appointments_visible_to(actor).values_list("pk", flat=True))
    may = {a.pk for a in Appointment.objects.all() if rules.can_view_appointment(actor, a)}
    assert shown == may


@pytest.mark.parametrize(
    ("role", "prepares", "approves", "manages"),
    [
        (DelegationRole.OWNER, True, True, True),
        (DelegationRole.PREPARER, True, False, False),
        (DelegationRole.APPROVER, False, True, False),
    ],
)
def test_roles_prepare_approve_and_manage(role, prepares, approves, manages):
    assert (role.prepares, role.approves, role.manages_people) == (prepares, approves, manages)
