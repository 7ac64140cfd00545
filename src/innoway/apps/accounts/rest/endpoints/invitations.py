"""Offers to act for an organisation."""

from typing import Any

from django.http import Http404, HttpRequest
from django.utils import timezone, translation
from ninja import Path, Router, Status

from innoway.apps.accounts.operations.accept_invitation import accept_invitation as accept
from innoway.apps.accounts.operations.decline_invitation import decline_invitation as decline
from innoway.apps.accounts.operations.invite_delegate import invite_delegate as invite
from innoway.apps.accounts.operations.withdraw_invitation import withdraw_invitation as withdraw
from innoway.apps.accounts.queries import people as reads
from innoway.apps.accounts.queries.invitation import invitations_for
from innoway.apps.accounts.rest import answers, schemas
from innoway.foundation.rest import Id, Problem

router = Router(tags=["delegations"])
REFUSED: dict[Any, Any] = {
    401: Problem, 403: Problem, 404: Problem, 409: Problem, 410: Problem, 422: Problem,
    429: Problem,
}  # fmt: skip


@router.get(
    "/invitations",
    response={200: list[schemas.InvitationOut], 401: Problem},
    url_name="my-invitations",
)
def my_invitations(request: HttpRequest) -> Any:
    """List the offers that wait for one's own answer."""
    account_id = request.auth.pk  # type: ignore[attr-defined]
    return [answers.invitation(row) for row in invitations_for(account_id, timezone.now())]


@router.get(
    "/organisations/{organisation_id}/invitations",
    response={200: list[schemas.InvitationOut], **REFUSED},
    url_name="open-invitations",
)
def open_invitations(request: HttpRequest, organisation_id: Path[Id]) -> Any:
    """List the offers of an organisation that wait for an answer, for its owners."""
    now = timezone.now()
    actor = request.auth  # type: ignore[attr-defined]
    if reads.managed_principal(actor, organisation_id, now) is None:
        raise Http404
    rows = reads.open_invitations_of(actor, organisation_id, now).select_related("principal")
    return [answers.invitation(row) for row in rows]


@router.post(
    "/organisations/{organisation_id}/invitations",
    response={201: schemas.InvitationOut, **REFUSED},
    url_name="invite-delegate",
)
def invite_delegate(
    request: HttpRequest, organisation_id: Path[Id], body: schemas.InvitationIn
) -> Any:
    """Ask somebody by e-mail to act for the organisation."""
    sent = invite(
        organisation_id=organisation_id,
        email=body.email,
        role=body.role,
        invited_by_id=request.auth.pk,  # type: ignore[attr-defined]
        at=timezone.now(),
        delegation_end=body.delegation_end,
        language=translation.get_language() or "",
    )
    return Status(201, answers.invitation(sent))


@router.post(
    "/invitations/{invitation_id}/withdraw",
    response={204: None, **REFUSED},
    url_name="withdraw-invitation",
)
def withdraw_invitation(request: HttpRequest, invitation_id: Path[Id]) -> Any:
    """Take an offer back."""
    account_id = request.auth.pk  # type: ignore[attr-defined]
    withdraw(invitation_id=invitation_id, withdrawn_by_id=account_id, at=timezone.now())
    return Status(204, None)


@router.post(
    "/invitations/{invitation_id}/accept",
    response={200: schemas.DelegationOut, **REFUSED},
    url_name="accept-invitation",
)
def accept_invitation(request: HttpRequest, invitation_id: Path[Id]) -> Any:
    """Take the offered role; the invited address must be a confirmed one of the account."""
    account_id = request.auth.pk  # type: ignore[attr-defined]
    taken = accept(invitation_id=invitation_id, account_id=account_id, at=timezone.now())
    return answers.delegation(taken)


@router.post(
    "/invitations/{invitation_id}/decline",
    response={204: None, **REFUSED},
    url_name="decline-invitation",
)
def decline_invitation(request: HttpRequest, invitation_id: Path[Id]) -> Any:
    """Say no to an offer."""
    account_id = request.auth.pk  # type: ignore[attr-defined]
    decline(invitation_id=invitation_id, account_id=account_id, at=timezone.now())
    return Status(204, None)
