"""One's own account."""

import datetime
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone
from ninja import Router, Status
from ninja.security.session import SessionAuth

from innoway.apps.accounts.operations.act_for_organisation import act_for_organisation as act
from innoway.apps.accounts.operations.cancel_deletion import cancel_deletion as cancel
from innoway.apps.accounts.operations.edit_profile import edit_profile as edit
from innoway.apps.accounts.operations.request_deletion import request_deletion as request_it
from innoway.apps.accounts.rest import answers, schemas
from innoway.foundation.rest import Problem

router = Router(tags=["account"])
ACTING = "acting_for"
REFUSED: dict[Any, Any] = {401: Problem, 404: Problem, 409: Problem, 422: Problem}


@router.get("/me", response={200: schemas.Me, 401: Problem}, url_name="account")
def account(request: HttpRequest) -> Any:
    """Return the account that the session or the key belongs to."""
    return answers.me(request.auth)  # type: ignore[attr-defined]


@router.put("/me/profile", response={200: schemas.Me, **REFUSED}, url_name="edit-profile")
def edit_profile(request: HttpRequest, body: schemas.Profile) -> Any:
    """Change name, language and appearance."""
    return answers.me(
        edit(
            account_id=request.auth.pk,  # type: ignore[attr-defined]
            full_name=body.full_name[:150],
            language=body.language,
            theme=body.theme,
        )
    )


@router.put(
    "/me/acting-for",
    response={204: None, **REFUSED},
    url_name="act-for-organisation",
    auth=SessionAuth(),
)
def act_for_organisation(request: HttpRequest, body: schemas.ActingIn) -> Any:
    """Choose for whom pages act in this browser; keys have no session and name it each time."""
    if body.organisation_id is None:
        request.session.pop(ACTING, None)
        return Status(204, None)
    held = act(
        account_id=request.auth.pk,  # type: ignore[attr-defined]
        organisation_id=body.organisation_id,
        at=timezone.now(),
    )
    request.session[ACTING] = held[0].principal_id
    return Status(204, None)


@router.post("/me/deletion", response={200: schemas.Me, **REFUSED}, url_name="request-deletion")
def request_deletion(request: HttpRequest) -> Any:
    """Have the account deleted when the time to think again is over."""
    grace = datetime.timedelta(days=settings.ACCOUNT_DELETION_GRACE_DAYS)
    asked = request_it(
        account_id=request.auth.pk,  # type: ignore[attr-defined]
        grace=grace,
        at=timezone.now(),
    )
    return answers.me(asked)


@router.delete("/me/deletion", response={200: schemas.Me, **REFUSED}, url_name="cancel-deletion")
def cancel_deletion(request: HttpRequest) -> Any:
    """Keep the account after all."""
    return answers.me(cancel(account_id=request.auth.pk))  # type: ignore[attr-defined]
