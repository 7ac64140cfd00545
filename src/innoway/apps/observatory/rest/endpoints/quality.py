"""The published quality of resolution for machines."""

from django.http import HttpRequest
from ninja import Router

from innoway.apps.observatory.gateways import Measured
from innoway.apps.observatory.queries import quality
from innoway.apps.observatory.rest import schemas
from innoway.foundation.rest import Problem

router = Router()


@router.get("/resolution-quality", response={200: list[schemas.MeasuredOut], 429: Problem})
def resolution_quality(request: HttpRequest) -> list[Measured]:
    """Precision, recall and F1 with 95 % intervals, by data set and system."""
    return [one for rows in quality.resolution_quality().values() for one in rows]
