"""Who acts for which organisation."""

from typing import Any

from django.http import Http404, HttpRequest
from django.utils import timezone
from ninja import Path, Router, Status

from innoway.apps.accounts.operations.change_role import change_role as change
from innoway.apps.accounts.operations.grant_delegation import grant_delegation as grant
from innoway.apps.accounts.operations.leave_organisation import leave_organisation as leave
from innoway.apps.accounts.operations.revoke_delegation import revoke_delegation as revoke
from innoway.apps.accounts.queries import delegations as own
from innoway.apps.accounts.queries import people as reads
from innoway.apps.accounts.rest import answers, schemas
from innoway.foundation.rest import Id, Problem

router = Router(tags=["delegations"])
REFUSED: dict[Any, Any] = {
    401: Problem, 403: Problem, 404: Problem, 409: Problem, 422: Problem
}  # fmt: skip


@router.get(
    "/delegations",
    response={200: list[schemas.DelegationOut], 401: Problem},
    url_name="delegations",
)
def delegations(request: HttpRequest) -> Any:
    """List one's own roles in force or to come."""
    return [
        answers.delegation(row)
        for row in own.delegations_of(request.auth.pk, timezone.now())  # type: ignore[attr-defined]
    ]


@router.get(
    "/organisations/{organisation_id}/people",
    response={200: list[schemas.DelegationOut], **REFUSED},
    url_name="people",
)
def people(request: HttpRequest, organisation_id: Path[Id]) -> Any:
    """List who acts for an organisation, for its owners and administrators."""
    now = timezone.now()
    actor = request.auth  # type: ignore[attr-defined]
    if reads.managed_principal(actor, organisation_id, now) is None:
        raise Http404
    rows = reads.people_of(actor, organisation_id, now)
    return [answers.delegation(row) for row in rows]


@router.post(
    "/organisations/{organisation_id}/people",
    response={201: schemas.DelegationOut, **REFUSED},
    url_name="grant-delegation",
)
def grant_delegation(
    request: HttpRequest, organisation_id: Path[Id], body: schemas.DelegationIn
) -> Any:
    """Give somebody who acts for the organisation a further role."""
    granted = grant(
        organisation_id=organisation_id,
        account_id=body.account_id,
        role=body.role,
        granted_by_id=request.auth.pk,  # type: ignore[attr-defined]
        at=timezone.now(),
        start=body.start,
        end=body.end,
    )
    return Status(201, answers.delegation(granted))


@router.post(
    "/delegations/{delegation_id}/revoke",
    response={200: schemas.DelegationOut, **REFUSED},
    url_name="revoke-delegation",
)
def revoke_delegation(request: HttpRequest, delegation_id: Path[Id]) -> Any:
    """End somebody's role at once."""
    revoked = revoke(
        delegation_id=delegation_id,
        revoked_by_id=request.auth.pk,  # type: ignore[attr-defined]
        at=timezone.now(),
    )
    return answers.delegation(revoked)


@router.post(
    "/delegations/{delegation_id}/role",
    response={200: schemas.DelegationOut, **REFUSED},
    url_name="change-role",
)
def change_role(request: HttpRequest, delegation_id: Path[Id], body: schemas.RoleIn) -> Any:
    """Give somebody another role in place of this one."""
    changed = change(
        delegation_id=delegation_id,
        role=body.role,
        changed_by_id=request.auth.pk,  # type: ignore[attr-defined]
        at=timezone.now(),
    )
    return answers.delegation(changed)


@router.post(
    "/organisations/{organisation_id}/leave",
    response={204: None, **REFUSED},
    url_name="leave-organisation",
)
def leave_organisation(request: HttpRequest, organisation_id: Path[Id]) -> Any:
    """End all one's own roles for an organisation."""
    leave(
        organisation_id=organisation_id,
        account_id=request.auth.pk,  # type: ignore[attr-defined]
        at=timezone.now(),
    )
    return Status(204, None)
