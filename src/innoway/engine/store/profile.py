"""Facts about a column of a published table that checks judge."""

# ruff: noqa: S608 - names come from the code; values are bound or quoted

from dataclasses import dataclass

from innoway.engine.store.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class Profile:
    rows: int
    distinct: int
    filled: int
    disordered: int
    values: tuple[str, ...]


def profile(shot: Snapshot, table: str, source: str, column: str, other: str = "") -> Profile:
    """Return what a source's current records of a table hold in a column.

    ``other`` names a column that must not come before ``column``. Superseded rows do not count.
    """
    kinds = {row["column_name"]: row["column_type"] for row in shot.rows(f"DESCRIBE {table}")}
    column = column or "digest"
    if column not in kinds or (other and other not in kinds):
        raise ValueError(f"table {table} has no column {column if column not in kinds else other}")
    filled = f"len({column}) > 0" if kinds[column].endswith("]") else f"{column}::VARCHAR <> ''"
    disordered = f"count(*) FILTER ({column} > {other})" if other else "0"
    gone = (
        "ANTI JOIN superseded s ON s.id = t.id AND s.digest = t.digest" if shot.superseded else ""
    )
    row = shot.rows(
        f"""SELECT count(*) AS rows, count(DISTINCT {column}) AS "distinct",
                count(*) FILTER ({filled}) AS filled, {disordered} AS disordered
            FROM {table} t {gone} WHERE source = ?""",
        [source],
    )[0]
    values = shot.rows(
        f"SELECT DISTINCT {column}::VARCHAR AS v FROM {table} t {gone} WHERE source = ? LIMIT 100",
        [source],
    )
    return Profile(**row, values=tuple(str(one["v"]) for one in values))
