"""Tickets: taken by anybody, followed by their link, called and served by clerks."""

from typing import Any

from django.http import Http404, HttpRequest
from django.utils import timezone
from ninja import Path, Router, Schema, Status

from innoway.apps.accounts.facade import account_named
from innoway.apps.hall.errors import AccountMissing, TooManyTickets
from innoway.apps.hall.models import Ticket
from innoway.apps.hall.operations import answer_phone as answering
from innoway.apps.hall.operations import call_next_ticket as calling
from innoway.apps.hall.operations import open_desk as opening
from innoway.apps.hall.operations import open_visitor_case as entering
from innoway.apps.hall.operations import record_visitor as recording
from innoway.apps.hall.operations import take_ticket as taking
from innoway.apps.hall.operations import transfer_ticket as transferring
from innoway.apps.hall.operations import write_desk_note as noting
from innoway.apps.hall.operations.dismiss_ticket import dismiss_ticket
from innoway.apps.hall.operations.finish_ticket import finish_ticket
from innoway.apps.hall.operations.pass_ticket import pass_ticket
from innoway.apps.hall.operations.recall_ticket import recall_ticket
from innoway.apps.hall.operations.serve_ticket import serve_ticket
from innoway.apps.hall.queries.board import board as whole_board
from innoway.apps.hall.queries.visit import visit as visit_of
from innoway.apps.hall.rest.endpoints.appointments import READ, WRITTEN
from innoway.apps.hall.rules import can_act_on_ticket, require
from innoway.foundation.rest import ANYBODY, SIGNED_IN, Id, SafeText
from innoway.foundation.rest.rates import count, network_of

router = Router()
TICKETS_A_MINUTE = 60
ACTS: dict[str, Any] = {
    "recall": recall_ticket, "pass": pass_ticket, "serve": serve_ticket, "finish": finish_ticket,
    "dismiss": dismiss_ticket,
}  # fmt: skip


class CallOut(Schema):
    """Who is called where; `fresh` until the visitor sits down."""

    code: str
    window: str
    counter: int | None
    fresh: bool


class BoardOut(Schema):
    """The call screen; the version rises with every change."""

    version: int
    calls: list[CallOut]
    waiting: dict[str, int]


class TicketIn(Schema):
    """At which window to wait, and why."""

    window: SafeText
    question: SafeText = ""
    language: SafeText = ""


class TicketOut(Schema):
    """A ticket; whoever has the token is its visitor."""

    token: str
    code: str
    window: str
    state: str
    counter: int | None
    ahead: int = 0


class DeskTicketOut(Schema):
    """A ticket as the desk sees it."""

    id: int
    code: str
    window: str
    state: str
    counter: int | None
    calls: int
    question: str
    transfer_note: str


class DeskIn(Schema):
    """Where a clerk sits."""

    window: SafeText
    counter: int
    specialist: SafeText = ""


class TransferIn(Schema):
    """To whom, with a word."""

    window: SafeText
    specialist: SafeText = ""
    note: SafeText = ""


class VisitorIn(Schema):
    """Who the visitor is; `email` is the confirmed address of an account."""

    name: SafeText = ""
    phone: SafeText = ""
    email: SafeText = ""
    organisation: Id | None = None


class NoteIn(Schema):
    """What was said, about which service."""

    text: SafeText
    item: SafeText = ""


class NoteOut(Schema):
    """A note of a conversation."""

    id: int
    channel: str
    text: str


class CaseIn(Schema):
    """Which service; `hand_in` when the visitor has read it and hands it in."""

    item: SafeText
    question: SafeText = ""
    hand_in: bool = False


class CaseOut(Schema):
    """The case that was opened."""

    id: int
    number: str
    state: str


@router.get("/board", response={200: BoardOut, **READ}, auth=ANYBODY)
def board(request: HttpRequest) -> Any:
    """Who is called where, and how many wait."""
    return whole_board(timezone.localdate())


@router.post("/tickets", response={201: TicketOut, **WRITTEN}, auth=ANYBODY)
def take_ticket(request: HttpRequest, body: TicketIn) -> Any:
    """Take a ticket at a window."""
    now = timezone.now()
    if count("visitor", f"hall take-ticket {network_of(request)}", now).used > TICKETS_A_MINUTE:
        raise TooManyTickets
    made = taking.take_ticket(
        window_key=body.window, today=timezone.localdate(), at=now, language=body.language[:16],
        visitor={"question": body.question[:300]},
    )  # fmt: skip
    return Status(201, made)


@router.get("/tickets/{token}", response={200: TicketOut, **READ}, auth=ANYBODY)
def visit(request: HttpRequest, token: Path[SafeText]) -> Any:
    """Follow one's own ticket."""
    found = visit_of(token)
    if found is None:
        raise Http404
    names = ("token", "code", "window", "state", "counter")
    return {name: getattr(found.ticket, name) for name in names} | {"ahead": found.ahead}


@router.post("/desk", response={201: DeskIn, **WRITTEN}, auth=SIGNED_IN)
def open_desk(request: HttpRequest, body: DeskIn) -> Any:
    """Sit down at a counter; clerks only."""
    made = opening.open_desk(
        actor=request.user, window_key=body.window, counter=body.counter,
        specialist=body.specialist, at=timezone.now(),
    )  # fmt: skip
    return Status(201, made)


@router.post("/desk/call-next", response={200: DeskTicketOut, **WRITTEN}, auth=SIGNED_IN)
def call_next_ticket(request: HttpRequest) -> Ticket:
    """Call whoever is first at one's window; clerks only."""
    return calling.call_next_ticket(
        actor=request.user, today=timezone.localdate(), at=timezone.now()
    )


@router.post(
    "/desk/tickets/{pk}/transfer", response={200: DeskTicketOut, **WRITTEN}, auth=SIGNED_IN
)
def transfer_ticket(request: HttpRequest, pk: Path[Id], body: TransferIn) -> Ticket:
    """Hand a visitor over; clerks only."""
    return transferring.transfer_ticket(
        actor=request.user, ticket_id=pk, window_key=body.window, specialist=body.specialist,
        note=body.note, today=timezone.localdate(), at=timezone.now(),
    )  # fmt: skip


@router.post("/desk/answer-phone", response={200: DeskTicketOut, **WRITTEN}, auth=SIGNED_IN)
def answer_phone(request: HttpRequest) -> Ticket:
    """Take a telephone call at one's desk; clerks only."""
    return answering.answer_phone(actor=request.user, today=timezone.localdate(), at=timezone.now())


@router.post("/desk/tickets/{pk}/visitor", response={200: DeskTicketOut, **WRITTEN}, auth=SIGNED_IN)
def record_visitor(request: HttpRequest, pk: Path[Id], body: VisitorIn) -> Ticket:
    """Write down who one's visitor is; clerks only. Opening an account is told to its holder."""
    require(can_act_on_ticket(request.user))
    account = account_named(body.email) if body.email else None
    if body.email and account is None:
        raise AccountMissing
    return recording.record_visitor(
        actor=request.user, ticket_id=pk, today=timezone.localdate(), name=body.name,
        phone=body.phone, account_id=account.id if account else None,
        organisation_id=body.organisation,
    )  # fmt: skip


@router.post("/desk/tickets/{pk}/note", response={201: NoteOut, **WRITTEN}, auth=SIGNED_IN)
def write_desk_note(request: HttpRequest, pk: Path[Id], body: NoteIn) -> Any:
    """Keep what was asked and agreed with one's visitor; clerks only."""
    made = noting.write_desk_note(
        actor=request.user, ticket_id=pk, text=body.text, item=body.item[:60], at=timezone.now()
    )
    return Status(201, made)


@router.post("/desk/tickets/{pk}/case", response={201: CaseOut, **WRITTEN}, auth=SIGNED_IN)
def open_visitor_case(request: HttpRequest, pk: Path[Id], body: CaseIn) -> Any:
    """Enter a case for one's visitor, as a draft or handed in; clerks only."""
    made = entering.open_visitor_case(
        actor=request.user, ticket_id=pk, item_key=body.item, question=body.question,
        hand_in=body.hand_in, at=timezone.now(),
    )  # fmt: skip
    return Status(201, made)


def serve_act(act: str, operation: Any) -> None:
    """Offer one act on the visitor at the desk."""

    def endpoint(request: HttpRequest, pk: Path[Id]) -> Any:
        return operation(
            actor=request.user, ticket_id=pk, today=timezone.localdate(), at=timezone.now()
        )

    endpoint.__name__ = f"{act}_ticket"
    endpoint.__doc__ = f"Do the act “{act}” to the visitor at one's desk; clerks only."
    router.post(
        f"/desk/tickets/{{pk}}/{act}", response={200: DeskTicketOut, **WRITTEN}, auth=SIGNED_IN,
        operation_id=f"hall_{act}_ticket", summary=f"{act.capitalize()} Ticket",
    )(endpoint)  # fmt: skip


for _act, _operation in ACTS.items():
    serve_act(_act, _operation)
