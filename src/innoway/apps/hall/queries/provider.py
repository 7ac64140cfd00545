"""One provider with what clients of real cases say."""

from innoway.apps.cases.facade import closed_case
from innoway.apps.hall.models import Mandate, ProviderRating
from innoway.apps.hall.queries.providers import Listed, named, rated

MOST = 20


def provider(pk: int) -> Listed | None:
    """Return one listed provider; three queries."""
    found = named(rated().filter(pk=pk, delisted_at__isnull=True))
    return found[0] if found else None


def ratings_of(pk: int) -> list[ProviderRating]:
    """Return the latest ratings of a provider, without who gave them; one query."""
    return list(ProviderRating.objects.filter(provider_id=pk)[:MOST])


def ratable_cases(account_id: int, pk: int) -> list[tuple[str, str]]:
    """Return (case, number) of a person's closed cases that name the firm and are not rated yet.

    One query, and one for each of the person's cases that name the firm; at most twenty.
    """
    rated = ProviderRating.objects.filter(provider_id=pk).values("case_id")
    named = Mandate.objects.filter(provider_id=pk, account_id=account_id).exclude(case_id__in=rated)
    found = (closed_case(number) for number in named.values_list("case_id", flat=True)[:MOST])
    return [(str(case.id), case.number) for case in found if case is not None]
