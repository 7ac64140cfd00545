"""Two people at once: the database decides, and one of them is refused."""

import threading

import pytest
from django.db import connection
from django.utils import timezone

from innoway.apps.accounts.enums import DelegationRole, StaffRole
from innoway.apps.accounts.errors import (
    AppointmentMissing,
    DelegationHeld,
    LastAdministrator,
    LastOwner,
)
from innoway.apps.accounts.models import Appointment, Delegation
from innoway.apps.accounts.operations.grant_delegation import grant_delegation
from innoway.apps.accounts.operations.leave_organisation import leave_organisation
from innoway.apps.accounts.operations.revoke_appointment import revoke_appointment
from innoway.apps.accounts.tests.factories import make_account, make_delegation, make_principal
from innoway.foundation.errors import DomainError

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]


def at_once(*acts):
    """Run all acts at the same moment, each on its own connection; return their refusals."""
    start, refusals, faults = threading.Barrier(len(acts)), [], []

    def run(act):
        try:
            start.wait(5)
            act()
        except DomainError as refusal:
            refusals.append(type(refusal))
        except Exception as fault:
            faults.append(fault)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(act,)) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    assert faults == []
    return refusals


@pytest.mark.parametrize("_round", range(5))
def test_two_last_owners_cannot_both_leave(_round):
    works = make_principal()
    owners = [make_account(), make_account()]
    for owner in owners:
        make_delegation(owner, works)
    now = timezone.now()

    def leaving(owner):
        return lambda: leave_organisation(organisation_id=works.pk, account_id=owner.pk, at=now)

    assert at_once(*map(leaving, owners)) == [LastOwner]
    assert Delegation.objects.in_force(timezone.now()).count() == 1


@pytest.mark.parametrize("_round", range(5))
def test_two_last_administrators_cannot_both_be_removed(_round):
    first, second = (make_account(staff=StaffRole.ADMINISTRATOR) for _number in range(2))
    rows = {row.account_id: row.pk for row in Appointment.objects.all()}
    now = timezone.now()

    def removing(by, whom):
        return lambda: revoke_appointment(appointment_id=rows[whom.pk], revoked_by_id=by.pk, at=now)

    refusals = at_once(removing(first, second), removing(second, first))

    # Whoever comes late is either the last one left or no administrator any more.
    assert len(refusals) == 1
    assert refusals[0] in {LastAdministrator, AppointmentMissing}
    assert Appointment.objects.in_force(timezone.now()).count() == 1


def test_the_same_role_is_granted_once():
    works, clerk = make_principal(), make_account()
    now = timezone.now()

    def granting():
        grant_delegation(
            organisation_id=works.pk,
            account_id=clerk.pk,
            role=DelegationRole.PREPARER,
            granted_by_id=None,
            at=now,
        )

    assert at_once(*[granting] * 4) == [DelegationHeld] * 3
    assert Delegation.objects.count() == 1
