"""What the hall app declares of itself to the house."""

from django.utils.translation import gettext_lazy as _

from innoway.foundation.mounting import DistrictApp


class Hall(DistrictApp):
    name = "innoway.apps.hall"
    label = "hall"
    verbose_name = _("Inno Hall")
    mount = "hall/"
