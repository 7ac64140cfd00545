"""Forms on their way of whoever is signed in; strangers learn nothing, not even that one exists."""

import uuid
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest
from django.utils import timezone
from ninja import Router, Status

from innoway.apps.hall.calculations.paper_list import list_papers
from innoway.apps.hall.enums import PaperState
from innoway.apps.hall.operations import choose_papers as choosing
from innoway.apps.hall.operations import delete_draft as deleting
from innoway.apps.hall.operations import save_draft as saving
from innoway.apps.hall.operations import send_draft as sending
from innoway.apps.hall.operations import start_draft as starting
from innoway.apps.hall.queries.catalogue import catalogue
from innoway.apps.hall.queries.draft import OpenForm, form_of, open_form
from innoway.apps.hall.queries.drafts import drafts_of
from innoway.apps.hall.queries.known_values import known_values
from innoway.apps.hall.rest import schemas
from innoway.apps.hall.rules import can_view_draft
from innoway.foundation.rest import SIGNED_IN, Problem

router = Router(auth=SIGNED_IN)
REFUSED = {400: Problem, 401: Problem, 403: Problem, 404: Problem, 409: Problem, 422: Problem,
           429: Problem}  # fmt: skip


@router.get("/drafts", response={200: list[schemas.DraftOut], **REFUSED})
def drafts(request: HttpRequest) -> list[dict[str, Any]]:
    """My forms that were not sent yet."""
    return [shown(form) for form in drafts_of(account_of(request))]


@router.post("/drafts", response={201: schemas.DraftOut, **REFUSED})
def start_draft(request: HttpRequest, body: schemas.DraftIn) -> Any:
    """Start a form for some services; what the district knows of me is filled in."""
    account = account_of(request)
    draft = starting.start_draft(
        catalogue=catalogue(), items=body.items, bundle=body.bundle,
        known=known_values(account, None, timezone.localdate()), account_id=account,
        organisation_id=None, secret=settings.SECRET_KEY, at=timezone.now(),
    )  # fmt: skip
    return Status(201, shown(form_of(draft)))


@router.get("/drafts/{draft_id}", response={200: schemas.DraftOut, **REFUSED})
def draft(request: HttpRequest, draft_id: uuid.UUID) -> dict[str, Any]:
    """One of my forms with what is missing."""
    return shown(mine_or_404(request, draft_id))


@router.post("/drafts/{draft_id}/save-draft", response={200: schemas.DraftOut, **REFUSED})
def save_draft(request: HttpRequest, draft_id: uuid.UUID, body: schemas.AnswersIn) -> Any:
    """Save answers as they stand, complete or not."""
    form = mine_or_404(request, draft_id)
    saved = saving.save_draft(
        draft_id=draft_id, catalogue=catalogue(), typed=body.answers,
        provider_id=form.draft.provider_id, at=timezone.now(),
    )  # fmt: skip
    return shown(form_of(saved))


@router.post("/drafts/{draft_id}/choose-papers", response={200: schemas.DraftOut, **REFUSED})
def choose_papers(request: HttpRequest, draft_id: uuid.UUID, body: schemas.PapersIn) -> Any:
    """Say which of my documents go with one of my forms; each into every case that asks for it."""
    mine_or_404(request, draft_id)
    kept = choosing.choose_papers(
        draft_id=draft_id, account_id=account_of(request), chosen=body.papers,
        consent=body.consent, at=timezone.now(),
    )  # fmt: skip
    return shown(form_of(kept))


@router.post("/drafts/{draft_id}/send-draft", response={200: schemas.DraftOut, **REFUSED})
def send_draft(request: HttpRequest, draft_id: uuid.UUID, body: schemas.SendIn) -> Any:
    """Open and hand in a case for each service of one of my forms, all or none."""
    mine_or_404(request, draft_id)
    sent = sending.send_draft(
        draft_id=draft_id, account_id=account_of(request), commitment=body.commitment,
        at=timezone.now(),
    )  # fmt: skip
    return shown(form_of(sent))


@router.delete("/drafts/{draft_id}", response={204: None, **REFUSED})
def delete_draft(request: HttpRequest, draft_id: uuid.UUID) -> Any:
    """Delete one of my forms with everything in it."""
    mine_or_404(request, draft_id)
    deleting.delete_draft(draft_id=draft_id)
    return Status(204, None)


def account_of(request: HttpRequest) -> int:
    """Return the number of the account that is signed in."""
    number: int = request.auth.pk  # type: ignore[attr-defined]
    return number


def mine_or_404(request: HttpRequest, draft_id: uuid.UUID) -> OpenForm:
    """Return a form of the account.

    Raises:
        Http404: There is none, or it is somebody else's.
    """
    form = open_form(draft_id)
    if form is None or not can_view_draft(request.auth, form.draft, ()):  # type: ignore[attr-defined]
        raise Http404
    return form


def shown(form: OpenForm) -> dict[str, Any]:
    """Return a form as the schema wants it."""
    draft = form.draft
    return {
        "id": draft.pk, "bundle": draft.bundle, "items": draft.items, "answers": draft.answers,
        "faults": {} if draft.is_sent else dict(form.faults), "changed_at": draft.changed_at,
        "sent_at": draft.sent_at, "cases": draft.cases,
        "papers": [] if draft.is_sent else [
            {"key": paper.key, "name": paper.material.name, "kind": paper.material.kind,
             "items": [item.key for item in paper.items], "to_bring": paper.to_bring,
             "state": PaperState.HERE if paper.key in draft.papers else paper.state,
             "document": draft.papers.get(paper.key, {}).get("document")}
            for paper in list_papers(form.items)
        ],
    }  # fmt: skip
