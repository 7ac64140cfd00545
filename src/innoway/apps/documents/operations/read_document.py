"""Open a version and write down who did."""

import datetime

from django.db import transaction

from innoway.apps.documents.errors import DocumentMissing
from innoway.apps.documents.models import Read, Version
from innoway.apps.documents.queries.access import Access, access_to
from innoway.foundation.audit import record_read


@transaction.atomic
def read_document(
    *, document_id: int, number: int, account_id: int, at: datetime.datetime
) -> Version:
    """Return a version that the person may read at this moment; the read is written first.

    The owner's people open every version; readers of a matter the one that was handed in.
    Reads from outside the owner's side are also written to the audit, where the person whose
    document it is sees them.

    Raises:
        DocumentMissing: It does not exist, or is not (any more) this person's to read.
    """
    access = access_to(document_id, account_id, at)
    if access is None:
        raise DocumentMissing
    version = _wanted(access, number)
    Read.objects.create(
        version=version, account_id=account_id, subject_app=access.subject_app,
        subject_id=access.subject_id, at=at,
    )  # fmt: skip
    if access.subject_app:
        record_read(
            account_id=account_id, subject_account_id=version.document.account_id,
            object_kind="document", object_id=document_id,
            reason=f"{access.subject_app}:{access.subject_id}",
        )  # fmt: skip
    return version


def _wanted(access: Access, number: int) -> Version:
    if access.version.number == number:
        return access.version
    own = Version.objects.filter(document_id=access.version.document_id, number=number).first()
    if access.subject_app or own is None:
        raise DocumentMissing
    return own
