"""End the consent to the use of a document in another matter."""

import datetime

from django.db import transaction

from innoway.apps.documents.errors import DocumentMissing
from innoway.apps.documents.events import ReuseRevoked
from innoway.apps.documents.models import Consent
from innoway.apps.documents.queries.own_document import own_document
from innoway.apps.documents.rules import can_decide
from innoway.foundation.audit import record_act
from innoway.foundation.events import publish


@transaction.atomic
def revoke_reuse(*, consent_id: int, account_id: int, at: datetime.datetime) -> Consent:
    """End a consent now: from here on the readers of that matter cannot open the document.

    What was done before stays lawful. Ending it again changes nothing.

    Raises:
        DocumentMissing: It does not exist or belongs to others.
        NotAllowed: The person's role does not include consenting.
    """
    consent = Consent.objects.select_for_update().filter(pk=consent_id).first()
    if consent is None:
        raise DocumentMissing
    document = own_document(consent.document_id, account_id, at, can_decide)
    if consent.revoked_at is None:
        consent.revoked_at = at
        consent.save(update_fields=["revoked_at"])
        record_act(
            "documents.reuse-revoked", account_id=account_id, object_kind="document",
            object_id=document.pk, organisation_id=document.organisation_id,
            facts={"subject": f"{consent.subject_app}:{consent.subject_id}"},
        )  # fmt: skip
        publish(ReuseRevoked(consent.pk, document.pk))
    return consent
