"""Counts from the tables made at publication."""

# ruff: noqa: S608 - names come from the code; values are bound or quoted

from pathlib import Path
from typing import Any

from innoway.engine.records.view import YearCount
from innoway.engine.store.snapshot import snapshot


def totals(store: Path) -> dict[str, int]:
    """Return the size of the published version by kind of thing."""
    names = (
        "technologies", "patents", "applications", "offers", "needs", "organisations", "people",
        "transfers", "statements",
    )  # fmt: skip
    shot = snapshot(store)
    if shot is None:
        return dict.fromkeys(names, 0)
    row = shot.manifest.extra.get("totals")
    if row is None:
        row = shot.rows(TOTALS)[0]
        shot.manifest.extra["totals"] = row
    return {name: int(row[name]) for name in names}


TOTALS = """
WITH kinds AS (SELECT kind, count(DISTINCT id) AS n FROM technologies GROUP BY kind),
     parties AS (SELECT left(party, 3) AS kind, count(DISTINCT party) AS n FROM mentions GROUP BY 1)
SELECT coalesce((SELECT sum(n) FROM kinds), 0) AS technologies,
    coalesce((SELECT n FROM kinds WHERE kind = 'patent'), 0) AS patents,
    coalesce((SELECT n FROM kinds WHERE kind = 'application'), 0) AS applications,
    coalesce((SELECT n FROM kinds WHERE kind = 'offer'), 0) AS offers,
    (SELECT count(DISTINCT id) FROM needs) AS needs,
    (SELECT count(*) FROM (SELECT party FROM mentions WHERE party LIKE 'org-%'
        UNION SELECT id FROM organisations)) AS organisations,
    coalesce((SELECT n FROM parties WHERE kind = 'per'), 0) AS people,
    (SELECT count(DISTINCT id) FROM transfers) AS transfers,
    (SELECT count(*) FROM statements) AS statements
"""


def _where(**filters: Any) -> tuple[str, list[Any]]:
    used = {name: value for name, value in filters.items() if value is not None}
    clause = " AND ".join(f"{name} = ?" for name in used) or "true"
    return clause, list(used.values())


def by_year(
    store: Path, *, field: int | None, owner: str | None, source: str | None
) -> tuple[YearCount, ...]:
    rows = _grouped(store, "year", owner, field=field, source=source)
    return tuple(YearCount(year, count) for year, count in rows if year is not None)


def by_field(
    store: Path, *, year: int | None, owner: str | None, source: str | None
) -> list[tuple[int, int]]:
    return _grouped(store, "field", owner, year=year, source=source)


def _grouped(store: Path, column: str, owner: str | None, **filters: Any) -> list[tuple[int, int]]:
    shot = snapshot(store)
    if shot is None:
        return []
    table = "year_counts" if owner is None else "owner_counts"
    clause, values = _where(**filters, **({"owner": owner} if owner is not None else {}))
    rows = shot.rows(
        f"""SELECT {column} AS value, sum(count)::BIGINT AS count FROM {table} WHERE {clause}
            GROUP BY 1 HAVING sum(count) > 0 ORDER BY 1""",
        values,
    )
    return [(row["value"], row["count"]) for row in rows]


def by_owner(
    store: Path, *, year: int | None, field: int | None, source: str | None, limit: int
) -> list[tuple[str, str, int]]:
    shot = snapshot(store)
    if shot is None:
        return []
    clause, values = _where(year=year, field=field, source=source)
    rows = shot.rows(
        f"""SELECT owner, min(name) AS name, sum(count)::BIGINT AS count FROM owner_counts
            WHERE {clause} GROUP BY owner HAVING sum(count) > 0
            ORDER BY count DESC, name LIMIT ?""",
        [*values, limit],
    )
    return [(row["owner"], row["name"], row["count"]) for row in rows]
