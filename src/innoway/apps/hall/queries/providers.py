"""Private providers with their offers and what clients of real cases say."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Avg, Count, Prefetch, QuerySet

from innoway.apps.hall.enums import ProviderKind
from innoway.apps.hall.models import Offer, Provider
from innoway.apps.registry.facade import Named, organisations_named


@dataclass(frozen=True, slots=True)
class Listed:
    """A provider with its name in the register, offers and rating; ``mean`` from 1 to 5."""

    provider: Provider
    name: Named
    offers: tuple[Offer, ...]
    mean: float | None
    count: int


def providers(kind: str = "") -> tuple[Listed, ...]:
    """Return listed providers, of one kind when one is named; three queries."""
    rows = rated().filter(delisted_at__isnull=True)
    return named(rows.filter(kind=kind) if kind in ProviderKind.values else rows)


def provider_choices() -> list[tuple[int, Named]]:
    """Return the providers that can be named in a form; two queries."""
    rows = list(
        Provider.objects.filter(delisted_at__isnull=True).values_list("pk", "organisation_id")
    )
    names = organisations_named(number for _, number in rows)
    return [(pk, names[number]) for pk, number in rows if number in names]


def rated() -> QuerySet[Any]:
    """Return providers with the mean and the count of their ratings."""
    offers = Prefetch("offers", Offer.objects.order_by("pk"))
    rows = Provider.objects.annotate(mean=Avg("ratings__level"), count=Count("ratings"))
    return rows.prefetch_related(offers)


def named(rows: QuerySet[Any]) -> tuple[Listed, ...]:
    """Return providers with their names in the register."""
    found = list(rows)
    names = organisations_named(row.organisation_id for row in found)
    return tuple(
        Listed(row, names[row.organisation_id], tuple(row.offers.all()), row.mean, row.count)
        for row in found
        if row.organisation_id in names
    )
