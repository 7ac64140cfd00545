"""Documents: list, upload, look, download, delete."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from ninja import File, Form, Path, Query, Router, Schema, Status
from ninja.files import UploadedFile

from innoway.apps.documents.calculations.owner import Owner
from innoway.apps.documents.errors import DocumentMissing
from innoway.apps.documents.models import Document
from innoway.apps.documents.operations.add_version import add_version as add
from innoway.apps.documents.operations.delete_document import delete_document as delete
from innoway.apps.documents.operations.store_document import store_document as store
from innoway.apps.documents.queries import signed_link as links
from innoway.apps.documents.queries.document import document as one_document
from innoway.apps.documents.queries.documents import documents_of
from innoway.apps.documents.queries.kinds import kinds as kinds_here
from innoway.apps.documents.queries.uploads import upload_of
from innoway.apps.documents.rest import schemas
from innoway.apps.documents.rules import can_view
from innoway.foundation.rest import Cursor, Id, Limit, Problem, SafeText, keyset_page, page_schema

router = Router()
REFUSED: dict[Any, Any] = {
    400: Problem, 401: Problem, 403: Problem, 404: Problem, 409: Problem, 413: Problem,
    422: Problem, 429: Problem, 503: Problem,
}  # fmt: skip


class ListQuery(Schema):
    """Whose documents; without an organisation one's own."""

    organisation_id: Id | None = None
    cursor: Cursor = ""
    limit: Limit = 50


class StoreIn(Schema):
    """Whose document it will be, and what it is."""

    organisation_id: Id | None = None
    kind: SafeText
    title: SafeText = ""


def owner_of(account_id: int, organisation_id: int | None) -> Owner:
    """Return the organisation, or the person when none is named."""
    return Owner(organisation_id, None if organisation_id else account_id)


def account_of(request: HttpRequest) -> int:
    """Return the number of the account that the session or key belongs to."""
    return int(request.auth.pk)  # type: ignore[attr-defined]


def shown(document: Document) -> dict[str, Any]:
    """Return a document as the schema wants it."""
    plain = ("id", "organisation_id", "account_id", "kind", "title", "created_at", "held_until",
             "due_at")  # fmt: skip
    return {name: getattr(document, name) for name in plain} | {
        "versions": list(document.versions.all())
    }


@router.get("/kinds", response={200: list[schemas.KindOut], 401: Problem}, url_name="kinds")
def kinds(request: HttpRequest) -> Any:
    """List the kinds of documents."""
    return [{"key": one.key, "en": one.en, "zh": one.zh} for one in kinds_here()]


@router.get("/", response={200: page_schema(schemas.DocumentOut), **REFUSED}, url_name="documents")
def documents(request: HttpRequest, query: Query[ListQuery]) -> Any:
    """List the documents of an organisation one acts for, or one's own."""
    account_id = account_of(request)
    owner = owner_of(account_id, query.organisation_id)
    if not can_view(owner, account_id, timezone.now()):
        raise DocumentMissing
    rows = documents_of(owner)
    page = keyset_page(rows, order=("-pk",), cursor=query.cursor, limit=query.limit)
    return {"items": [shown(row) for row in page.items], "next": page.next}


@router.post("/", response={201: schemas.DocumentOut, **REFUSED}, url_name="store-document")
def store_document(request: HttpRequest, body: Form[StoreIn], file: File[UploadedFile]) -> Any:
    """Upload a document; what is wrong with a file is said in ``code`` and ``detail``."""
    account_id, now = account_of(request), timezone.now()
    stored = store(
        owner=owner_of(account_id, body.organisation_id), kind=body.kind, title=body.title,
        upload=upload_of(file, file.name or "", now),  # type: ignore[arg-type]
        account_id=account_id, at=now,
    )  # fmt: skip
    return Status(201, shown(stored))


@router.get("/{document_id}", response={200: schemas.DocumentOut, **REFUSED}, url_name="document")
def document(request: HttpRequest, document_id: Path[Id]) -> Any:
    """Return a document of one's own side."""
    return shown(one_document(document_id, account_of(request), timezone.now()).document)


@router.post(
    "/{document_id}/versions",
    response={201: schemas.VersionOut, **REFUSED},
    url_name="add-version",
)
def add_version(request: HttpRequest, document_id: Path[Id], file: File[UploadedFile]) -> Any:
    """Upload another version; the earlier ones stay."""
    now = timezone.now()
    upload = upload_of(file, file.name or "", now)  # type: ignore[arg-type]
    account_id = account_of(request)
    added = add(document_id=document_id, upload=upload, account_id=account_id, at=now)
    return Status(201, added)


@router.get(
    "/{document_id}/versions/{number}/link",
    response={200: schemas.LinkOut, **REFUSED},
    url_name="signed-link",
)
def signed_link(request: HttpRequest, document_id: Path[Id], number: Path[Id]) -> Any:
    """Return a path for a browser that is signed in as this account, valid for ten minutes.

    It says nothing about whether the document exists: that is asked when it is opened.
    """
    link = links.Link(document_id, number, account_of(request))
    token = links.token_for(link, timezone.now())
    return {"path": reverse("documents:read-document", args=[token])}


@router.delete("/{document_id}", response={204: None, **REFUSED}, url_name="delete-document")
def delete_document(request: HttpRequest, document_id: Path[Id]) -> Any:
    """Delete a document with all versions, unless a rule still holds it."""
    delete(document_id=document_id, account_id=account_of(request), at=timezone.now())
    return Status(204, None)
