"""What the registry app declares of itself to the house."""

from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from innoway.foundation.mounting import DistrictApp, MenuItem


class Registry(DistrictApp):
    name = "innoway.apps.registry"
    label = "registry"
    verbose_name = _("Registry")
    mount = "registry/"
    menu: ClassVar[tuple[MenuItem, ...]] = (MenuItem(_("Register"), "registry:register", order=40),)
