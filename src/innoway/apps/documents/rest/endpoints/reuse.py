"""Consent to use an earlier document in another matter."""

from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from ninja import Path, Router, Status

from innoway.apps.documents.operations.grant_reuse import grant_reuse as grant
from innoway.apps.documents.operations.revoke_reuse import revoke_reuse as revoke
from innoway.apps.documents.rest import schemas
from innoway.apps.documents.rest.endpoints.documents import REFUSED, account_of
from innoway.foundation.rest import Id

router = Router()


@router.post(
    "/{document_id}/consents",
    response={201: schemas.ReuseOut, **REFUSED},
    url_name="grant-reuse",
)
def grant_reuse(request: HttpRequest, document_id: Path[Id], body: schemas.ReuseIn) -> Any:
    """Agree that a document is used in another matter."""
    consent = grant(
        document_id=document_id, subject=(body.subject_app, body.subject_id), until=body.until,
        account_id=account_of(request), at=timezone.now(),
    )  # fmt: skip
    return Status(201, consent)


@router.post(
    "/consents/{consent_id}/revoke",
    response={200: schemas.ReuseOut, **REFUSED},
    url_name="revoke-reuse",
)
def revoke_reuse(request: HttpRequest, consent_id: Path[Id]) -> Any:
    """End a consent at once."""
    return revoke(consent_id=consent_id, account_id=account_of(request), at=timezone.now())
