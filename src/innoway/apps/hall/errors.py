"""What the hall refuses, and what a person can do about it."""

from django.utils.translation import gettext_lazy as _

from innoway.foundation.errors import DomainError


class ContentFault(Exception):
    """A file of the service catalogue is wrong; says which line and why, for its editors."""

    def __init__(self, file: str, line: int, key: str, fault: str) -> None:
        super().__init__(f"{file}:{line}: {key or 'the file'}: {fault}")
        self.file, self.line, self.key, self.fault = file, line, key, fault


class NothingChosen(DomainError):
    code = "hall.nothing-chosen"
    message = _("Tick at least one service.")
    status = 422


class ServiceUnknown(DomainError):
    code = "hall.service-unknown"
    message = _("This service is not in the catalogue. Open the catalogue and choose again.")
    status = 404


class DraftMissing(DomainError):
    code = "hall.draft-missing"
    message = _("There is no such draft, or it is not yours.")
    status = 404


class DraftSent(DomainError):
    code = "hall.draft-sent"
    message = _("This form was sent already. Your cases show what happens next.")


class DraftIncomplete(DomainError):
    """``fields`` maps the key of each field to what is wrong with it."""

    code = "hall.draft-incomplete"
    message = _("Some answers are missing or not valid. They are marked below.")
    status = 422


class PaperNotAsked(DomainError):
    code = "hall.paper-not-asked"
    message = _("None of the services in this form asks for this paper. Open the list again.")
    status = 422


class ReuseNotAgreed(DomainError):
    code = "hall.reuse-not-agreed"
    message = _(
        "A paper that was handed in before needs your consent to be used here. "
        "Tick the consent below the papers, or upload the paper anew."
    )
    status = 422


class MayNotSign(DomainError):
    code = "hall.may-not-sign"
    message = _(
        "You fill in for this organisation, but only its owner or an approver may send. "
        "Ask one of them to open this form by its code."
    )
    status = 403


class ResumeCodeWrong(DomainError):
    code = "hall.resume-code-wrong"
    message = _(
        "This code opens no form. Check the twelve characters; a code ends when the form is "
        "sent, deleted or has not been touched for %(days)s days."
    )
    status = 404


class TooManyCodes(DomainError):
    code = "hall.too-many-codes"
    message = _("Too many codes were tried from here. Wait a minute and try again.")
    status = 429


class TooManyDrafts(DomainError):
    code = "hall.too-many-drafts"
    message = _("Too many forms were started from here. Wait a minute and try again.")
    status = 429


class NotFromACase(DomainError):
    code = "hall.not-from-a-case"
    message = _("You can rate this provider after a case in which you named it is closed.")
    status = 403


class RatingGiven(DomainError):
    code = "hall.provider-rating-given"
    message = _("You have rated this provider for this case already.")


class WindowUnknown(DomainError):
    code = "hall.window-unknown"
    message = _("There is no such window.")
    status = 404


class SlotNotOffered(DomainError):
    code = "hall.slot-not-offered"
    message = _("This time cannot be booked. Choose one of the times shown.")
    status = 422


class SlotTaken(DomainError):
    code = "hall.slot-taken"
    message = _("Somebody has just booked the last place at this time. Choose another time.")


class DayBooked(DomainError):
    code = "hall.day-booked"
    message = _("You have an appointment on this day already. Cancel or move it first.")


class BookingClosed(DomainError):
    code = "hall.booking-closed"
    message = _(
        "Booking is closed for you until %(day)s, because appointments were missed. "
        "You can come without an appointment at any time."
    )


class AppointmentMissing(DomainError):
    code = "hall.appointment-missing"
    message = _("There is no such appointment, or it is not yours.")
    status = 404


class AppointmentOver(DomainError):
    code = "hall.appointment-over"
    message = _("This appointment was cancelled or is over.")


class TooLateToCancel(DomainError):
    code = "hall.too-late-to-cancel"
    message = _("An appointment can be cancelled or moved until %(hours)s hours before it starts.")


class WindowClosed(DomainError):
    code = "hall.window-closed"
    message = _("The windows are closed today. They open again on %(day)s.")


class TooManyTickets(DomainError):
    code = "hall.too-many-tickets"
    message = _("Too many tickets were taken from here. Wait a minute and try again.")
    status = 429


class TicketMissing(DomainError):
    code = "hall.ticket-missing"
    message = _("There is no such ticket.")
    status = 404


class TicketElsewhere(DomainError):
    code = "hall.ticket-elsewhere"
    message = _("This ticket is %(state)s now, so that is not possible any more.")


class TicketOfAnother(DomainError):
    code = "hall.ticket-of-another"
    message = _("Another desk looks after this ticket.")


class NobodyWaits(DomainError):
    code = "hall.nobody-waits"
    message = _("Nobody waits at this window.")


class VisitorAtDesk(DomainError):
    code = "hall.visitor-at-desk"
    message = _("Finish the visit of %(ticket)s first, or hand it over.")


class CalledTooFewTimes(DomainError):
    code = "hall.called-too-few-times"
    message = _("Call at least %(calls)s times before passing over.")


class DeskMissing(DomainError):
    code = "hall.desk-missing"
    message = _("Choose the window and counter where you sit first.")


class DeskTaken(DomainError):
    code = "hall.desk-taken"
    message = _("Somebody sits at this counter already. Choose another one.")


class NothingWritten(DomainError):
    code = "hall.nothing-written"
    message = _("Write what was asked or agreed.")
    status = 422


class ObstacleMissing(DomainError):
    code = "hall.obstacle-missing"
    message = _("There is no such report, or it is not yours.")
    status = 404


class ObstacleAnswered(DomainError):
    code = "hall.obstacle-answered"
    message = _("This report was answered already.")


class RatingMissing(DomainError):
    code = "hall.rating-missing"
    message = _("There is nothing to rate here.")
    status = 404


class RatedBefore(DomainError):
    code = "hall.rated-before"
    message = _("This was rated already. A rating is given once.")


class RatingTooEarly(DomainError):
    code = "hall.rating-too-early"
    message = _("You can rate this when it has happened.")


class RatingOver(DomainError):
    code = "hall.rating-over"
    message = _("This step of the rating was done already or is not due.")


class OwnDispute(DomainError):
    code = "hall.own-dispute"
    message = _("Somebody else must review a rating that you disputed or that concerns your desk.")
    status = 403


class OrganisationMissing(DomainError):
    code = "hall.organisation-missing"
    message = _("The register has no organisation with this number. Enter it there first.")
    status = 422


class AccountMissing(DomainError):
    code = "hall.account-missing"
    message = _("Nobody has an account with this address.")
    status = 422


class ProviderKnown(DomainError):
    code = "hall.provider-known"
    message = _("This firm is on the list already.")


class ProviderMissing(DomainError):
    code = "hall.provider-missing"
    message = _("This firm is not on the list.")
    status = 404


class NotAllowed(DomainError):
    code = "hall.not-allowed"
    message = _("Your roles do not include this.")
    status = 403


class VisitorUnknown(DomainError):
    code = "hall.visitor-unknown"
    message = _("A case needs the visitor's account: write its e-mail address on the card first.")
    status = 422
