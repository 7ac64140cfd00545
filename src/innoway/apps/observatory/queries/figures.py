"""The counts behind the charts, with the indicator that says what each of them means."""

from dataclasses import dataclass

from innoway.apps.observatory import gateways
from innoway.apps.observatory.calculations.district import Indicator
from innoway.apps.observatory.gateways import SourceStatus
from innoway.apps.observatory.queries.district import district


@dataclass(frozen=True, slots=True)
class Row:
    """One bar: the key it is filtered by, the name as the engine says it, and the count."""

    key: str
    name: str
    count: int


@dataclass(frozen=True, slots=True)
class Narrowing:
    """Which patents are counted; ``owner`` is the id of an organisation."""

    field: int | None = None
    year: int | None = None
    owner: str | None = None


@dataclass(frozen=True, slots=True)
class Counted:
    indicator: Indicator
    rows: tuple[Row, ...]
    narrowing: Narrowing


@dataclass(frozen=True, slots=True)
class ChartPage:
    counted: tuple[Counted, ...]
    sources: tuple[SourceStatus, ...]
    owner_name: str


def chart_page(narrowing: Narrowing) -> ChartPage:
    """Return every chart of the district under the same filters, and how fresh they are."""
    owner = gateways.organisation(narrowing.owner, limit=1, offset=0) if narrowing.owner else None
    found = (counted(indicator.key, narrowing) for indicator in district().indicators)
    return ChartPage(
        counted=tuple(one for one in found if one is not None),
        sources=gateways.sources(),
        owner_name=owner.name if owner else narrowing.owner or "",
    )


def counted(name: str, narrowing: Narrowing, *, limit: int = 20) -> Counted | None:
    """Return the rows of one indicator; None when the district has no such indicator."""
    indicator = next((i for i in district().indicators if i.key == name), None)
    if indicator is None:
        return None
    return Counted(indicator, _rows(indicator.table, narrowing, limit), narrowing)


def _rows(table: str, narrowing: Narrowing, limit: int) -> tuple[Row, ...]:
    if table == "patents_by_year":
        years = gateways.patents_by_year(field=narrowing.field, owner=narrowing.owner)
        return tuple(Row(str(y.year), str(y.year), y.count) for y in years)
    if table == "patents_by_field":
        fields = gateways.patents_by_field(year=narrowing.year, owner=narrowing.owner)
        return tuple(Row(str(f.number), f.name, f.count) for f in fields)
    owners = gateways.patents_by_owner(year=narrowing.year, field=narrowing.field, limit=limit)
    return tuple(Row(o.id, o.name, o.count) for o in owners)
