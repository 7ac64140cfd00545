"""Acts on a case, each under the name of its operation; the answer is the signed receipt."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from ninja import Router

from innoway.apps.cases.models import Act
from innoway.apps.cases.operations import accept_case as to_accept_case
from innoway.apps.cases.operations import approve_case as to_approve_case
from innoway.apps.cases.operations import ask_extension as to_ask_extension
from innoway.apps.cases.operations import assign_case as to_assign_case
from innoway.apps.cases.operations import deliver_result as to_deliver_result
from innoway.apps.cases.operations import end_special_procedure as to_end_special_procedure
from innoway.apps.cases.operations import extend_case as to_extend_case
from innoway.apps.cases.operations import notify_supplement as to_notify_supplement
from innoway.apps.cases.operations import object_to_act as to_object_to_act
from innoway.apps.cases.operations import publish_overrun_reason as to_publish_overrun_reason
from innoway.apps.cases.operations import receive_case as to_receive_case
from innoway.apps.cases.operations import refuse_acceptance as to_refuse_acceptance
from innoway.apps.cases.operations import refuse_case as to_refuse_case
from innoway.apps.cases.operations import return_case as to_return_case
from innoway.apps.cases.operations import start_special_procedure as to_start_special_procedure
from innoway.apps.cases.operations import submit_case as to_submit_case
from innoway.apps.cases.operations import supply_papers as to_supply_papers
from innoway.apps.cases.operations import terminate_case as to_terminate_case
from innoway.apps.cases.operations import withdraw_case as to_withdraw_case
from innoway.apps.cases.queries.log import receipt_of
from innoway.apps.cases.rest.schemas import CaseActIn
from innoway.foundation.permissions import actor_of
from innoway.foundation.rest import Id, Problem

router = Router()
WRITTEN = {
    200: dict[str, Any], 400: Problem, 401: Problem, 403: Problem, 404: Problem, 409: Problem,
    422: Problem, 429: Problem,
}  # fmt: skip


def receipted(
    operation: Callable[..., Act], request: HttpRequest, case_id: int, **facts: Any
) -> dict[str, Any]:
    """Perform an act and return its receipt."""
    act = operation(case_id=case_id, actor=actor_of(request), at=timezone.now(), **facts)
    return receipt_of(act)


@router.post("/cases/{case_id}/submit-case", response=WRITTEN, url_name="submit-case")
def submit_case(request: HttpRequest, case_id: Id, body: CaseActIn) -> Any:
    """Hand in a draft; takes ``commitment``."""
    return receipted(to_submit_case.submit_case, request, case_id, commitment=body.commitment)


@router.post("/cases/{case_id}/return-case", response=WRITTEN, url_name="return-case")
def return_case(request: HttpRequest, case_id: Id, body: CaseActIn) -> Any:
    """Return for correction; takes ``reason``."""
    return receipted(to_return_case.return_case, request, case_id, reason=body.reason)


@router.post("/cases/{case_id}/receive-case", response=WRITTEN, url_name="receive-case")
def receive_case(request: HttpRequest, case_id: Id, body: CaseActIn) -> Any:
    """Confirm that the papers came in."""
    return receipted(to_receive_case.receive_case, request, case_id)


@router.post("/cases/{case_id}/accept-case", response=WRITTEN, url_name="accept-case")
def accept_case(request: HttpRequest, case_id: Id, body: CaseActIn) -> Any:
    """Accept; takes ``papers`` that may come later."""
    return receipted(to_accept_case.accept_case, request, case_id, tolerated=body.papers)


@router.post("/cases/{case_id}/refuse-acceptance", response=WRITTEN, url_name="refuse-acceptance")
def refuse_acceptance(request: HttpRequest, case_id: Id, body: CaseActIn) -> Any:
    """Do not accept; takes ``reason``, ``competent_body``."""
    return receipted(
        to_refuse_acceptance.refuse_acceptance,
        request,
        case_id,
        reason=body.reason,
        competent_body=body.competent_body,
    )


@router.post("/cases/{case_id}/notify-supplement", response=WRITTEN, url_name="notify-supplement")
def notify_supplement(request: HttpRequest, case_id: Id, body: CaseActIn) -> Any:
    """Ask for missing ``papers``, once."""
    return receipted(to_notify_supplement.notify_supplement, request, case_id, papers=body.papers)


@router.post("/cases/{case_id}/supply-papers", response=WRITTEN, url_name="supply-papers")
def supply_papers(request: HttpRequest, case_id: Id, body: CaseActIn) -> Any:
    """Supply papers; takes ``document_ids``, and ``reason`` as a note."""
    return receipted(
        to_supply_papers.supply_papers,
        request,
        case_id,
        document_ids=body.document_ids,
        note=body.reason,
    )


@router.post(
    "/cases/{case_id}/start-special-procedure", response=WRITTEN, url_name="start-special-procedure"
)
def start_special_procedure(request: HttpRequest, case_id: Id, body: CaseActIn) -> Any:
    """Stop the clock; takes ``reason`` (the procedure) and ``days``."""
    return receipted(
        to_start_special_procedure.start_special_procedure,
        request,
        case_id,
        procedure=body.reason,
        days=body.days,
    )


@router.post(
    "/cases/{case_id}/end-special-procedure", response=WRITTEN, url_name="end-special-procedure"
)
def end_special_procedure(request: HttpRequest, case_id: Id, body: CaseActIn) -> Any:
    """Let the clock run again."""
    return receipted(to_end_special_procedure.end_special_procedure, request, case_id)


@router.post("/cases/{case_id}/ask-extension", response=WRITTEN, url_name="ask-extension")
def ask_extension(request: HttpRequest, case_id: Id, body: CaseActIn) -> Any:
    """Ask for more time; takes ``days``, ``reason``."""
    return receipted(
        to_ask_extension.ask_extension, request, case_id, days=body.days, reason=body.reason
    )


@router.post("/cases/{case_id}/extend-case", response=WRITTEN, url_name="extend-case")
def extend_case(request: HttpRequest, case_id: Id, body: CaseActIn) -> Any:
    """Approve the extension that somebody else asked for."""
    return receipted(to_extend_case.extend_case, request, case_id)


@router.post("/cases/{case_id}/withdraw-case", response=WRITTEN, url_name="withdraw-case")
def withdraw_case(request: HttpRequest, case_id: Id, body: CaseActIn) -> Any:
    """Withdraw; takes ``reason``."""
    return receipted(to_withdraw_case.withdraw_case, request, case_id, reason=body.reason)


@router.post("/cases/{case_id}/approve-case", response=WRITTEN, url_name="approve-case")
def approve_case(request: HttpRequest, case_id: Id, body: CaseActIn) -> Any:
    """Approve; takes ``reason``."""
    return receipted(to_approve_case.approve_case, request, case_id, reason=body.reason)


@router.post("/cases/{case_id}/refuse-case", response=WRITTEN, url_name="refuse-case")
def refuse_case(request: HttpRequest, case_id: Id, body: CaseActIn) -> Any:
    """Refuse; takes ``reason``."""
    return receipted(to_refuse_case.refuse_case, request, case_id, reason=body.reason)


@router.post("/cases/{case_id}/deliver-result", response=WRITTEN, url_name="deliver-result")
def deliver_result(request: HttpRequest, case_id: Id, body: CaseActIn) -> Any:
    """Deliver the result; takes ``reason`` (how)."""
    return receipted(to_deliver_result.deliver_result, request, case_id, how=body.reason)


@router.post("/cases/{case_id}/terminate-case", response=WRITTEN, url_name="terminate-case")
def terminate_case(request: HttpRequest, case_id: Id, body: CaseActIn) -> Any:
    """End a case whose tolerated papers did not come."""
    return receipted(to_terminate_case.terminate_case, request, case_id)


@router.post("/cases/{case_id}/assign-case", response=WRITTEN, url_name="assign-case")
def assign_case(request: HttpRequest, case_id: Id, body: CaseActIn) -> Any:
    """Name the person in charge; takes ``account_id``, ``reason``."""
    return receipted(
        to_assign_case.assign_case, request, case_id, account_id=body.account_id, reason=body.reason
    )


@router.post(
    "/cases/{case_id}/publish-overrun-reason", response=WRITTEN, url_name="publish-overrun-reason"
)
def publish_overrun_reason(request: HttpRequest, case_id: Id, body: CaseActIn) -> Any:
    """Publish why a time was not kept; takes ``reason``."""
    return receipted(
        to_publish_overrun_reason.publish_overrun_reason, request, case_id, reason=body.reason
    )


@router.post("/cases/{case_id}/object-to-act", response=WRITTEN, url_name="object-to-act")
def object_to_act(request: HttpRequest, case_id: Id, body: CaseActIn) -> Any:
    """Object; takes ``act_index``, ``reason``."""
    return receipted(
        to_object_to_act.object_to_act,
        request,
        case_id,
        act_index=body.act_index,
        reason=body.reason,
    )
