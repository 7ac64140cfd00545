"""The vocabulary of accounts: who does what for an organisation, and who works for the district."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Theme(TextChoices):
    """How pages look: as the reader's device does, or one way always."""

    SYSTEM = "system", _("As my device")
    LIGHT = "light", _("Light")
    DARK = "dark", _("Dark")


class DelegationRole(TextChoices):
    """What a person may do for an organisation; an owner does all of it and manages people."""

    OWNER = "owner", pgettext_lazy("role in an organisation", "Owner")
    PREPARER = "preparer", pgettext_lazy("role in an organisation", "Preparer")
    APPROVER = "approver", pgettext_lazy("role in an organisation", "Approver")

    @property
    def prepares(self) -> bool:
        """Whether the role fills in applications, bookings and offers."""
        return self in {DelegationRole.OWNER, DelegationRole.PREPARER}

    @property
    def approves(self) -> bool:
        """Whether the role signs what was prepared and hands it in."""
        return self in {DelegationRole.OWNER, DelegationRole.APPROVER}

    @property
    def manages_people(self) -> bool:
        """Whether the role invites others and ends their delegations."""
        return self is DelegationRole.OWNER


class StaffRole(TextChoices):
    """The desks of the district; each opens the pages of its work and no others."""

    WINDOW_CLERK = "window_clerk", pgettext_lazy("staff role", "Window clerk")
    SPACE_MANAGER = "space_manager", pgettext_lazy("staff role", "Space manager")
    TECHNOLOGY_AGENT = "technology_agent", pgettext_lazy("staff role", "Technology transfer agent")
    FUND_MANAGER = "fund_manager", pgettext_lazy("staff role", "Fund manager")
    POLICY_OFFICER = "policy_officer", pgettext_lazy("staff role", "Policy officer")
    SUPERVISOR = "supervisor", pgettext_lazy("staff role", "Supervisor")
    ANALYST = "analyst", pgettext_lazy("staff role", "Analyst")
    PARTNER_DISTRICT = "partner_district", pgettext_lazy("staff role", "Partner district")
    STEWARD = "steward", pgettext_lazy("staff role", "Data steward")
    ADMINISTRATOR = "administrator", pgettext_lazy("staff role", "Administrator")


class MailDelivery(TextChoices):
    """When a notice also goes out by e-mail; the inbox here holds it in any case."""

    IMMEDIATE = "immediate", pgettext_lazy("mails", "At once")
    DAILY = "daily", pgettext_lazy("mails", "Once a day, together")
    OFF = "off", pgettext_lazy("mails", "No e-mail")
