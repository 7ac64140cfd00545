"""What the cases app declares of itself to the house."""

from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from innoway.foundation.mounting import DistrictApp, MenuItem


class Cases(DistrictApp):
    name = "innoway.apps.cases"
    label = "cases"
    verbose_name = _("Cases")
    mount = "cases/"
    menu: ClassVar[tuple[MenuItem, ...]] = (
        MenuItem(_("My cases"), "cases:cases", order=25, signed_in_only=True),
        MenuItem(_("Desk of cases"), "cases:desk", order=60, staff_only=True),
    )

    def ready(self) -> None:
        """Add what cases hold about a person to the file of their data."""
        from innoway.apps.accounts.facade import contribute_personal_data
        from innoway.apps.cases.queries.personal_data import held_by

        contribute_personal_data("cases", held_by)
