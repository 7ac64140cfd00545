"""Give a person a desk in the district."""

import datetime

from django.db import IntegrityError, transaction

from innoway.apps.accounts.enums import StaffRole
from innoway.apps.accounts.errors import (
    AccountMissing,
    AppointmentHeld,
    NotAnAdministrator,
    PeriodOver,
    PeriodReversed,
    PeriodTooLong,
)
from innoway.apps.accounts.events import StaffAppointed
from innoway.apps.accounts.models import Account, Appointment
from innoway.apps.accounts.rules import can_appoint_staff
from innoway.foundation.audit import record_act
from innoway.foundation.events import publish
from innoway.foundation.jobs import queue

LONGEST = datetime.timedelta(days=3 * 366)


@transaction.atomic
def appoint_staff(
    *,
    account_id: int,
    role: StaffRole,
    end: datetime.datetime,
    appointed_by_id: int | None,
    at: datetime.datetime,
    start: datetime.datetime | None = None,
) -> Appointment:
    """Give a staff role from ``start`` (now) until before ``end``, for three years at most.

    ``appointed_by_id`` may be None only for whoever holds the machine itself: the command
    line and the demo seed.

    Raises:
        NotAnAdministrator: The appointing account is no administrator with a second factor.
        AccountMissing: The account does not exist or is closed.
        PeriodReversed: The end does not lie after the start.
        PeriodOver: The end has already passed.
        PeriodTooLong: The role would last longer than three years.
        AppointmentHeld: The person has this role in that time already.
    """
    start = start or at
    _check_period(start, end, at)
    if appointed_by_id is not None:
        appointer = Account.objects.get(pk=appointed_by_id)
        if not can_appoint_staff(appointer):
            raise NotAnAdministrator
    if not Account.objects.filter(pk=account_id, is_active=True).exists():
        raise AccountMissing
    appointment = Appointment(
        account_id=account_id, role=role, start=start, end=end, granted_by_id=appointed_by_id
    )
    try:
        with transaction.atomic():
            appointment.save()
    except IntegrityError as clash:
        if "appointment_once" not in str(clash):
            raise
        raise AppointmentHeld from clash
    queue.configure_task("accounts.announce_appointment").defer(appointment_id=appointment.pk)
    record_act(
        "accounts.staff-appointed",
        account_id=appointed_by_id,
        object_kind="appointment",
        object_id=appointment.pk,
        facts={"role": str(role), "person": account_id, "end": end.isoformat()},
    )
    publish(StaffAppointed(appointment.pk, account_id, str(role)))
    return appointment


def _check_period(start: datetime.datetime, end: datetime.datetime, at: datetime.datetime) -> None:
    if end <= start:
        raise PeriodReversed
    if end <= at:
        raise PeriodOver
    if end - start > LONGEST:
        raise PeriodTooLong(days=LONGEST.days)
