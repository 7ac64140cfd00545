"""What the documents app declares of itself to the house."""

from django.utils.translation import gettext_lazy as _

from innoway.foundation.mounting import DistrictApp


class Documents(DistrictApp):
    name = "innoway.apps.documents"
    label = "documents"
    verbose_name = _("Documents")
    mount = "documents/"

    def ready(self) -> None:
        """Add documents to what people can take along."""
        from innoway.apps.accounts.facade import contribute_personal_data
        from innoway.apps.documents.queries.personal_documents import personal_documents

        contribute_personal_data("documents", personal_documents)
