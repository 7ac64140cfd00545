"""The only contact of the observatory with the data engine: the published store, asked questions.

Each function names the store of this installation; a store that is absent or still empty
answers with nothing, never with an error.
"""

from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Literal

from django.conf import settings

from innoway.engine.facade import (
    chain,
    counts,
    entity,
    freshness,
    graph,
    network,
    quality,
    search,
)
from innoway.engine.facade.chain import Chain, Owner, TitleRecord
from innoway.engine.facade.counts import FieldCount, OwnerCount, Totals, YearCount
from innoway.engine.facade.entity import (
    Mention,
    NameCount,
    NeedRecord,
    OrganisationRecord,
    PersonRecord,
    StatementRecord,
    TechnologyRecord,
    Transfer,
)
from innoway.engine.facade.freshness import (
    CheckResult,
    IngestProgress,
    QuarantinedRecord,
    SourceStatus,
)
from innoway.engine.facade.graph import (
    Edge,
    EntityPage,
    EntityRef,
    Export,
    Named,
    Neighbourhood,
    TransactionLine,
    TransactionRecord,
)
from innoway.engine.facade.graph import Path as GraphPath
from innoway.engine.facade.network import Analysed, Central, Community, Flow, Location, Measure, Way
from innoway.engine.facade.quality import Measured
from innoway.engine.facade.search import (
    FacetCount,
    Hit,
    HitExplanation,
    SearchPage,
    SearchQuery,
    Suggestion,
)

__all__ = [
    "Analysed",
    "Central",
    "Chain",
    "CheckResult",
    "Community",
    "Edge",
    "EntityPage",
    "EntityRef",
    "Export",
    "FacetCount",
    "FieldCount",
    "Flow",
    "GraphPath",
    "Hit",
    "HitExplanation",
    "IngestProgress",
    "Location",
    "Measure",
    "Measured",
    "Mention",
    "NameCount",
    "Named",
    "NeedRecord",
    "Neighbourhood",
    "OrganisationRecord",
    "Owner",
    "OwnerCount",
    "PersonRecord",
    "QuarantinedRecord",
    "SearchPage",
    "SearchQuery",
    "SourceStatus",
    "StatementRecord",
    "Suggestion",
    "TechnologyRecord",
    "TitleRecord",
    "Totals",
    "TransactionLine",
    "TransactionRecord",
    "Transfer",
    "Way",
    "YearCount",
]


FlowKind = Literal["organisation", "place", "field"]


def store() -> Path:
    """Return the folder of the published store of this installation."""
    return Path(settings.STORE)


def totals() -> Totals:
    return counts.totals(store())


def patents_by_year(field: int | None = None, owner: str | None = None) -> tuple[YearCount, ...]:
    return counts.patents_by_year(store(), field=field, owner=owner)


def patents_by_field(year: int | None = None, owner: str | None = None) -> tuple[FieldCount, ...]:
    return counts.patents_by_field(store(), year=year, owner=owner)


def patents_by_owner(
    year: int | None = None, field: int | None = None, limit: int = 20
) -> tuple[OwnerCount, ...]:
    return counts.patents_by_owner(store(), year=year, field=field, limit=limit)


def technology(id: str) -> TechnologyRecord | None:
    return entity.technology(store(), id)


def chain_of_title(id: str) -> TitleRecord | None:
    return chain.chain_of_title(store(), id)


def owner_on(of: Chain) -> tuple[Owner, ...]:
    return chain.owner_on(of)


def entity_page(id: str, *, limit: int, offset: int) -> EntityPage | None:
    return graph.entity(store(), id, limit=limit, offset=offset)


def node(id: str) -> EntityRef | None:
    return graph.node(store(), id)


def transaction(id: str) -> TransactionRecord | None:
    return graph.transaction(store(), id)


def entity_moved(id: str) -> str | None:
    return graph.entity_moved(store(), id)


def entities_of_party(party: str) -> tuple[EntityRef, ...]:
    return graph.entities_of_party(store(), party)


def find_entities(text: str, *, limit: int) -> tuple[Named, ...]:
    return graph.find_entities(store(), text, limit=limit)


def neighbourhood(
    id: str,
    *,
    kinds: Collection[str],
    since: int | None,
    until: int | None,
    limit: int,
    beside: Collection[str] = (),
) -> Neighbourhood | None:
    return graph.neighbourhood(
        store(), id, kinds=kinds, since=since, until=until, limit=limit, beside=beside
    )


def follow_the_money(id: str, *, depth: int, limit: int) -> Export | None:
    return graph.exported(store(), id, depth=depth, limit=limit)


def shortest_path(a: str, b: str, *, since: int | None, until: int | None) -> GraphPath | None:
    return graph.shortest_path(store(), a, b, since=since, until=until)


def measured_quality() -> tuple[Measured, ...]:
    return quality.measured()


def analysed() -> Analysed | None:
    return network.analysed(store())


def locate(place: str) -> Location | None:
    return network.locate(place)


def flows(
    kind: FlowKind, way: Way, *, since: int | None, until: int | None, limit: int
) -> tuple[Flow, ...]:
    return network.flows(store(), kind, way=way, since=since, until=until, limit=limit)


def each_flow(kind: FlowKind, way: Way, *, since: int | None, until: int | None) -> Iterator[Flow]:
    return network.each_flow(store(), kind, way=way, since=since, until=until)


def central(
    kind: Literal["person", "organisation"], measure: Measure, limit: int
) -> tuple[Central, ...]:
    return network.central(store(), kind, measure, limit)


def communities(limit: int, offset: int) -> tuple[Community, ...]:
    return network.communities(store(), limit, offset)


def community(id: str) -> Community | None:
    return network.community(store(), id)


def need(id: str) -> NeedRecord | None:
    return entity.need(store(), id)


def organisation(id: str, *, limit: int, offset: int) -> OrganisationRecord | None:
    return entity.organisation(store(), id, limit=limit, offset=offset)


def person(id: str, *, limit: int, offset: int) -> PersonRecord | None:
    return entity.person(store(), id, limit=limit, offset=offset)


def statements_about(subject: str, property: str | None = None) -> tuple[StatementRecord, ...]:
    return entity.statements_about(store(), subject, property)


def sources() -> tuple[SourceStatus, ...]:
    return freshness.sources(store())


def progress() -> IngestProgress | None:
    return freshness.progress(store())


def quarantined(source: str, *, limit: int, offset: int) -> tuple[QuarantinedRecord, ...]:
    return freshness.quarantined(store(), source, limit=limit, offset=offset)


def quarantined_record(id: str) -> QuarantinedRecord | None:
    return freshness.quarantined_record(store(), id)


def search_documents(query: SearchQuery) -> SearchPage:
    return search.search_documents(store(), query)


def explain_hit(query: SearchQuery, id: str) -> HitExplanation | None:
    return search.explain_hit(store(), query, id)


def similar_documents(text: str, *, but: str, kind: str, limit: int) -> tuple[Hit, ...]:
    return search.similar_documents(store(), text, but=but, kind=kind, limit=limit)


def suggest(prefix: str, limit: int = 8) -> tuple[Suggestion, ...]:
    return search.suggest(store(), prefix, limit=limit)
