"""The catalogue of sources; what is in quarantine stays with staff."""

from django.http import Http404, HttpRequest
from ninja import Router

from innoway.apps.observatory.gateways import SourceStatus
from innoway.apps.observatory.queries import catalogue
from innoway.apps.observatory.rest import schemas
from innoway.foundation.rest import Problem, SafeText

router = Router()


@router.get("/sources", response={200: list[schemas.SourceOut], 429: Problem})
def sources(request: HttpRequest) -> list[SourceStatus]:
    """Every source with its licence, its freshness, its counts and its checks."""
    return list(catalogue.catalogue().sources)


@router.get(
    "/sources/{name}",
    response={200: schemas.SourceOut, 404: Problem, 422: Problem, 429: Problem},
)
def source(request: HttpRequest, name: SafeText) -> SourceStatus:
    """One source."""
    found = catalogue.source_page(name, staff=False)
    if found is None:
        raise Http404
    return found.source
