"""Who may do what with forms on their way, with providers and at the windows.

The catalogue is for everybody. A form belongs to the person who started it and to whoever opened
it by its code; staff do not see it before it is sent.
"""

from collections.abc import Collection
from typing import Any

from django.db.models import QuerySet

from innoway.apps.accounts.enums import StaffRole
from innoway.apps.hall.errors import NotAllowed
from innoway.apps.hall.models import Appointment, Draft, Obstacle, Rating


def number_of(actor: Any) -> int | None:
    """Return the account behind a signed-in account or the actor of a request."""
    if actor is None or getattr(actor, "is_active", True) is False:
        return None
    number: int | None = getattr(actor, "account_id", getattr(actor, "pk", None))
    return number


def can_view_draft(actor: Any, draft: Draft, held: Collection[str]) -> bool:
    """Its person, and the session that started it or opened it by code (``held``)."""
    if str(draft.pk) in held:
        return True
    number = number_of(actor)
    return number is not None and draft.account_id == number


can_save_draft = can_view_draft
can_delete_draft = can_view_draft


def can_send_draft(actor: Any, draft: Draft, held: Collection[str]) -> bool:
    """Whoever may view it, once signed in; what was sent by one person is not sent by another."""
    number = number_of(actor)
    if number is None or not can_view_draft(actor, draft, held):
        return False
    return draft.account_id in {None, number} or str(draft.pk) in held


can_choose_papers = can_send_draft


def can_list_provider(actor: Any) -> bool:
    """Stewards of the register."""
    if number_of(actor) is None:
        return False
    return bool(actor.has_staff_role(StaffRole.STEWARD, StaffRole.ADMINISTRATOR))


can_delist_provider = can_list_provider


def require(allowed: bool) -> None:
    """Let pass or refuse.

    Raises:
        NotAllowed: It is not allowed.
    """
    if not allowed:
        raise NotAllowed


def person(actor: Any) -> int:
    """Return the account behind an actor.

    Raises:
        NotAllowed: Nobody is signed in.
    """
    number = number_of(actor)
    if number is None:
        raise NotAllowed
    return number


def works_as(actor: Any, *roles: StaffRole) -> bool:
    """Tell whether a signed-in actor holds one of the staff roles; administrators hold all."""
    if number_of(actor) is None:
        return False
    return bool(actor.has_staff_role(*roles, StaffRole.ADMINISTRATOR))


def can_open_desk(actor: Any) -> bool:
    """Window clerks: they call tickets, read a visitor's card, write notes and open cases."""
    return works_as(actor, StaffRole.WINDOW_CLERK)


can_act_on_ticket = can_open_desk
can_write_desk_note = can_open_desk
can_call_back_rating = can_open_desk
can_correct_rating = can_open_desk
can_dispute_rating = can_open_desk


def can_view_appointment(actor: Any, appointment: Appointment) -> bool:
    """Whoever booked it, and the clerks."""
    number = number_of(actor)
    return number is not None and (appointment.account_id == number or can_open_desk(actor))


def can_cancel_appointment(actor: Any, appointment: Appointment) -> bool:
    """Only whoever booked it."""
    number = number_of(actor)
    return number is not None and appointment.account_id == number


can_move_appointment = can_cancel_appointment


def appointments_visible_to(actor: Any) -> QuerySet[Appointment]:
    """Return the appointments that the actor may view."""
    number = number_of(actor)
    if number is None:
        return Appointment.objects.none()
    everything = Appointment.objects.all()
    return everything if can_open_desk(actor) else everything.filter(account_id=number)


def can_answer_obstacle(actor: Any) -> bool:
    """The owners of the rules: policy officers."""
    return works_as(actor, StaffRole.POLICY_OFFICER)


def can_watch_obstacles(actor: Any) -> bool:
    """Who answers, who supervises, and the clerks who hear of them."""
    return works_as(actor, StaffRole.POLICY_OFFICER, StaffRole.SUPERVISOR, StaffRole.WINDOW_CLERK)


def can_view_obstacle(actor: Any, obstacle: Obstacle) -> bool:
    """Whoever reported it, and who watches over all."""
    number = number_of(actor)
    return number is not None and (obstacle.account_id == number or can_watch_obstacles(actor))


def obstacles_visible_to(actor: Any) -> QuerySet[Obstacle]:
    """Return the reports that the actor may view."""
    number = number_of(actor)
    if number is None:
        return Obstacle.objects.none()
    everything = Obstacle.objects.all()
    return everything if can_watch_obstacles(actor) else everything.filter(account_id=number)


def can_watch_ratings(actor: Any) -> bool:
    """Clerks, who call back, and supervisors, who review."""
    return works_as(actor, StaffRole.WINDOW_CLERK, StaffRole.SUPERVISOR)


def can_review_rating(actor: Any, rating: Rating) -> bool:
    """Supervisors; never who disputed it or who is judged by it."""
    number = number_of(actor)
    judged = {rating.disputed_by_id, rating.ticket.clerk_id if rating.ticket else None}
    return works_as(actor, StaffRole.SUPERVISOR) and number not in judged
