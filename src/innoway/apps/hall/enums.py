"""The vocabulary of the hall."""

from django.db.models import IntegerChoices, TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class WindowKey(TextChoices):
    """The seven windows, in the order in which the hall shows them."""

    POLICY = "policy", _("Policy window")
    IPR = "ipr", _("IPR window")
    LEGAL = "legal", _("Legal window")
    SOCIAL_SECURITY = "social-security", _("Social security window")
    FINANCE = "finance", _("Finance window")
    HR = "hr", _("HR window")
    VENUE = "venue", _("Venue window")


class ItemType(TextChoices):
    """What kind of act an item is, in the categories of the national basic catalogue."""

    LICENCE = "licence", _("Administrative licence")
    CONFIRMATION = "confirmation", _("Administrative confirmation")
    PAYMENT = "payment", _("Payment or allowance")
    REWARD = "reward", _("Reward")
    RULING = "ruling", _("Administrative ruling")
    LEVY = "levy", _("Levy")
    OTHER_POWER = "other-power", _("Act of another power")
    PUBLIC_SERVICE = "public-service", _("Public service")


class Handling(TextChoices):
    """How an item is handled: at once, within a promised time, or passed on."""

    INSTANT = "instant", _("Handled at once")
    PROMISED = "promised", _("Handled within a promised time")
    JOINT = "joint", _("Handled by several bodies together")
    FORWARDED = "forwarded", _("Passed on to the competent body")


class Audience(TextChoices):
    """For whom an item is meant; an item may serve several."""

    FOUNDER = "founder", _("Founders")
    COMPANY = "company", _("Companies")
    HIGH_TECH = "high-tech", _("High-tech and technology firms")
    RESEARCHER = "researcher", _("Researchers and inventors")
    EMPLOYER = "employer", _("Employers")
    EMPLOYEE = "employee", pgettext_lazy("audience", "Employees")
    OVERSEAS = "overseas", _("Founders and talents from abroad")
    OPERATOR = "operator", _("Operators of office areas and makerspaces")


class Channel(TextChoices):
    """Ways to hand something in."""

    ONLINE = "online", pgettext_lazy("channel", "Online")
    COUNTER = "counter", pgettext_lazy("channel", "At the window")
    PHONE = "phone", pgettext_lazy("channel", "By phone")
    POST = "post", pgettext_lazy("channel", "By post")


class Unit(TextChoices):
    """Units of periods; a day is never neutral."""

    WORKING_DAY = "working-day", _("working days")
    CALENDAR_DAY = "calendar-day", _("calendar days")
    MONTH = "month", _("months")
    YEAR = "year", _("years")


class Level(TextChoices):
    """The level of government that acts."""

    NATIONAL = "national", _("National")
    CITY = "city", pgettext_lazy("level of government", "City")
    DISTRICT = "district", _("District")
    NONE = "none", _("Not a public authority")


class MaterialForm(TextChoices):
    """In what shape a paper is wanted."""

    ORIGINAL = "original", _("original")
    COPY = "copy", _("copy")
    ELECTRONIC = "electronic", _("electronic file")


class MaterialOrigin(TextChoices):
    """Who brings a paper."""

    APPLICANT = "applicant", _("you bring it")
    BODY = "other-body", _("another body issues it")
    SHARED = "shared-data", _("the hall fetches it")
    FORM = "form", _("made from what you fill in")


class MaterialNeed(TextChoices):
    """How strictly a paper is needed at the start."""

    REQUIRED = "required", _("needed at the start")
    TOLERATED = "tolerated", _("may follow later")
    COMMITMENT = "commitment", _("a written promise is enough")


class PaperState(TextChoices):
    """How a paper of a form stands before it is sent."""

    HERE = "here", pgettext_lazy("paper", "goes with this form")
    MISSING = "missing", pgettext_lazy("paper", "missing")
    LATER = "later", _("may follow later")
    PROMISE = "promise", _("a written promise is enough")
    FETCHED = "fetched", _("the hall fetches it")
    MADE = "made", _("made from what you fill in")


class FieldKind(TextChoices):
    """What a form asks for."""

    TEXT = "text", _("text")
    LONG = "long", _("long text")
    CHOICE = "choice", _("choice")
    NUMBER = "number", pgettext_lazy("field", "number")
    DATE = "date", _("date")
    EMAIL = "email", _("e-mail address")
    PHONE = "phone", _("phone number")
    ORGANISATION_NAME = "organisation-name", _("name of an organisation")
    USCC = "uscc", _("Unified Social Credit Code")
    YES_NO = "yes-no", _("yes or no")


class ReceiptKind(TextChoices):
    """Acts at the windows that give a receipt; the value begins its number."""

    TICKET = "TK", _("Ticket taken")
    BOOKING = "AP", _("Appointment booked")
    CANCELLATION = "AC", _("Appointment cancelled")
    REPORT = "CD", _("Report of what cannot be done")


class ValueSource(TextChoices):
    """Where a value of a draft comes from."""

    TYPED = "typed", _("you typed it")
    ACCOUNT = "account", _("from your account")
    REGISTER = "register", _("from the register")
    OFFICE_AREA = "office-area", _("from the office area")


class ProviderKind(TextChoices):
    """What private providers do."""

    LEGAL = "legal", _("Law")
    FINANCE = "finance", _("Finance and accounting")
    HR = "hr", _("Human resources")
    IPR = "ipr", _("Intellectual property")


class PriceUnit(TextChoices):
    """What a price is for."""

    HOUR = "hour", _("per hour")
    CASE = "case", _("per case")
    MONTH = "month", _("per month")
    YEAR = "year", _("per year")


class AppointmentState(TextChoices):
    """What became of a booked time."""

    BOOKED = "booked", pgettext_lazy("appointment", "Booked")
    CANCELLED = "cancelled", pgettext_lazy("appointment", "Cancelled")
    CAME = "came", pgettext_lazy("appointment", "Came")
    MISSED = "missed", pgettext_lazy("appointment", "Missed")


class TicketState(TextChoices):
    """Where a ticket stands between the kiosk and the end of the visit."""

    WAITING = "waiting", pgettext_lazy("ticket", "Waiting")
    CALLED = "called", pgettext_lazy("ticket", "Called")
    SERVING = "serving", pgettext_lazy("ticket", "Being served")
    FINISHED = "finished", pgettext_lazy("ticket", "Finished")
    LEFT = "left", pgettext_lazy("ticket", "Left")


class TicketAct(TextChoices):
    """What happens to a ticket; each act is kept with its moment."""

    TAKE = "take", pgettext_lazy("ticket", "taken")
    CALL = "call", pgettext_lazy("ticket", "called")
    RECALL = "recall", pgettext_lazy("ticket", "called again")
    PASS = "pass", pgettext_lazy("ticket", "passed over")
    SERVE = "serve", pgettext_lazy("ticket", "service begun")
    TRANSFER = "transfer", pgettext_lazy("ticket", "handed over")
    FINISH = "finish", pgettext_lazy("ticket", "finished")
    LEAVE = "leave", pgettext_lazy("ticket", "left")


class ObstacleCause(TextChoices):
    """Why something cannot be done."""

    RULE_MISSING = "rule-missing", _("No rule covers the case")
    RULES_CONTRADICT = "rules-contradict", _("Rules contradict each other")
    PAPER_IMPOSSIBLE = "paper-impossible", _("A required paper cannot be had")
    PASSED_AROUND = "passed-around", _("Sent from one office to the next")
    SYSTEM = "system", _("A system fails or cannot take the case")
    HISTORY = "history", _("A problem left over from earlier years")
    TIME = "time", _("A promised time was not kept")
    CONDITION = "condition", _("A condition does not fit the case")


class Satisfaction(IntegerChoices):
    """The five levels of the national rating of government services."""

    VERY_SATISFIED = 5, _("Very satisfied")
    SATISFIED = 4, _("Satisfied")
    BASICALLY_SATISFIED = 3, _("Basically satisfied")
    DISSATISFIED = 2, _("Dissatisfied")
    VERY_DISSATISFIED = 1, _("Very dissatisfied")

    @property
    def is_bad(self) -> bool:
        """Whether the hall must call back (the last two levels)."""
        return self <= Satisfaction.DISSATISFIED


class RatingStage(TextChoices):
    """At which moment a service was judged."""

    RECEIPT = "receipt", pgettext_lazy("stage", "at receipt")
    ACCEPTANCE = "acceptance", pgettext_lazy("stage", "at acceptance")
    END = "end", pgettext_lazy("stage", "at the end")


class RatingStanding(TextChoices):
    """Whether a rating counts; nothing is ever deleted."""

    COUNTED = "counted", pgettext_lazy("rating", "Counted")
    DISPUTED = "disputed", pgettext_lazy("rating", "Disputed, still counted")
    EXCLUDED = "excluded", pgettext_lazy("rating", "Excluded after review")
