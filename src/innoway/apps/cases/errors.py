"""What the case engine refuses, and what a person can do about it."""

from django.utils.translation import gettext_lazy as _

from innoway.foundation.errors import DomainError


class CaseMissing(DomainError):
    code = "cases.case-missing"
    message = _("There is no such case, or it is not yours.")
    status = 404


class NotAllowed(DomainError):
    code = "cases.not-allowed"
    message = _("Your role does not include this act.")
    status = 403


class NotInCharge(DomainError):
    code = "cases.not-in-charge"
    message = _("Only the person in charge decides. Have the case assigned to you first.")
    status = 403


class ActNotPossible(DomainError):
    code = "cases.act-not-possible"
    message = _(
        "“%(act)s” is not possible: the case is now “%(state)s”. Load the page again, "
        "somebody may have acted meanwhile."
    )


class ReasonMissing(DomainError):
    code = "cases.reason-missing"
    message = _("Give the reason in words the applicant understands.")


class PapersMissing(DomainError):
    code = "cases.papers-missing"
    message = _("Name every paper, one a line.")


class SupplementAskedBefore(DomainError):
    code = "cases.supplement-asked-before"
    message = _(
        "Papers were asked for on %(day)s. The law allows one notice: accept, or do not accept."
    )


class NoticeTooLate(DomainError):
    code = "cases.notice-too-late"
    message = _(
        "The time to answer ended on %(day)s. The application counts as accepted from the day "
        "of receipt."
    )


class DurationMissing(DomainError):
    code = "cases.duration-missing"
    message = _("State how many working days the special procedure takes: at least one.")


class ExtendedBefore(DomainError):
    code = "cases.extended-before"
    message = _("The time was extended before. It can be extended only once.")


class ExtensionTooLong(DomainError):
    code = "cases.extension-too-long"
    message = _("The terms of this service allow at most %(days)s more days.")


class ExtensionNotAsked(DomainError):
    code = "cases.extension-not-asked"
    message = _("Nobody has asked for an extension of this case.")


class SamePerson(DomainError):
    code = "cases.same-person"
    message = _("Whoever asked for the extension cannot approve it. Ask a colleague.")


class TooLate(DomainError):
    code = "cases.too-late"
    message = _("The time ended on %(day)s; it can no longer be extended.")


class ToleranceNotPossible(DomainError):
    code = "cases.tolerance-not-possible"
    message = _("The terms of this service do not allow papers to come later.")


class TolerancePending(DomainError):
    code = "cases.tolerance-pending"
    message = _("Papers that may come later have not come. The result waits for them.")


class ToleranceNotOver(DomainError):
    code = "cases.tolerance-not-over"
    message = _("No paper is overdue. A case ends only when papers do not come in time.")


class CommitmentNotPossible(DomainError):
    code = "cases.commitment-not-possible"
    message = _("This service does not take a commitment in place of certificates.")


class ConflictOfInterest(DomainError):
    code = "cases.conflict-of-interest"
    message = _("%(name)s is connected with the applicant. Name somebody else.")


class NotStaff(DomainError):
    code = "cases.not-staff"
    message = _("Only people who work at the windows can be in charge.")


class NotOverdue(DomainError):
    code = "cases.not-overdue"
    message = _("The case is not overdue; there is nothing to explain.")


class ActMissing(DomainError):
    code = "cases.act-missing"
    message = _("The case has no such act.")
    status = 404


class PaperKnown(DomainError):
    code = "cases.paper-known"
    message = _("This notice was entered before.")


class PaperUnsound(DomainError):
    code = "cases.paper-unsound"
    message = _("Each day must lie in the year %(year)s, and no day is both off and worked.")


class TermsUnsound(DomainError):
    code = "cases.terms-unsound"
    message = _("The promised time must be at least one day and not above the statutory time.")


class LogSizeUnknown(DomainError):
    code = "cases.log-size-unknown"
    message = _("The log has no such entry or size.")
    status = 404


class NoticeNotOver(DomainError):
    code = "cases.notice-not-over"
    message = _("The time to answer is not over.")


class DecisionNotOver(DomainError):
    code = "cases.decision-not-over"
    message = _("Silence does not approve this case: its terms do not say so or time is left.")
