"""People of a file resolved, one cluster a mention out; memory follows the budget, not the file."""

import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar

import pyarrow as pa

from innoway.engine.pipelines import mentions as reading
from innoway.engine.pipelines.kept_counts import KeptCounts, fetched, insert, sum_counts
from innoway.engine.pipelines.people_parts import Budget, Parts, name_stems
from innoway.engine.resolution.judgements import Contradiction, Judgement, read_judgements
from innoway.engine.resolution.people.mentions import (
    name_cells,
    read_mention,
    read_mentions,
    read_rows,
    repeated,
)
from innoway.engine.resolution.people.resolve import Backend, resolve_people, run_here
from innoway.engine.resolution.tables import read_clusters, scratch, write_clusters
from innoway.engine.store.connection import connect

T = TypeVar("T")
Progress = Callable[[int, int], None]
THREADS = 2  # of the database: each takes memory of its own when it sorts
BATCH = 10_000  # lines that go to the database at once
TEXTS = ("mention", "document", "given", "family", "name", "city", "region", "country", "title")
LISTS = ("organisations", "colleagues", "classes", "attorneys")
SCHEMA = pa.schema(
    [("place", pa.int64())]
    + [(name, pa.string()) for name in TEXTS]
    + [("year", pa.int64())]
    + [(name, pa.list_(pa.string())) for name in LISTS]
)


@dataclass(frozen=True, slots=True)
class PeopleFound:
    """What came out for a file: mentions and people, pairs compared, judgements set aside.

    ``nameless`` mentions stand alone; ``unknown`` judgements are of mentions that the file has not.
    """

    mentions: int
    people: int
    pairs: int
    contradictions: Sequence[Contradiction]
    nameless: int = 0
    unknown: int = 0


def resolve_people_file(
    mentions: Path,
    out: Path,
    *,
    judgements: Path | None = None,
    before: Path | None = None,
    budget: Budget,
    progress: Progress | None = None,
    backend: Backend = run_here,
) -> PeopleFound:
    """Write ``mention_id,cluster`` for every mention of a file, in its order.

    A file that fits in the budget is resolved at once, a larger one through a database on disk;
    what comes out is the same.

    Raises:
        MentionsUnreadable: A file cannot be used; nothing is written.
    """
    judged = list(read_judgements(judgements)) if judgements else []
    if sum(1 for _ in islice(read_rows(mentions), budget.at_once + 1)) > budget.at_once:
        with database(scratch(out.parent), budget) as con:
            load(con, mentions, before)
            return resolve_loaded(
                con, out, judged, budget=budget, progress=progress, backend=backend
            )
    read = list(read_mentions(mentions))
    known = dict(read_clusters(before)) if before else None
    found = resolve_people(
        read, judgements=judged, before=known, memory_mb=budget.block_mb,
        progress=progress, backend=backend,
    )  # fmt: skip
    write_clusters(out, "mention_id", ((m.id, found.clusters[m.id]) for m in read))
    people = len(set(found.clusters.values()))
    nameless = sum(not mention.full_name for mention in read)
    unknown = sum(not j.pair <= found.clusters.keys() for j in judged)
    return PeopleFound(len(read), people, found.pairs, found.contradictions, nameless, unknown)


@contextmanager
def database(folder: Path, budget: Budget) -> Iterator[Any]:
    """Open an empty database in a folder of its own, which goes with it."""
    folder.mkdir()
    try:
        tables = folder / "tables.db"
        with closing(
            connect(folder, memory=f"{budget.database_mb}MiB", threads=THREADS, tables=tables)
        ) as con:
            yield con
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def load(con: Any, mentions: Path, before: Path | None) -> None:
    """Put the lines of a file in the table ``people_now``, who was who in ``before``.

    Raises:
        MentionsUnreadable: A file cannot be used, or an identifier stands in two lines.
    """
    con.register("nothing", SCHEMA.empty_table())
    con.execute("CREATE TABLE people_now AS FROM nothing")
    for some in pieces(read_rows(mentions)):
        columns = zip(*(cells(*one) for one in some), strict=True)
        arrays = [pa.array(cells, kind.type) for cells, kind in zip(columns, SCHEMA, strict=True)]
        con.register("lines", pa.Table.from_arrays(arrays, schema=SCHEMA))
        con.execute("INSERT INTO people_now FROM lines")
        con.unregister("lines")
    twice = con.execute("""SELECT max(place) AS place, mention FROM people_now GROUP BY mention
        HAVING count(*) > 1 ORDER BY place LIMIT 1""").fetchone()
    if twice:
        raise repeated(mentions, *twice)
    if before:
        con.execute("CREATE TABLE before (mention VARCHAR, cluster VARCHAR)")
        for known in pieces(read_clusters(before)):
            ids, clusters = zip(*known, strict=True)
            insert(con, "before", mention=ids, cluster=clusters)


def pieces(rows: Iterable[T]) -> Iterator[list[T]]:
    """Yield rows a few thousand at a time."""
    rows = iter(rows)
    while some := list(islice(rows, BATCH)):
        yield some


def cells(place: int, row: dict[str, str]) -> tuple[Any, ...]:
    """Return one line of a file as a row of ``people_now``, in the order of ``SCHEMA``."""
    m = read_mention(row)
    return (
        place, m.id, m.document, *name_cells(row), m.full_name, m.city, m.state, m.country, m.title,
        m.year, m.organisations, m.colleagues, m.classes, m.attorneys,
    )  # fmt: skip


def resolve_loaded(
    con: Any,
    out: Path,
    judgements: Sequence[Judgement],
    *,
    budget: Budget,
    progress: Progress | None,
    backend: Backend,
) -> PeopleFound:
    """Resolve ``people_now`` part by part and write who is who."""
    sum_counts(con, reading.people(con, "people_now ORDER BY document"), budget.documents)
    counts = KeptCounts(con, "counted")
    name_stems(con, counts, budget)
    con.execute("CREATE TABLE people AS FROM people_now ORDER BY stem, mention")
    con.execute("DROP TABLE people_now")
    con.execute("CREATE VIEW rerun AS SELECT mention, stem FROM people")
    known = con.execute("FROM duckdb_tables() WHERE table_name = 'before'").fetchone()
    before = "SELECT mention, cluster AS entity FROM before" if known else None
    pairs, contradictions = 0, list[Contradiction]()
    for part in Parts(con, counts, budget, judgements, before, backend).resolve(
        progress or (lambda _done, _total: None)
    ):
        pairs += part.pairs
        contradictions += part.contradictions
    rows = con.execute(
        "SELECT mention, entity FROM people JOIN named USING (mention) ORDER BY place"
    )
    write_clusters(out, "mention_id", fetched(rows))
    count, found = con.execute("SELECT count(*), count(DISTINCT entity) FROM named").fetchone()
    (nameless,) = con.execute("SELECT count(*) FROM people WHERE name = ''").fetchone()
    ends = sorted({end for judgement in judgements for end in judgement.pair})
    con.register("ends", pa.table({"mention": pa.array(ends, pa.string())}))
    known = {end for (end,) in con.execute("FROM ends SEMI JOIN people USING (mention)").fetchall()}
    unknown = sum(not judgement.pair <= known for judgement in judgements)
    return PeopleFound(count, found, pairs, contradictions, nameless, unknown)
