"""What the corpus says of names and features, kept in a table and looked up part by part."""

# ruff: noqa: S608 - names come from the code

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

import numpy as np
import pyarrow as pa

from innoway.engine.resolution.people.counts import CorpusCounts, readings
from innoway.engine.resolution.people.evidence import KINDS
from innoway.engine.resolution.people.mentions import Mention
from innoway.engine.resolution.people.names import PersonName
from innoway.engine.resolution.people.parts import Tally, tally

SCALARS = ("documents", "names")
ORDERS = "orders"
# What is counted once need not be kept: an unknown name or feature counts as met once.
SUMMED = f"""
    SELECT kind, key, sum(count)::BIGINT AS count FROM tallied GROUP BY kind, key
        HAVING sum(count) > 1 OR kind IN ('documents', '{ORDERS}')
    UNION ALL SELECT 'names', '', count(*) FROM distinct_names
    UNION ALL SELECT 'given', given, count(*) FROM distinct_names GROUP BY given HAVING count(*) > 1
    UNION ALL SELECT 'surnames', surname, count(*) FROM distinct_names GROUP BY surname
        HAVING count(*) > 1"""


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
    con.execute("CREATE OR REPLACE VIEW distinct_names AS SELECT DISTINCT * FROM names_told")
    con.execute(f"CREATE OR REPLACE TABLE counted AS {SUMMED}")
    con.execute("DROP VIEW distinct_names; DROP TABLE names_told; DROP TABLE tallied")


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

    def orders_of(self, names: Iterable[PersonName]) -> Mapping[str, int]:
        """Return how often names are written in an order, all those of surnames that these may have."""
        surnames = sorted({one.surname for name in names for one in readings(name)})
        return dict(self._found("key, count", "split_part(key, '|', 1)", {ORDERS: surnames}))

    def told_of(
        self, mentions: Sequence[Mention], features: Mapping[str, Sequence[str]]
    ) -> CorpusCounts:
        """Return what is known of the names of mentions and of features by kind."""
        wanted = {name: [""] for name in SCALARS}
        wanted["given"] = sorted({m.name.first for m in mentions})
        wanted["surnames"] = sorted({m.name.surname for m in mentions})
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
            {},
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
