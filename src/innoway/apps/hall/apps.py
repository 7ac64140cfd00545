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
