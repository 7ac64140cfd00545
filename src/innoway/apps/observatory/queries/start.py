"""What a newcomer sees first: the size of the record, its fields, its newest part, its state."""

from dataclasses import dataclass

from innoway.apps.observatory import gateways
from innoway.apps.observatory.calculations.district import District
from innoway.apps.observatory.gateways import (
    FieldCount,
    Hit,
    IngestProgress,
    SearchQuery,
    SourceStatus,
    Totals,
)
from innoway.apps.observatory.queries.district import district

LATEST = 6


@dataclass(frozen=True, slots=True)
class StartPage:
    district: District
    totals: Totals
    progress: IngestProgress | None
    sources: tuple[SourceStatus, ...]
    fields: tuple[FieldCount, ...]
    latest: tuple[Hit, ...]


def start_page() -> StartPage:
    """Return everything of the start page."""
    latest = gateways.search_documents(SearchQuery(kind="technology", sort="-date", limit=LATEST))
    return StartPage(
        district=district(),
        totals=gateways.totals(),
        progress=gateways.progress(),
        sources=gateways.sources(),
        fields=gateways.patents_by_field(),
        latest=latest.hits,
    )
