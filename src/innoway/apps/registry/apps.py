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

    def ready(self) -> None:
        """Add what the register holds about a person to the file the person can download."""
        from innoway.apps.accounts.facade import contribute_personal_data
        from innoway.apps.registry.queries.judgements import judgements_of

        contribute_personal_data("judgements", judgements_of)
