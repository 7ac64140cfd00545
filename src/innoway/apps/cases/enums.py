"""The vocabulary of cases: states, acts, channels, units, lights."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class CaseState(TextChoices):
    """Where a case stands.

    Source: Administrative Licensing Law Arts 32, 42 to 45.
    """

    DRAFT = "draft", pgettext_lazy("state of a case", "Draft")
    SUBMITTED = "submitted", pgettext_lazy("state of a case", "Submitted")
    PRE_RETURNED = "pre_returned", pgettext_lazy("state of a case", "Returned for correction")
    RECEIVED = "received", pgettext_lazy("state of a case", "Received")
    SUPPLEMENT_NOTIFIED = (
        "supplement_notified", pgettext_lazy("state of a case", "Papers to supply"),
    )  # fmt: skip
    ACCEPTED = "accepted", pgettext_lazy("state of a case", "Accepted")
    NOT_ACCEPTED = "not_accepted", pgettext_lazy("state of a case", "Not accepted")
    SPECIAL_PROCEDURE = "special_procedure", pgettext_lazy("state of a case", "Special procedure")
    APPROVED = "approved", pgettext_lazy("state of a case", "Approved")
    REFUSED = "refused", pgettext_lazy("state of a case", "Refused")
    DELIVERED = "delivered", pgettext_lazy("state of a case", "Delivered")
    WITHDRAWN = "withdrawn", pgettext_lazy("state of a case", "Withdrawn")
    TERMINATED = "terminated", pgettext_lazy("state of a case", "Terminated")


class ActKind(TextChoices):
    """What can happen to a case; each is one operation and one line of the log."""

    OPEN = "open_case", _("Case opened")
    SAVE = "save_case", _("Draft saved")
    SUBMIT = "submit_case", _("Application handed in")
    RETURN = "return_case", _("Returned for correction")
    RECEIVE = "receive_case", pgettext_lazy("act on a case", "Application received")
    ACCEPT = "accept_case", _("Application accepted")
    ACCEPT_BY_SILENCE = "accept_by_silence", _("Accepted because nobody answered in time")
    REFUSE_ACCEPTANCE = "refuse_acceptance", _("Application not accepted")
    NOTIFY_SUPPLEMENT = "notify_supplement", _("Notice of papers to supply")
    SUPPLY_PAPERS = "supply_papers", _("Papers supplied")
    START_SPECIAL = "start_special_procedure", _("Special procedure started, clock stopped")
    END_SPECIAL = "end_special_procedure", _("Special procedure ended, clock running")
    ASK_EXTENSION = "ask_extension", _("Extension asked for")
    EXTEND = "extend_case", _("Time extended")
    WITHDRAW = "withdraw_case", _("Application withdrawn")
    APPROVE = "approve_case", _("Application approved")
    APPROVE_TACITLY = "approve_tacitly", _("Approved because the time ran out")
    REFUSE = "refuse_case", _("Application refused")
    DELIVER = "deliver_result", _("Result delivered")
    TERMINATE = "terminate_case", _("Case terminated")
    ASSIGN = "assign_case", _("Person in charge named")
    PUBLISH_OVERRUN = "publish_overrun_reason", _("Reason of the overrun published")
    OBJECT = "object_to_act", _("Objection raised")
    MOVE_DEADLINE = "move_deadline", _("Deadline moved by a holiday notice")


class Channel(TextChoices):
    """How the application came in."""

    ONLINE = "online", pgettext_lazy("channel of a case", "Online")
    PHONE = "phone", pgettext_lazy("channel of a case", "Telephone")
    COUNTER = "counter", pgettext_lazy("channel of a case", "Counter")


class Unit(TextChoices):
    """What a period is counted in."""

    WORKING_DAYS = "working_days", pgettext_lazy("unit of time", "working days")
    DAYS = "days", pgettext_lazy("unit of time", "calendar days")


class Roll(TextChoices):
    """What happens when a period ends on a day off."""

    NONE = "none", _("stays")
    NEXT_WORKING_DAY = "next_working_day", _("moves to the next working day")


class DeadlineKind(TextChoices):
    """Which duty a deadline is about."""

    NOTICE = "notice", _("Answer on acceptance")
    DECISION = "decision", pgettext_lazy("duty of a case", "Decision")
    DELIVERY = "delivery", _("Delivery of the result")
    SUPPLY = "supply", _("Supply of tolerated papers")


class Light(TextChoices):
    """The supervision light of an open case."""

    GREEN = "green", pgettext_lazy("supervision light", "On time")
    YELLOW = "yellow", pgettext_lazy("supervision light", "Due soon")
    RED = "red", pgettext_lazy("supervision light", "Overdue")
    NONE = "none", pgettext_lazy("supervision light", "No clock")
