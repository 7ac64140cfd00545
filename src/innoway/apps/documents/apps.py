"""What the documents app declares of itself to the house."""

from django.utils.translation import gettext_lazy as _

from innoway.foundation.mounting import DistrictApp


class Documents(DistrictApp):
    name = "innoway.apps.documents"
    label = "documents"
    verbose_name = _("Documents")
    mount = "documents/"
