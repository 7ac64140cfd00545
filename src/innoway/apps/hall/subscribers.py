"""Reactions of the hall: mails with calendar files, answers and invitations to rate."""

from django.utils import timezone

from innoway.apps.accounts.events import AccountErased
from innoway.apps.cases.events import CaseActed
from innoway.apps.cases.facade import closed_case
from innoway.apps.hall import events
from innoway.apps.hall.models import Obstacle, Rating
from innoway.apps.hall.notices import invite_to_rate, tell_of_answer, tell_of_correction
from innoway.apps.hall.operations.forget_person import forget_person
from innoway.foundation.events import subscribe
from innoway.foundation.jobs import queue


def mail_later(appointment_id: int) -> None:
    """Leave the mail to a worker, so that nobody waits for a mail server."""
    queue.configure_task("hall.send_calendar_entry").defer(appointment_id=appointment_id)


@subscribe(events.AppointmentBooked)
def mail_booked_appointment(event: events.AppointmentBooked) -> None:
    """Mail the calendar file."""
    mail_later(event.appointment_id)


@subscribe(events.AppointmentMoved)
def mail_moved_appointment(event: events.AppointmentMoved) -> None:
    """Mail the new calendar file."""
    mail_later(event.appointment_id)


@subscribe(events.AppointmentCancelled)
def mail_cancelled_appointment(event: events.AppointmentCancelled) -> None:
    """Mail the cancellation."""
    mail_later(event.appointment_id)


@subscribe(events.ObstacleWasAnswered)
def tell_reporter(event: events.ObstacleWasAnswered) -> None:
    """Tell whoever reported."""
    answered = Obstacle.objects.filter(pk=event.obstacle_id).first()
    if answered is not None:
        tell_of_answer(answered, timezone.now())


@subscribe(events.RatingCorrected)
def tell_rater(event: events.RatingCorrected) -> None:
    """Tell whoever gave the rating."""
    corrected = Rating.objects.select_related("ticket").filter(pk=event.rating_id).first()
    if corrected is not None:
        tell_of_correction(corrected, timezone.now())


@subscribe(CaseActed)
def ask_for_rating(event: CaseActed) -> None:
    """Invite the applicant once the case is over."""
    over = closed_case(event.case_id)
    if over is not None:
        invite_to_rate(over.id, over.account_id, over.number, timezone.now())


@subscribe(AccountErased)
def forget_visitor(event: AccountErased) -> None:
    """Forget the person at the windows too."""
    forget_person(account_id=event.account_id)
