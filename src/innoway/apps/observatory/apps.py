"""What the observatory app declares of itself to the house."""

from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from innoway.foundation.mounting import DistrictApp, MenuItem


class Observatory(DistrictApp):
    name = "innoway.apps.observatory"
    label = "observatory"
    verbose_name = _("Observatory")
    mount = ""
    menu: ClassVar[tuple[MenuItem, ...]] = (
        MenuItem(_("Find technology"), "observatory:search", order=10),
        MenuItem(_("Graph"), "observatory:graph", order=15),
        MenuItem(_("Charts"), "observatory:charts", order=80),
        MenuItem(_("Sources"), "observatory:sources", order=90),
    )
