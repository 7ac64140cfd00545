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
        """Tell other apps what forms hold about a person, and who reads the papers of a case."""
        from innoway.apps.accounts.facade import contribute_personal_data
        from innoway.apps.documents.facade import register_reader
        from innoway.apps.hall.queries import visits
        from innoway.apps.hall.queries.drafts import held_by
        from innoway.apps.hall.queries.papers import reads_case

        contribute_personal_data("hall_forms", held_by)
        contribute_personal_data("hall_windows", visits.held_by)
        register_reader("cases", reads_case)
