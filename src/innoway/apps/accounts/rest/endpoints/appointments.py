"""Staff roles."""

from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from ninja import Path, Router, Status

from innoway.apps.accounts.errors import AccountMissing, NotAnAdministrator
from innoway.apps.accounts.operations.appoint_staff import appoint_staff as appoint
from innoway.apps.accounts.operations.revoke_appointment import revoke_appointment as revoke
from innoway.apps.accounts.queries.address import account_of_address
from innoway.apps.accounts.queries.appointments import appointments_in_force
from innoway.apps.accounts.rest import answers, schemas
from innoway.apps.accounts.rules import can_appoint_staff
from innoway.foundation.rest import Id, Problem

router = Router(tags=["staff"])
REFUSED: dict[Any, Any] = {
    401: Problem, 403: Problem, 404: Problem, 409: Problem, 422: Problem
}  # fmt: skip


@router.get(
    "/appointments",
    response={200: list[schemas.AppointmentOut], 401: Problem},
    url_name="appointments",
)
def appointments(request: HttpRequest) -> Any:
    """List staff roles in force: all of them for administrators, one's own for others."""
    actor = request.auth  # type: ignore[attr-defined]
    return [answers.appointment(row) for row in appointments_in_force(actor, timezone.now())]


@router.post(
    "/appointments", response={201: schemas.AppointmentOut, **REFUSED}, url_name="appoint-staff"
)
def appoint_staff(request: HttpRequest, body: schemas.AppointmentIn) -> Any:
    """Give somebody a desk; administrators only."""
    actor = request.auth  # type: ignore[attr-defined]
    if not can_appoint_staff(actor):
        raise NotAnAdministrator
    person = account_of_address(body.email)
    if person is None:
        raise AccountMissing
    given = appoint(
        account_id=person.pk,
        role=body.role,
        end=body.end,
        appointed_by_id=actor.pk,
        at=timezone.now(),
        start=body.start,
    )
    return Status(201, answers.appointment(given))


@router.post(
    "/appointments/{appointment_id}/revoke",
    response={200: schemas.AppointmentOut, **REFUSED},
    url_name="revoke-appointment",
)
def revoke_appointment(request: HttpRequest, appointment_id: Path[Id]) -> Any:
    """Take a desk away at once; administrators only."""
    actor = request.auth  # type: ignore[attr-defined]
    taken = revoke(appointment_id=appointment_id, revoked_by_id=actor.pk, at=timezone.now())
    return answers.appointment(taken)
