"""The receipt of an act at the windows: what was asked, who acts, by when, by which rule."""

import datetime
from dataclasses import dataclass

from innoway.apps.hall.calculations.window_content import Rule
from innoway.apps.hall.calculations.wording import Wording
from innoway.apps.hall.enums import AppointmentState, ReceiptKind
from innoway.apps.hall.models import Appointment, Obstacle, Ticket
from innoway.apps.hall.queries.catalogue import catalogue
from innoway.apps.hall.queries.windows import rule

RULES = {
    ReceiptKind.TICKET: ("calls-before-pass", "pass-behind"),
    ReceiptKind.BOOKING: ("cancel-before", "late-after"),
    ReceiptKind.CANCELLATION: ("books-a-day",),
    ReceiptKind.REPORT: ("obstacle-answer",),
}


@dataclass(frozen=True, slots=True)
class HallReceipt:
    """What the person holds in hand; ``by`` is a moment, a day, or None where the turn decides.

    It is not signed and not in the log of the cases.
    """

    kind: ReceiptKind
    number: str
    at: datetime.datetime
    window: str
    by: datetime.date | datetime.datetime | None
    rules: tuple[Rule, ...]
    objection: Wording


def receipt_of_ticket(ticket: Ticket) -> HallReceipt:
    """Return the receipt of a ticket; the number names the day, for codes begin anew each day."""
    number = f"{ticket.day:%Y%m%d}-{ticket.code}"
    return _receipt(ReceiptKind.TICKET, number, ticket.taken_at, ticket.window, None)


def receipt_of_appointment(booked: Appointment) -> HallReceipt:
    """Return the receipt of a booking, or of its cancellation."""
    number = f"{booked.day:%Y%m%d}-{booked.uid.hex[:8].upper()}"
    if booked.state == AppointmentState.CANCELLED and booked.cancelled_at:
        kind = ReceiptKind.CANCELLATION
        return _receipt(kind, number, booked.cancelled_at, booked.window, None)
    return _receipt(ReceiptKind.BOOKING, number, booked.booked_at, booked.window, booked.start)


def receipt_of_obstacle(raised: Obstacle) -> HallReceipt:
    """Return the receipt of a report of what cannot be done."""
    number = f"{raised.raised_at:%Y%m%d}-{raised.pk}"
    return _receipt(ReceiptKind.REPORT, number, raised.raised_at, raised.window, raised.due_on)


def _receipt(
    kind: ReceiptKind, number: str, at: datetime.datetime, window: str,
    by: datetime.date | datetime.datetime | None,
) -> HallReceipt:  # fmt: skip
    rules = tuple(rule(key, at.date()) for key in RULES[kind])
    number = f"{kind.value}-{number}"
    return HallReceipt(kind, number, at, window, by, rules, catalogue().complaint)
