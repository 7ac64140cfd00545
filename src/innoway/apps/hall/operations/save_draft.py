"""Keep what somebody typed so far."""

import datetime
import uuid
from collections.abc import Mapping

from django.db import transaction

from innoway.apps.hall.calculations.answers import merged
from innoway.apps.hall.calculations.catalogue import Catalogue
from innoway.apps.hall.calculations.union import asked_once
from innoway.apps.hall.errors import DraftMissing, DraftSent
from innoway.apps.hall.models import Draft, Provider


@transaction.atomic
def save_draft(
    *,
    draft_id: uuid.UUID,
    catalogue: Catalogue,
    typed: Mapping[str, str],
    provider_id: int | None,
    at: datetime.datetime,
) -> Draft:
    """Save answers as they stand, complete or not; the form's life begins anew.

    The row is locked, so that two devices that save at once lose no field of each other. A
    provider that is not listed counts as none.

    Raises:
        DraftMissing: It was deleted.
        DraftSent: It was sent already.
    """
    draft = Draft.objects.select_for_update().filter(pk=draft_id).first()
    if draft is None:
        raise DraftMissing
    if draft.is_sent:
        raise DraftSent
    items = [catalogue.items[key] for key in draft.items if key in catalogue.items]
    fields = [one.field for one in asked_once(items, catalogue)]
    draft.answers = merged(fields, draft.answers, typed, at)
    listed = Provider.objects.filter(delisted_at__isnull=True)
    draft.provider = listed.filter(pk=provider_id).first() if provider_id else None
    draft.changed_at = at
    draft.save(update_fields=["answers", "provider", "changed_at"])
    return draft
