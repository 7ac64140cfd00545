"""People, places, and the check of official numbers: read by everybody."""

from typing import Any

from django.http import Http404, HttpRequest
from django.utils.translation import get_language
from ninja import Router

from innoway.apps.registry.models import Person, Place
from innoway.apps.registry.queries.people import people as people_listed
from innoway.apps.registry.queries.person import person as person_numbered
from innoway.apps.registry.queries.place import place as place_numbered
from innoway.apps.registry.queries.places import places as places_listed
from innoway.apps.registry.rest import schemas
from innoway.foundation.rest import Id, Limit, Problem, SafeText
from innoway.values.identifiers import SCHEMES

router = Router()
READ = {404: Problem, 422: Problem, 429: Problem}


@router.get("/people", response={200: schemas.PeopleOut, **READ})
def people(
    request: HttpRequest, text: SafeText = "", cursor: SafeText = "", limit: Limit = 50
) -> dict[str, Any]:
    """One page of people, with public facts only."""
    page = people_listed(text, cursor=cursor, size=limit)
    return {"items": page.items, "next": page.after}


@router.get("/people/{person_id}", response={200: schemas.PersonOut, **READ})
def person(request: HttpRequest, person_id: Id) -> Person:
    """One person, with public facts only."""
    found = person_numbered(person_id)
    if found is None:
        raise Http404
    return found


@router.get("/places", response={200: list[schemas.PlaceOut], **READ})
def places(request: HttpRequest, text: SafeText = "") -> list[Place]:
    """The first 200 places by name."""
    return places_listed(text)


@router.get("/places/{place_id}", response={200: schemas.PlaceOut, **READ})
def place(request: HttpRequest, place_id: Id) -> Place:
    """One place."""
    found = place_numbered(place_id)
    if found is None:
        raise Http404
    return found


@router.get("/schemes", response={200: list[schemas.SchemeOut], 429: Problem})
def schemes(request: HttpRequest) -> list[dict[str, Any]]:
    """The numbering schemes that are checked."""
    return [
        {
            "id": s.id, "name": s.name("en"), "name_zh": s.name("zh"), "holder": s.holder,
            "issuer": s.issuer, "example": s.example,
        }
        for s in SCHEMES.values()
    ]  # fmt: skip


@router.get("/schemes/{scheme}/check", response={200: schemas.CheckOut, **READ})
def check(request: HttpRequest, scheme: SafeText, value: SafeText) -> dict[str, Any]:
    """Normalise a number and say what is wrong with it, where, and what was expected."""
    known = SCHEMES.get(scheme)
    if known is None:
        raise Http404
    language = get_language() or "en"
    faults = known.explain(value)
    return {
        "scheme": scheme, "value": known.normalise(value), "sound": not faults,
        "faults": [
            {"code": f.code, "position": f.position, "expected": f.expected, "found": f.found,
             "message": f.message(language)}
            for f in faults
        ],
    }  # fmt: skip
