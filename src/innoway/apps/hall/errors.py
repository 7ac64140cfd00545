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
