"""Cases as their applicants, clerks and supervisors read them."""

from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from ninja import Query, Router, Schema

from innoway.apps.cases.errors import ActMissing, CaseMissing
from innoway.apps.cases.queries import cases as reads
from innoway.apps.cases.queries.case import CasePage, case_page
from innoway.apps.cases.queries.desk import Wanted
from innoway.apps.cases.queries.desk import desk as on_desk
from innoway.apps.cases.queries.receipt import receipt as receipt_of
from innoway.apps.cases.queries.standing import Standing
from innoway.apps.cases.rest import schemas
from innoway.apps.cases.rules import is_clerk, is_supervisor, require
from innoway.foundation.permissions import actor_of
from innoway.foundation.rest import Id, Problem, SafeText

router = Router()
READ = {401: Problem, 403: Problem, 404: Problem, 422: Problem, 429: Problem}


class DeskQuery(Schema):
    """Filters of the desk; blank means all that is open."""

    light: SafeText = ""
    state: SafeText = ""
    mine: bool = False
    text: SafeText = ""
    closed: bool = False


def line_out(case: Any, standing: Standing) -> dict[str, Any]:
    """Return a case as a line."""
    return {
        "id": case.pk, "number": case.number, "item_code": case.item_code,
        "title_en": case.terms["title_en"], "title_zh": case.terms["title_zh"],
        "state": case.state, "light": standing.light.value, "due": standing.due,
        "provisional": standing.provisional,
    }  # fmt: skip


def case_out(page: CasePage) -> dict[str, Any]:
    """Return a case with everything its page shows."""
    case = page.case
    return line_out(case, page.standing) | {
        "channel": case.channel, "terms": case.terms, "data": case.data,
        "document_ids": case.document_ids, "commitment": case.commitment,
        "overrun_reason": case.overrun_reason, "deadlines": list(page.deadlines),
        "acts": [
            {"index": act.index, "kind": act.kind, "at": act.at, "rule": act.stated["rule"],
             "facts": act.stated["facts"]}
            for act, _who in page.acts
        ],
        "next_acts": [kind.value.replace("_", "-") for kind in page.next_acts],
    }  # fmt: skip


@router.get("/cases", response={200: schemas.CasesOut, **READ})
def cases(request: HttpRequest) -> Any:
    """Return the reader's own cases and those of organisations the reader acts for."""
    lines = reads.lines_of(reads.cases(actor_of(request)), timezone.localdate())
    return {"items": [line_out(line.case, line.standing) for line in lines]}


@router.get("/desk", response={200: schemas.CasesOut, **READ})
def desk(request: HttpRequest, query: Query[DeskQuery]) -> Any:
    """Return what clerks and supervisors have to do, due first."""
    actor = actor_of(request)
    require(is_clerk(actor) or is_supervisor(actor))
    found = on_desk(actor, Wanted(**query.dict()))
    lines = reads.lines_of(found, timezone.localdate(), query.light)
    return {"items": [line_out(line.case, line.standing) for line in lines]}


@router.get("/cases/{case_id}", response={200: schemas.CaseOut, **READ})
def case(request: HttpRequest, case_id: Id) -> Any:
    """Return a case; who may not know of it gets 404."""
    page = case_page(actor_of(request), case_id, timezone.localdate())
    if page is None:
        raise CaseMissing
    return case_out(page)


@router.get("/receipts/{index}", response={200: dict[str, Any], **READ})
def receipt(request: HttpRequest, index: schemas.Index) -> Any:
    """Return the signed receipt of an act; check it offline with ``innoway verify``."""
    found = receipt_of(actor_of(request), index)
    if found is None:
        raise ActMissing
    return found
