"""What the hall app declares of itself to the house."""

from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from innoway.foundation.mounting import DistrictApp, MenuItem


class Hall(DistrictApp):
    name = "innoway.apps.hall"
    label = "hall"
    verbose_name = _("Inno Hall")
    mount = "hall/"
    menu: ClassVar[tuple[MenuItem, ...]] = (MenuItem(_("Inno Hall"), "hall:ask", order=20),)

    def ready(self) -> None:
        """Add what forms on their way hold about a person to the file of their data."""
        from innoway.apps.accounts.facade import contribute_personal_data
        from innoway.apps.hall.queries.drafts import held_by

        contribute_personal_data("hall_forms", held_by)
