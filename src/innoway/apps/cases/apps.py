"""What the cases app declares of itself to the house."""

from django.utils.translation import gettext_lazy as _

from innoway.foundation.mounting import DistrictApp


class Cases(DistrictApp):
    name = "innoway.apps.cases"
    label = "cases"
    verbose_name = _("Cases")
    mount = "cases/"
