"""Organisations: read by everybody, written by whom the rules let."""

from typing import Any

from django.http import Http404, HttpRequest
from django.utils import timezone
from ninja import Query, Router, Schema, Status

from innoway.apps.registry.calculations.provenance import NewName, Provenance
from innoway.apps.registry.models import Organisation
from innoway.apps.registry.operations import add_identifier as adding
from innoway.apps.registry.operations import classify_organisation as classifying
from innoway.apps.registry.operations import record_recognition as recording
from innoway.apps.registry.operations import register_organisation as registering
from innoway.apps.registry.operations import rename_organisation as renaming
from innoway.apps.registry.operations import revoke_recognition as revoking
from innoway.apps.registry.queries.organisation import names_begun
from innoway.apps.registry.queries.organisation import organisation as numbered
from innoway.apps.registry.queries.organisation import recognition as recognition_numbered
from innoway.apps.registry.queries.register import Filters
from innoway.apps.registry.queries.register import organisations as listed
from innoway.apps.registry.rest import schemas
from innoway.apps.registry.rules import number_of
from innoway.foundation.rest import SIGNED_IN, Id, Limit, Problem, SafeText

router = Router()
READ = {404: Problem, 422: Problem, 429: Problem}
WRITTEN = {400: Problem, 401: Problem, 403: Problem, 404: Problem, 409: Problem,
           422: Problem, 429: Problem}  # fmt: skip


class ListQuery(Schema):
    """Filters of the list; blank means all."""

    text: SafeText = ""
    kind: SafeText = ""
    country: SafeText = ""
    recognition: SafeText = ""
    industry: SafeText = ""
    cursor: SafeText = ""
    limit: Limit = 50


def provenance(request: HttpRequest, given: schemas.Sourced) -> Provenance:
    """Return the provenance of a body with the account that sent it."""
    return Provenance(
        source=given.source, source_url=given.source_url, retrieved_on=given.retrieved_on,
        confidence=given.confidence, stated_by_id=number_of(request.user),
    )  # fmt: skip


def found_or_404(pk: int) -> Organisation:
    """Return the organisation with its facts.

    Raises:
        Http404: There is none.
    """
    found = numbered(pk)
    if found is None:
        raise Http404
    today = timezone.localdate()
    for recognition in found.recognitions.all():
        recognition.validity = recognition.validity_on(today)  # type: ignore[attr-defined]
    return found


def shown(pk: int) -> dict[str, Any]:
    """Return the organisation as the schema wants it."""
    found = found_or_404(pk)
    facts = {name: getattr(found, name) for name in (
        "id", "name", "name_zh", "kind", "country", "standing", "founded_on", "website",
        "engine_entity", "source", "source_url", "retrieved_on", "confidence",
    )}  # fmt: skip
    facts["names"] = names_begun(found, timezone.localdate())
    for name in ("identifiers", "recognitions", "industries", "sizes"):
        facts[name] = list(getattr(found, name).all())
    return facts


@router.get("/organisations", response={200: schemas.OrganisationsOut, **READ})
def organisations(request: HttpRequest, query: Query[ListQuery]) -> dict[str, Any]:
    """One page of the register by name; search by any name or official number."""
    filters = Filters(
        text=query.text, kind=query.kind, country=query.country, recognition=query.recognition,
        industry=query.industry,
    )  # fmt: skip
    page = listed(filters, on=timezone.localdate(), cursor=query.cursor, size=query.limit)
    return {"items": page.items, "next": page.after}


@router.get("/organisations/{organisation_id}", response={200: schemas.OrganisationOut, **READ})
def organisation(request: HttpRequest, organisation_id: Id) -> dict[str, Any]:
    """One organisation with every public fact and its source."""
    return shown(organisation_id)


@router.post("/organisations", auth=SIGNED_IN, response={201: schemas.OrganisationOut, **WRITTEN})
def register_organisation(
    request: HttpRequest, body: schemas.OrganisationIn
) -> Status[dict[str, Any]]:
    """Enter a body into the register."""
    names = [(body.name_en, "en"), (body.name_zh, "zh-Hans")]
    made = registering.register_organisation(
        actor=request.user,
        names=[NewName(text, language) for text, language in names if text.strip()],
        identifiers=[(i.scheme, i.value) for i in body.identifiers],
        facts=body.dict(include={"kind", "standing", "country", "founded_on", "website"}),
        provenance=provenance(request, body),
    )
    return Status(201, shown(made.pk))


@router.post(
    "/organisations/{organisation_id}/rename-organisation",
    auth=SIGNED_IN,
    response={200: schemas.OrganisationOut, **WRITTEN},
)
def rename_organisation(
    request: HttpRequest, organisation_id: Id, body: schemas.RenameIn
) -> dict[str, Any]:
    """Record a new legal name; the present one stays in the history."""
    renaming.rename_organisation(
        actor=request.user, organisation=found_or_404(organisation_id), text=body.text,
        language=body.language, on=body.on, today=timezone.localdate(),
        provenance=provenance(request, body),
    )  # fmt: skip
    return shown(organisation_id)


@router.post(
    "/organisations/{organisation_id}/add-identifier",
    auth=SIGNED_IN,
    response={200: schemas.OrganisationOut, **WRITTEN},
)
def add_identifier(
    request: HttpRequest, organisation_id: Id, body: schemas.SourcedIdentifierIn
) -> dict[str, Any]:
    """Add an official number; its check digits must agree."""
    adding.add_identifier(
        actor=request.user, holder=found_or_404(organisation_id), scheme=body.scheme,
        value=body.value, provenance=provenance(request, body),
    )  # fmt: skip
    return shown(organisation_id)


@router.post(
    "/organisations/{organisation_id}/classify-organisation",
    auth=SIGNED_IN,
    response={200: schemas.OrganisationOut, **WRITTEN},
)
def classify_organisation(
    request: HttpRequest, organisation_id: Id, body: schemas.ClassificationIn
) -> dict[str, Any]:
    """Set the main branch from a day on."""
    classifying.classify_organisation(
        actor=request.user, organisation=found_or_404(organisation_id), system=body.system,
        code=body.code, on=body.on, provenance=provenance(request, body),
    )  # fmt: skip
    return shown(organisation_id)


@router.post(
    "/organisations/{organisation_id}/record-recognition",
    auth=SIGNED_IN,
    response={200: schemas.OrganisationOut, **WRITTEN},
)
def record_recognition(
    request: HttpRequest, organisation_id: Id, body: schemas.RecognitionIn
) -> dict[str, Any]:
    """Record a recognition with its term."""
    recording.record_recognition(
        actor=request.user, organisation=found_or_404(organisation_id),
        provenance=provenance(request, body),
        **body.dict(include={"kind", "body", "number", "start", "end", "evidence"}),
    )  # fmt: skip
    return shown(organisation_id)


@router.post(
    "/recognitions/{recognition_id}/revoke-recognition",
    auth=SIGNED_IN,
    response={200: schemas.OrganisationOut, **WRITTEN},
)
def revoke_recognition(
    request: HttpRequest, recognition_id: Id, body: schemas.RevocationIn
) -> dict[str, Any]:
    """End a recognition before its time."""
    found = recognition_numbered(recognition_id)
    if found is None:
        raise Http404
    revoking.revoke_recognition(
        actor=request.user, recognition=found, on=body.on, reason=body.reason
    )
    return shown(found.organisation_id)
