"""One technology, need, organisation or person, and the statements behind their values."""

from typing import Annotated, TypeVar

from django.http import Http404, HttpRequest
from ninja import Router
from pydantic import Field

from innoway.apps.observatory.gateways import (
    NeedRecord,
    OrganisationRecord,
    PersonRecord,
    StatementRecord,
    TechnologyRecord,
)
from innoway.apps.observatory.queries import parties, technologies
from innoway.apps.observatory.rest import schemas
from innoway.foundation.rest import Problem, SafeText

router = Router()
Thing = TypeVar("Thing")
REFUSALS = {404: Problem, 422: Problem, 429: Problem}
PageNumber = Annotated[int, Field(ge=1, le=parties.LAST_PAGE)]


def found_or_404(thing: Thing | None) -> Thing:
    if thing is None:
        raise Http404
    return thing


@router.get("/technologies/{id}", response={200: schemas.TechnologyOut, **REFUSALS})
def technology(request: HttpRequest, id: SafeText) -> TechnologyRecord:
    """A patent, a published application or an offer, from every source that knows it."""
    return found_or_404(technologies.technology(id))


@router.get("/needs/{id}", response={200: schemas.NeedOut, **REFUSALS})
def need(request: HttpRequest, id: SafeText) -> NeedRecord:
    """A technology that somebody looks for."""
    return found_or_404(technologies.need(id))


@router.get("/organisations/{id}", response={200: schemas.OrganisationOut, **REFUSALS})
def organisation(request: HttpRequest, id: SafeText, page: PageNumber = 1) -> OrganisationRecord:
    """An organisation as mentioned, with one page of its technologies."""
    return found_or_404(parties.organisation(id, page))


@router.get("/people/{id}", response={200: schemas.PersonOut, **REFUSALS})
def person(request: HttpRequest, id: SafeText, page: PageNumber = 1) -> PersonRecord:
    """A person as mentioned under one exact name, with one page of their technologies."""
    return found_or_404(parties.person(id, page))


@router.get("/statements/{subject}", response={200: list[schemas.StatementOut], **REFUSALS})
def statements(
    request: HttpRequest, subject: SafeText, property: SafeText = ""
) -> list[StatementRecord]:
    """Every fact about a thing with its source, file and position."""
    found = technologies.provenance(subject, property or None)
    if not found.properties:
        raise Http404
    return [statement for said in found.properties.values() for statement in said]
