"""Staff roles: given by administrators, with an end, asleep without a second factor."""

import datetime

import pytest
from allauth.mfa.models import Authenticator
from django.utils import timezone

from innoway.apps.accounts.enums import StaffRole
from innoway.apps.accounts.errors import (
    AccountMissing,
    AppointmentHeld,
    AppointmentMissing,
    AppointmentOver,
    LastAdministrator,
    NotAnAdministrator,
    PeriodOver,
    PeriodReversed,
    PeriodTooLong,
)
from innoway.apps.accounts.models import Account, Appointment
from innoway.apps.accounts.operations.appoint_staff import LONGEST, appoint_staff
from innoway.apps.accounts.operations.revoke_appointment import revoke_appointment
from innoway.apps.accounts.tests.factories import make_account, make_appointment

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)


@pytest.fixture
def administrator():
    return make_account(staff=StaffRole.ADMINISTRATOR)


def fresh(account):
    return Account.objects.get(pk=account.pk)


def appoint(account, administrator, now, role=StaffRole.ANALYST, **facts):
    return appoint_staff(
        account_id=account.pk,
        role=role,
        appointed_by_id=administrator.pk if administrator else None,
        at=now,
        **{"end": now + 30 * DAY, **facts},
    )


def test_appoint_staff_gives_a_desk(administrator, now):
    analyst = make_account()

    appoint(analyst, administrator, now)

    assert fresh(analyst).staff_roles == {StaffRole.ANALYST}
    assert fresh(analyst).is_staff
    assert fresh(analyst).has_staff_role(StaffRole.ANALYST, StaffRole.STEWARD)
    assert not fresh(analyst).has_staff_role(StaffRole.ADMINISTRATOR)


def test_appoint_staff_ends_by_itself(administrator, now):
    analyst = make_account()

    appoint(analyst, administrator, now, end=now + DAY)

    assert analyst.roles_at(now) == {StaffRole.ANALYST}
    assert analyst.roles_at(now + DAY) == set()


@pytest.mark.parametrize("role", [role for role in StaffRole if role != StaffRole.ADMINISTRATOR])
def test_appoint_staff_refuses_every_other_desk(now, role):
    with pytest.raises(NotAnAdministrator):
        appoint(make_account(), make_account(staff=role), now)


@pytest.mark.parametrize(
    ("facts", "refusal"),
    [
        pytest.param({"start": 5, "end": 5}, PeriodReversed, id="reversed"),
        pytest.param({"start": -5, "end": -1}, PeriodOver, id="over"),
        pytest.param({"end": LONGEST.days + 1}, PeriodTooLong, id="too long"),
    ],
)
def test_appoint_staff_refuses_an_impossible_period(administrator, now, facts, refusal):
    moments = {name: now + days * DAY for name, days in facts.items()}

    with pytest.raises(refusal):
        appoint(make_account(), administrator, now, **moments)


def test_appoint_staff_refuses_the_same_desk_twice(administrator, now):
    analyst = make_account()
    appoint(analyst, administrator, now)

    with pytest.raises(AppointmentHeld):
        appoint(analyst, administrator, now, start=now + 29 * DAY, end=now + 60 * DAY)


def test_appoint_staff_refuses_a_closed_account(administrator, now):
    with pytest.raises(AccountMissing):
        appoint(make_account(is_active=False), administrator, now)


def test_revoke_appointment_ends_it_at_once(administrator):
    analyst = make_account(staff=StaffRole.ANALYST)
    row = Appointment.objects.get(account=analyst)

    revoke_appointment(appointment_id=row.pk, revoked_by_id=administrator.pk, at=timezone.now())

    assert fresh(analyst).staff_roles == set()


def test_revoke_appointment_refuses_a_second_time(administrator, now):
    row = Appointment.objects.get(account=make_account(staff=StaffRole.ANALYST))
    revoke_appointment(appointment_id=row.pk, revoked_by_id=administrator.pk, at=now)

    with pytest.raises(AppointmentOver):
        revoke_appointment(appointment_id=row.pk, revoked_by_id=administrator.pk, at=now)


def test_revoke_appointment_refuses_its_holder(now):
    analyst = make_account(staff=StaffRole.ANALYST)
    row = Appointment.objects.get(account=analyst)

    with pytest.raises(NotAnAdministrator):
        revoke_appointment(appointment_id=row.pk, revoked_by_id=analyst.pk, at=now)


def test_revoke_appointment_hides_it_from_strangers(now):
    row = Appointment.objects.get(account=make_account(staff=StaffRole.ANALYST))

    with pytest.raises(AppointmentMissing):
        revoke_appointment(appointment_id=row.pk, revoked_by_id=make_account().pk, at=now)


def test_revoke_appointment_keeps_the_last_administrator(administrator, now):
    row = Appointment.objects.get(account=administrator)

    with pytest.raises(LastAdministrator):
        revoke_appointment(appointment_id=row.pk, revoked_by_id=administrator.pk, at=now)


def test_revoke_appointment_lets_one_of_two_administrators_go(administrator, now):
    make_account(staff=StaffRole.ADMINISTRATOR)
    row = Appointment.objects.get(account=administrator)

    revoke_appointment(appointment_id=row.pk, revoked_by_id=administrator.pk, at=timezone.now())

    assert fresh(administrator).staff_roles == set()


def test_staff_roles_sleep_until_a_second_factor_is_set_up(administrator, settings):
    settings.STAFF_TWO_FACTOR = True

    assert fresh(administrator).staff_roles == set()
    assert fresh(administrator).appointed_roles == {StaffRole.ADMINISTRATOR}

    Authenticator.objects.create(user=administrator, type=Authenticator.Type.TOTP, data={})
    assert fresh(administrator).staff_roles == {StaffRole.ADMINISTRATOR}


def test_staff_roles_do_not_wake_by_recovery_codes_alone(administrator, settings):
    settings.STAFF_TWO_FACTOR = True
    kind = Authenticator.Type.RECOVERY_CODES
    Authenticator.objects.create(user=administrator, type=kind, data={})

    assert fresh(administrator).staff_roles == set()


def test_staff_roles_add_up(administrator):
    make_appointment(administrator, StaffRole.STEWARD)

    assert fresh(administrator).staff_roles == {StaffRole.ADMINISTRATOR, StaffRole.STEWARD}


def test_staff_roles_of_the_first_superuser_are_an_administrators():
    first = Account.objects.create_superuser("first@test.example", "pass-phrase-for-tests")

    assert first.staff_roles == {StaffRole.ADMINISTRATOR}
