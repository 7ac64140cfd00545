"""Take a desk away before its time."""

import datetime

from django.db import transaction

from innoway.apps.accounts.enums import StaffRole
from innoway.apps.accounts.errors import (
    AppointmentMissing,
    AppointmentOver,
    LastAdministrator,
    NotAnAdministrator,
)
from innoway.apps.accounts.events import AppointmentRevoked
from innoway.apps.accounts.models import Account, Appointment
from innoway.apps.accounts.rules import can_appoint_staff, can_view_appointment
from innoway.foundation.audit import record_act
from innoway.foundation.events import publish


@transaction.atomic
def revoke_appointment(
    *, appointment_id: int, revoked_by_id: int, at: datetime.datetime
) -> Appointment:
    """End a staff role at once.

    All administrators' rows are locked first, so that the last two cannot remove each other.

    Raises:
        AppointmentMissing: There is no such appointment, or the actor may not know of it.
        NotAnAdministrator: The actor is no administrator with a second factor.
        AppointmentOver: It ended or was revoked before.
        LastAdministrator: No administrator would remain.
    """
    actor = Account.objects.get(pk=revoked_by_id)
    found = Appointment.objects.filter(pk=appointment_id).first()
    if found is None or not can_view_appointment(actor, found):
        raise AppointmentMissing
    if not can_appoint_staff(actor):
        raise NotAnAdministrator
    others = _lock_administrators(at, without=appointment_id)
    appointment = Appointment.objects.select_for_update().get(pk=appointment_id)
    if appointment.revoked_at is not None or appointment.end <= at:
        raise AppointmentOver
    if appointment.role == StaffRole.ADMINISTRATOR and not others:
        raise LastAdministrator
    appointment.revoked_at = at
    appointment.revoked_by_id = revoked_by_id
    appointment.save(update_fields=["revoked_at", "revoked_by"])
    record_act(
        "accounts.appointment-revoked",
        account_id=revoked_by_id,
        object_kind="appointment",
        object_id=appointment.pk,
        facts={"role": appointment.role, "person": appointment.account_id},
    )
    publish(AppointmentRevoked(appointment.pk, appointment.account_id, appointment.role))
    return appointment


def _lock_administrators(at: datetime.datetime, *, without: int) -> bool:
    """Lock every administrator's appointment in one order; say whether another stays."""
    rows = Appointment.objects.filter(role=StaffRole.ADMINISTRATOR).in_force(at)
    locked = list(rows.filter(account__is_active=True).order_by("pk").select_for_update())
    superusers = Account.objects.filter(is_superuser=True, is_active=True)
    return any(row.pk != without for row in locked) or superusers.exists()
