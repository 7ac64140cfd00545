"""Agree that an earlier document is used in another matter."""

import datetime

from django.db import transaction

from innoway.apps.documents.errors import ConsentTermWrong
from innoway.apps.documents.events import ReuseGranted
from innoway.apps.documents.models import Consent
from innoway.apps.documents.queries.own_document import own_document
from innoway.apps.documents.rules import can_decide
from innoway.foundation.audit import record_act
from innoway.foundation.events import publish

LONGEST = datetime.timedelta(days=3653)


@transaction.atomic
def grant_reuse(
    *, document_id: int, subject: tuple[str, str], until: datetime.datetime, account_id: int,
    at: datetime.datetime,
) -> Consent:  # fmt: skip
    """Write down a separate, revocable consent for one document, one subject and a time.

    Source: PIPL, Art. 14 and 15 (a changed purpose needs a new consent, which can be revoked).

    Raises:
        DocumentMissing: It does not exist or belongs to others.
        NotAllowed: The person's role does not include consenting.
        ConsentTermWrong: The time is over, or longer than ten years.
    """
    document = own_document(document_id, account_id, at, can_decide)
    if not at < until <= at + LONGEST:
        raise ConsentTermWrong
    app, number = subject
    consent = Consent.objects.create(
        document=document, subject_app=app, subject_id=number, granted_by_id=account_id,
        granted_at=at, until=until,
    )  # fmt: skip
    record_act(
        "documents.reuse-granted", account_id=account_id, object_kind="document",
        object_id=document.pk, organisation_id=document.organisation_id,
        facts={"subject": f"{app}:{number}", "until": until.isoformat()},
    )  # fmt: skip
    publish(ReuseGranted(consent.pk, document.pk))
    return consent
