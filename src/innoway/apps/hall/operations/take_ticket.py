"""Take a ticket at the kiosk."""

import datetime
import secrets
from typing import Any

from django.db import transaction

from innoway.apps.hall.calculations.queue import place_at_end, place_behind, ticket_code
from innoway.apps.hall.enums import AppointmentState, TicketAct
from innoway.apps.hall.errors import AppointmentMissing, WindowClosed
from innoway.apps.hall.models import Appointment, Ticket, TicketEvent, WindowBoard
from innoway.apps.hall.operations.act_on_ticket import raise_boards
from innoway.apps.hall.queries.windows import number, window, work_calendar


@transaction.atomic
def take_ticket(
    *, window_key: str, today: datetime.date, at: datetime.datetime, language: str = "",
    visitor: dict[str, Any] | None = None, appointment_id: int | None = None,
) -> Ticket:  # fmt: skip
    """Give the next number of a window.

    The board's row is locked, so numbers have no gaps and none is given twice. Whoever comes
    to an appointment in time waits behind the first few only. ``visitor`` may hold account_id,
    organisation_id, name, phone, question and specialist.

    Raises:
        WindowUnknown: There is no such window.
        WindowClosed: The hall does not work today.
        AppointmentMissing: The appointment is not of today and this window, or was used.
    """
    content = window(window_key)
    calendar = work_calendar(today.year)
    if not calendar.is_working_day(today):
        raise WindowClosed(day=calendar.due(today, 1).isoformat())
    board = _board(window_key, today)
    appointment = _appointment(appointment_id, window_key, today)
    known = dict(visitor or {})
    if appointment is not None:
        known |= {"account_id": appointment.account_id,
                  "organisation_id": appointment.organisation_id,
                  "question": appointment.subject or known.get("question", "")}  # fmt: skip
    ticket: Ticket = Ticket.objects.create(
        day=today, issued_by=window_key, window=window_key, serial=board.serial,
        code=ticket_code(content.letter, board.serial), token=secrets.token_urlsafe(18),
        place=_place(window_key, today, at, appointment), language=language, taken_at=at,
        appointment=appointment, **known,
    )  # fmt: skip
    TicketEvent.objects.create(ticket=ticket, act=TicketAct.TAKE, at=at, window=window_key)
    raise_boards({window_key})
    return ticket


def _board(window_key: str, today: datetime.date) -> WindowBoard:
    WindowBoard.objects.get_or_create(window=window_key, defaults={"day": today})
    board = WindowBoard.objects.select_for_update().get(pk=window_key)
    board.serial = board.serial + 1 if board.day == today else 1
    board.day = today
    board.save(update_fields=["serial", "day"])
    return board


def _appointment(
    appointment_id: int | None, window_key: str, today: datetime.date
) -> Appointment | None:
    if appointment_id is None:
        return None
    found = (
        Appointment.objects.select_for_update()
        .filter(pk=appointment_id, window=window_key, day=today, state=AppointmentState.BOOKED)
        .first()
    )
    if found is None:
        raise AppointmentMissing
    found.state = AppointmentState.CAME
    found.save(update_fields=["state"])
    return found


def _place(
    window_key: str, today: datetime.date, at: datetime.datetime, appointment: Appointment | None
) -> float:
    places = list(Ticket.objects.waiting(window_key, today).values_list("place", flat=True))
    late = datetime.timedelta(minutes=number("late-after", today))
    if appointment is not None and at <= appointment.start + late:
        return place_behind(places, number("booked-behind", today))
    return place_at_end(places)
