"""What the accounts app declares of itself to the house."""

from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from innoway.foundation.mounting import DistrictApp, MenuItem


class Accounts(DistrictApp):
    name = "innoway.apps.accounts"
    label = "accounts"
    verbose_name = _("Accounts")
    mount = "accounts/"
    menu: ClassVar[tuple[MenuItem, ...]] = (
        MenuItem(_("Staff roles"), "accounts:appointments", order=900, staff_only=True),
    )
