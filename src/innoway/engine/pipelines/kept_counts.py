"""What the corpus says of names and features, kept in a table and looked up part by part."""

# ruff: noqa: S608 - names come from the code

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import Any

import numpy as np
import pyarrow as pa

from innoway.engine.resolution.people.counts import (
    CorpusCounts,
    Usage,
    find_swapped,
    order_key,
    readings,
)
from innoway.engine.resolution.people.evidence import KINDS
from innoway.engine.resolution.people.mentions import Mention
from innoway.engine.resolution.people.names import PersonName
from innoway.engine.resolution.people.parts import Tally, tally
from innoway.engine.resolution.people.slips import (
    GIVEN,
    LEAST,
    STUB,
    SURNAME,
    TELLING,
    Name,
    find_slips,
)
from innoway.engine.resolution.people.spelling import read_surname_as

SCALARS = ("documents", "names")
ORDERS = "orders"
# What is counted once need not be kept: an unknown name or feature counts as met once.
SLIPS, SWAPPED = "slips", "swapped"
BATCH = 10_000  # rows fetched at once
SUMMED = f"""
    SELECT kind, key, sum(count)::BIGINT AS count FROM tallied GROUP BY kind, key
        HAVING sum(count) > 1 OR kind IN ('documents', '{ORDERS}')
    UNION ALL SELECT 'names', '', count(*) FROM distinct_names
    UNION ALL SELECT 'given', given, count(*) FROM distinct_names GROUP BY given HAVING count(*) > 1
    UNION ALL SELECT 'surnames', surname, count(*) FROM distinct_names GROUP BY surname
        HAVING count(*) > 1"""
# The rows of ``slips.rows_of``, of groups alone in which there may be a slip.
WORDS = f"""
    WITH words AS (
        SELECT '{SURNAME}' AS part, given AS rest, surname AS word,
            count(*) OVER (PARTITION BY surname) AS bearers FROM distinct_names
        UNION ALL SELECT '{GIVEN}', surname, given, count(*) OVER (PARTITION BY given) FROM distinct_names),
    stubs AS (
        SELECT part, rest, word, bearers,
            unnest([left(word, {STUB}) || '-', '-' || right(word, {STUB})]) AS stub
        FROM words WHERE length(word) >= {LEAST} AND length(rest) >= {TELLING})
    SELECT part, rest, stub, word, bearers FROM stubs
    WINDOW same AS (PARTITION BY part, rest, stub)
    QUALIFY count(*) OVER same > 1 AND min(bearers) OVER same = 1
    ORDER BY part, rest, stub"""

BOTH_WAYS = """
    WITH names AS (
        SELECT given, surname, count(*) OVER (PARTITION BY given) AS of_given,
            count(*) OVER (PARTITION BY surname) AS of_surname FROM distinct_names)
    SELECT a.* FROM names a SEMI JOIN names b ON a.given = b.surname AND a.surname = b.given"""


def sum_counts(con: Any, mentions: Iterable[Mention], documents: int) -> None:
    """Count a corpus into the table ``counted``, so many documents at a time.

    ``mentions`` of one document follow each other.
    """
    con.execute("CREATE OR REPLACE TABLE tallied (kind VARCHAR, key VARCHAR, count BIGINT)")
    con.execute("CREATE OR REPLACE TABLE names_told (given VARCHAR, surname VARCHAR)")
    for part in tally(mentions, documents):
        kinds, keys, counts = zip(*_rows(part), strict=True)
        insert(con, "tallied", kind=kinds, key=keys, count=counts)
        given, surnames = zip(*part.names, strict=True) if part.names else ((), ())
        insert(con, "names_told", given=given, surname=surnames)
    con.execute("CREATE OR REPLACE TABLE distinct_names AS SELECT DISTINCT * FROM names_told")
    con.execute(f"CREATE OR REPLACE TABLE counted AS {SUMMED}")
    slips = find_slips(fetched(con.cursor().execute(WORDS)))
    swapped = find_swapped(fetched(con.cursor().execute(BOTH_WAYS)))
    _keep(con, SLIPS, [f"{told(name)}>{told(usual)}" for name, usual in slips.items()])
    _keep(con, SWAPPED, [told(name) for name in swapped])
    con.execute("DROP TABLE distinct_names; DROP TABLE names_told; DROP TABLE tallied")


def _keep(con: Any, kind: str, keys: Sequence[str]) -> None:
    insert(con, "counted", kind=[kind] * len(keys), key=keys, count=[1] * len(keys))


def told(name: Name) -> str:
    """Return a name as it stands in a key."""
    return "|".join(name)


def _name(key: str) -> Name:
    first, surname = key.split("|")
    return first, surname


def fetched(rows: Any) -> Iterator[tuple[Any, ...]]:
    """Yield the rows of a query as they come."""
    while some := rows.fetchmany(BATCH):
        yield from some


def _rows(part: Tally) -> Iterator[tuple[str, str, int]]:
    yield "documents", "", part.documents
    for key, count in part.orders.items():
        yield ORDERS, key, count
    for kind, found in part.features.items():
        for key, count in found.items():
            yield f"feature {kind}", key, count


def insert(con: Any, table: str, **columns: Sequence[Any]) -> None:
    """Put rows in a table, given column by column: texts, or whole numbers named ``count``."""
    rows = pa.table({
        name: pa.array(cells, pa.int64() if name == "count" else pa.string())
        for name, cells in columns.items()
    })  # fmt: skip
    con.register("rows_to_insert", rows)
    con.execute(f"INSERT INTO {table} SELECT * FROM rows_to_insert")
    con.unregister("rows_to_insert")


@dataclass(frozen=True, slots=True)
class KeptCounts:
    """The counts of a corpus in ``table`` (kind, key, count), looked up as they are asked for."""

    con: Any
    table: str

    def usage_of(self, names: Iterable[PersonName]) -> Usage:
        """Return how names are written, all those of surnames that these may have."""
        usage = self._slips_of(names)
        surnames = {one.surname for name in names for one in readings(name)}
        surnames |= {read_surname_as(surname) for _, surname in usage.slips.values()}
        orders = self._found("key, count", "split_part(key, '|', 1)", {ORDERS: sorted(surnames)})
        return replace(usage, orders=dict(orders))

    def reading_of(self, names: Iterable[PersonName]) -> Usage:
        """Return what decides how these are read: of names in any order only those asked for."""
        usage = self._slips_of(names)
        asked = sorted({order_key(one) for name in names for one in readings(name)})
        return replace(usage, orders=dict(self._found("key, count", "key", {ORDERS: asked})))

    def surnames_of_few(self, given: int) -> str:
        """Return SQL for the surnames of the corpus that at most so many given names have."""
        return f"""SELECT split_part(key, '|', 1) AS surname FROM {self.table} WHERE kind = '{ORDERS}'
            GROUP BY 1 HAVING count_if(NOT suffix(key, '|')) <= {given}"""

    def _slips_of(self, names: Iterable[PersonName]) -> Usage:
        """Return which of the readings of names are misspelt or turned round."""
        keys = sorted({told(one.written) for name in names for one in readings(name)})
        slips, swapped = dict[Name, Name](), set[Name]()
        asked = {SLIPS: keys, SWAPPED: keys}
        for (key,) in self._found("key", "split_part(key, '>', 1)", asked):
            name, *usual = (_name(part) for part in key.split(">"))
            if usual:
                slips[name] = usual[0]
            else:
                swapped.add(name)
        return Usage({}, slips, swapped)

    def told_of(
        self, mentions: Sequence[Mention], features: Mapping[str, Sequence[str]]
    ) -> CorpusCounts:
        """Return what is known of the names of mentions and of features by kind."""
        wanted = {name: [""] for name in SCALARS}
        wanted["given"] = sorted({m.name.written[0] for m in mentions})
        wanted["surnames"] = sorted({m.name.written[1] for m in mentions})
        wanted |= {f"feature {kind}": list(features[kind]) for kind in KINDS}
        found: dict[str, dict[str, int]] = {kind: {} for kind in wanted}
        for kind, key, count in self._found("kind, key, count", "key", wanted):
            found[kind][key] = count
        return CorpusCounts(
            found["documents"][""],
            {kind: found[f"feature {kind}"] for kind in KINDS},
            found["names"][""],
            found["given"],
            found["surnames"],
            Usage({}, {}),
        )

    def _found(
        self, columns: str, key: str, wanted: Mapping[str, Sequence[str]]
    ) -> list[tuple[Any, ...]]:
        """Return the counts of each kind whose ``key`` is wanted.

        They are asked for by a table: the database takes a list of a million values one by one.
        """
        kinds = np.repeat(list(wanted), [len(keys) for keys in wanted.values()])
        asked = pa.table({"kind": kinds, "asked": pa.array(chain(*wanted.values()), pa.string())})
        self.con.register("wanted", asked)
        rows = self.con.execute(f"""
            SELECT {columns} FROM {self.table} k SEMI JOIN wanted w
            ON k.kind = w.kind AND {key} = w.asked""")
        found: list[tuple[Any, ...]] = rows.fetchall()
        self.con.unregister("wanted")
        return found
