"""Put a private firm on the list."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.db import transaction

from innoway.apps.hall.errors import OrganisationMissing, ProviderKnown
from innoway.apps.hall.events import ProviderListed
from innoway.apps.hall.models import Offer, Provider
from innoway.apps.registry.facade import organisations_named
from innoway.foundation.audit import record_act
from innoway.foundation.events import publish


@dataclass(frozen=True, slots=True)
class NewOffer:
    """An offer to be listed; no price means as agreed."""

    name_en: str
    name_zh: str
    price: Decimal | None
    unit: str
    conditions_en: str
    conditions_zh: str


@transaction.atomic
def list_provider(
    *,
    organisation_id: int,
    kind: str,
    summary_en: str,
    summary_zh: str,
    offers: Sequence[NewOffer],
    listed_by_id: int | None,
    at: datetime.datetime,
    is_demo: bool = False,
) -> Provider:
    """List a firm of the register with its offers; one that was taken off comes back anew.

    Raises:
        OrganisationMissing: The register has no such organisation.
        ProviderKnown: The firm is on the list.
    """
    if not organisations_named([organisation_id]):
        raise OrganisationMissing
    facts = {"kind": kind, "summary_en": summary_en, "summary_zh": summary_zh, "is_demo": is_demo,
             "listed_at": at, "listed_by_id": listed_by_id, "delisted_at": None}  # fmt: skip
    known = Provider.objects.select_for_update().filter(organisation_id=organisation_id).first()
    if known is not None and known.delisted_at is None:
        raise ProviderKnown
    made, _ = Provider.objects.update_or_create(organisation_id=organisation_id, defaults=facts)
    made.offers.all().delete()
    Offer.objects.bulk_create(
        Offer(provider=made, name_en=one.name_en, name_zh=one.name_zh, price=one.price,
              unit=one.unit, conditions_en=one.conditions_en, conditions_zh=one.conditions_zh)
        for one in offers
    )  # fmt: skip
    record_act("hall.provider-listed", account_id=listed_by_id, object_kind="provider",
               object_id=made.pk, organisation_id=organisation_id)  # fmt: skip
    publish(ProviderListed(provider_id=made.pk))
    return made
