"""Counts for charts, from tables made when a version was published."""

from dataclasses import dataclass
from pathlib import Path

from innoway.engine.records.view import YearCount

__all__ = [
    "FieldCount",
    "OwnerCount",
    "Totals",
    "YearCount",
    "patents_by_field",
    "patents_by_owner",
    "patents_by_year",
    "totals",
]


@dataclass(frozen=True, slots=True)
class FieldCount:
    number: int  # WIPO field 1..35; 0 = no classification
    sector: str
    name: str
    count: int


@dataclass(frozen=True, slots=True)
class OwnerCount:
    id: str
    name: str
    count: int


@dataclass(frozen=True, slots=True)
class Totals:
    """How many of each kind the published version holds."""

    technologies: int
    patents: int
    applications: int
    offers: int
    needs: int
    organisations: int
    people: int
    transfers: int
    statements: int


def totals(store: Path) -> Totals:
    """Return the size of the published version; all zero when nothing is published."""
    from innoway.engine.store import counted

    return Totals(**counted.totals(store))


def patents_by_year(
    store: Path, *, field: int | None = None, owner: str | None = None, source: str | None = None
) -> tuple[YearCount, ...]:
    """Return granted patents a year, oldest first; a year without any is left out."""
    from innoway.engine.store import counted

    return counted.by_year(store, field=field, owner=owner, source=source)


def patents_by_field(
    store: Path, *, year: int | None = None, owner: str | None = None, source: str | None = None
) -> tuple[FieldCount, ...]:
    """Return granted patents a WIPO field, in the order of the fields.

    A patent counts once, in the field of its first classification; field 0 gathers those
    without any (designs, plants).
    """
    from innoway.engine.records.technology_field import field_named
    from innoway.engine.store import counted

    rows = counted.by_field(store, year=year, owner=owner, source=source)
    named = ((field_named(number), count) for number, count in rows)
    return tuple(FieldCount(f.number, f.sector, f.name, count) for f, count in named)


def patents_by_owner(
    store: Path,
    *,
    year: int | None = None,
    field: int | None = None,
    source: str | None = None,
    limit: int = 20,
) -> tuple[OwnerCount, ...]:
    """Return the owners with most granted patents, largest first, equals by name."""
    from innoway.engine.store import counted

    rows = counted.by_owner(store, year=year, field=field, source=source, limit=limit)
    return tuple(OwnerCount(*row) for row in rows)
