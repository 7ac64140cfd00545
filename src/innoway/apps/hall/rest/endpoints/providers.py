"""Private providers: open to everybody."""

from typing import Any

from django.http import Http404, HttpRequest
from ninja import Query, Router, Schema

from innoway.apps.hall.queries.provider import provider as numbered
from innoway.apps.hall.queries.providers import Listed
from innoway.apps.hall.queries.providers import providers as listed
from innoway.apps.hall.rest import schemas
from innoway.foundation.rest import Id, Problem, SafeText

router = Router()
READ = {404: Problem, 422: Problem, 429: Problem}


class ProvidersQuery(Schema):
    """Filter of the list; blank means all."""

    kind: SafeText = ""


@router.get("/providers", response={200: list[schemas.ProviderOut], **READ})
def providers(request: HttpRequest, query: Query[ProvidersQuery]) -> list[dict[str, Any]]:
    """The listed firms with price, conditions and rating."""
    return [shown(one) for one in listed(query.kind)]


@router.get("/providers/{pk}", response={200: schemas.ProviderOut, **READ})
def provider(request: HttpRequest, pk: Id) -> dict[str, Any]:
    """One firm."""
    found = numbered(pk)
    if found is None:
        raise Http404
    return shown(found)


def shown(one: Listed) -> dict[str, Any]:
    """Return a provider as the schema wants it."""
    row = one.provider
    return {
        "id": row.pk, "organisation": row.organisation_id,
        "name": {"en": one.name.name, "zh": one.name.name_zh or one.name.name},
        "kind": row.kind, "is_demo": row.is_demo,
        "summary": {"en": row.summary_en, "zh": row.summary_zh},
        "offers": [
            {"name": {"en": o.name_en, "zh": o.name_zh}, "price": o.price, "unit": o.unit,
             "conditions": {"en": o.conditions_en, "zh": o.conditions_zh}}
            for o in one.offers
        ],
        "mean": one.mean, "ratings": one.count,
    }  # fmt: skip
