"""The vocabulary of accounts: how a page looks to its reader, and who does what."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Theme(TextChoices):
    """How pages look: as the reader's device does, or one way always."""

    SYSTEM = "system", _("As my device")
    LIGHT = "light", _("Light")
    DARK = "dark", _("Dark")
