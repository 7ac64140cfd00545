"""The numbers of the charts."""

from typing import Annotated

from django.http import Http404, HttpRequest
from ninja import Router
from pydantic import Field

from innoway.apps.observatory.calculations.district import Text
from innoway.apps.observatory.queries.figures import Narrowing, counted
from innoway.apps.observatory.rest import schemas
from innoway.foundation.rest import Problem, SafeText

router = Router()


@router.get(
    "/charts/{name}",
    response={200: schemas.ChartOut, 404: Problem, 422: Problem, 429: Problem},
)
def chart(
    request: HttpRequest,
    name: SafeText,
    field: Annotated[int | None, Field(ge=0, le=35)] = None,
    year: Annotated[int | None, Field(ge=0, le=9999)] = None,
    owner: SafeText = "",
) -> dict[str, object]:
    """The rows of one indicator: patents-by-year, patents-by-field or patents-by-owner."""
    found = counted(name, Narrowing(field, year, owner or None), limit=100)
    if found is None:
        raise Http404
    indicator = found.indicator
    return {
        "name": indicator.key,
        "title": both(indicator.title),
        "definition": both(indicator.definition),
        "unit": both(indicator.unit),
        "period_type": indicator.period_type,
        "rows": found.rows,
    }


def both(text: Text) -> dict[str, str]:
    return {"en": text.en, "zh": text.zh}
