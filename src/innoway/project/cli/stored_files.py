"""What the doctor asks of the shelf of documents."""

import time

from django.apps import apps
from django.db import connection

SWEPT_AFTER = 2 * 86400  # seconds; the nightly job has had its turn by then


def check() -> tuple[int, dict[str, tuple[str, ...]]]:
    """Return (files needed, digests by what is wrong with them); nothing while there are none."""
    tables = connection.introspection.table_names()
    if not apps.is_installed("innoway.apps.documents") or "documents_version" not in tables:
        return 0, {}
    from innoway.apps.documents.gateways import shelf
    from innoway.apps.documents.queries.shelf_check import shelf_check

    found = shelf_check(shelf(), before=time.time() - SWEPT_AFTER)
    wrong = {"missing": found.missing, "altered": found.altered, "orphaned": found.orphans}
    return found.files, {what: digests for what, digests in wrong.items() if digests}
