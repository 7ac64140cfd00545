"""Services, life events, questions and names: open to everybody."""

from typing import Any

from django.http import Http404, HttpRequest, JsonResponse
from django.urls import reverse
from django.utils import timezone
from ninja import Query, Router, Schema

from innoway.apps.cases.facade import Measured, measured_days
from innoway.apps.hall.calculations.catalogue import Item
from innoway.apps.hall.calculations.cpsv import cpsv_document
from innoway.apps.hall.calculations.union import asked_once
from innoway.apps.hall.queries.ask import ask as answer_to
from innoway.apps.hall.queries.catalogue import catalogue as whole
from innoway.apps.hall.queries.catalogue import items_in_force
from innoway.apps.hall.queries.item import Source, guide
from innoway.apps.hall.queries.name_check import name_check as check
from innoway.apps.hall.rest import schemas
from innoway.foundation.rest import Problem, SafeText

router = Router()
READ = {404: Problem, 422: Problem, 429: Problem}


class CatalogueQuery(Schema):
    """Filters of the list; blank means all."""

    window: SafeText = ""
    audience: SafeText = ""


class AskQuery(Schema):
    """A question in English or Chinese."""

    q: SafeText


class NameQuery(Schema):
    """A name that somebody would like to bear."""

    name: SafeText


@router.get("/services", response={200: list[schemas.ServiceLine], **READ})
def catalogue(request: HttpRequest, query: Query[CatalogueQuery]) -> list[dict[str, Any]]:
    """The services in force today, by window and audience."""
    items = items_in_force(timezone.localdate(), query.window, query.audience)
    measured = measured_days([item.key for item in items])
    return [line(item, measured.get(item.key)) for item in items]


@router.get("/services/{key}", response={200: schemas.ServiceOut, **READ})
def item(request: HttpRequest, key: str) -> dict[str, Any]:
    """One guide with conditions, papers, steps and sources."""
    found = guide(key, timezone.localdate())
    if found is None:
        raise Http404
    one = found.item
    asked = asked_once([one], whole())
    return line(one, measured_days([key]).get(key)) | {
        "codes": [code.value for code in one.codes], "type": one.type, "handling": one.handling,
        "body": found.body.name, "result": one.result,
        "basis": [source(cited) for cited in found.basis],
        "conditions": [
            {"text": condition.text, "source": source(cited)}
            for condition, cited in found.conditions
        ],
        "materials": one.materials, "steps": one.steps, "channels": one.channels,
        "fields": [
            {"key": a.field.key, "kind": a.field.kind, "label": a.field.label,
             "required": a.required, "choices": a.field.choices or {}}
            for a in asked
        ],
        "consult": found.consult, "complaint": found.complaint, "version": one.version,
        "valid_from": one.valid_from, "unverified": found.unverified,
    }  # fmt: skip


@router.get("/bundles", response={200: list[schemas.BundleOut], **READ})
def bundles(request: HttpRequest) -> list[Any]:
    """The life events with their services in order."""
    return list(whole().bundles.values())


@router.get("/ask", response={200: schemas.AnswerOut, **READ})
def ask(request: HttpRequest, query: Query[AskQuery]) -> dict[str, Any]:
    """Services and life events that fit a question, best first, with the words that met."""
    answer = answer_to(query.q)
    best = sorted(answer.bundles + answer.items, key=lambda one: -one.score)
    measured = measured_days([one.key for one in answer.items])
    found = [
        {"key": one.key, "kind": "bundle" if one.bundle else "service",
         "name": one.bundle.name if one.bundle else one.item.name if one.item else None,
         "words": [reason.words for reason in one.reasons], "score": round(one.score, 2),
         "measured": measured.get(one.key)}
        for one in best
    ]  # fmt: skip
    return {"question": answer.question, "found": found}


@router.get("/name-check", response={200: schemas.NameCheckOut, **READ})
def name_check(request: HttpRequest, query: Query[NameQuery]) -> dict[str, Any]:
    """Names of the register that come close to one."""
    found = check(query.name)
    close = [
        {"organisation": one.id, "name": one.name, "score": one.score, "likeness": one.likeness}
        for one in found.close
    ]
    return {"name": found.name, "own_name": found.own, "taken": found.taken, "close": close}


LINKED = {"application/ld+json": {"schema": {"type": "object"}}}


@router.get(
    "/catalogue.jsonld",
    response={200: None, **READ},
    openapi_extra={"responses": {200: {"content": LINKED}}},
)
def cpsv_catalogue(request: HttpRequest) -> JsonResponse:
    """The whole catalogue as CPSV-AP 3 in JSON-LD."""
    base = request.build_absolute_uri(reverse("hall:catalogue"))
    return JsonResponse(cpsv_document(whole(), base), content_type="application/ld+json")


def line(item: Item, measured: Measured | None) -> dict[str, Any]:
    """Return a service as a list shows it."""
    return {
        "key": item.key, "window": item.window, "name": item.name, "summary": item.summary,
        "audience": item.audience, "promised": item.promised, "statutory": item.statutory,
        "measured": measured,
        "visits": item.visits, "charged": item.fee.charged, "amount": item.fee.amount,
        "address": reverse("hall:item", args=[item.key]),
    }  # fmt: skip


def source(cited: Source) -> dict[str, Any]:
    """Return where a fact is written."""
    return {
        "title": cited.reference.title, "article": cited.article, "unverified": cited.unverified,
    }  # fmt: skip
