"""Take a private firm off the list."""

import datetime

from django.db import transaction

from innoway.apps.hall.errors import ProviderMissing
from innoway.apps.hall.events import ProviderDelisted
from innoway.apps.hall.models import Provider
from innoway.foundation.audit import record_act
from innoway.foundation.events import publish


@transaction.atomic
def delist_provider(
    *, provider_id: int, reason: str, delisted_by_id: int, at: datetime.datetime
) -> Provider:
    """Hide a firm from the list; its ratings stay with the cases they came from.

    Raises:
        ProviderMissing: No such firm is on the list.
    """
    listed = Provider.objects.select_for_update().filter(delisted_at__isnull=True)
    provider = listed.filter(pk=provider_id).first()
    if provider is None:
        raise ProviderMissing
    provider.delisted_at = at
    provider.save(update_fields=["delisted_at"])
    record_act("hall.provider-delisted", account_id=delisted_by_id, object_kind="provider",
               object_id=provider.pk, facts={"reason": reason})  # fmt: skip
    publish(ProviderDelisted(provider_id=provider.pk))
    return provider
