"""One provider with what clients of real cases say."""

from innoway.apps.hall.models import ProviderRating
from innoway.apps.hall.queries.providers import Listed, named, rated

MOST = 20


def provider(pk: int) -> Listed | None:
    """Return one listed provider; three queries."""
    found = named(rated().filter(pk=pk, delisted_at__isnull=True))
    return found[0] if found else None


def ratings_of(pk: int) -> list[ProviderRating]:
    """Return the latest ratings of a provider, without who gave them; one query."""
    return list(ProviderRating.objects.filter(provider_id=pk)[:MOST])
