"""People of a table resolved within a budget of memory: stems of names told, then part by part.

The stem of a name is its surname and the first letter of the given name: no block of names reaches beyond
one. The database holds ``people_now`` and ``people`` (the columns of ``mentions.COLUMNS``, the second with
``stem``) and ``rerun`` (mention, stem), what is to be resolved anew.
"""

# ruff: noqa: S608 - names come from the code

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from innoway.engine.pipelines import mentions as reading
from innoway.engine.pipelines.kept_counts import KeptCounts, insert
from innoway.engine.resolution.judgements import Judgement, Verdict
from innoway.engine.resolution.people.bridges import FEW
from innoway.engine.resolution.people.counts import read_name
from innoway.engine.resolution.people.identity import name_clusters
from innoway.engine.resolution.people.mentions import Mention
from innoway.engine.resolution.people.parts import PartResult, cut_stems, resolve_part
from innoway.engine.resolution.people.resolve import Backend, run_here
from innoway.engine.store.connection import quoted

Progress = Callable[[int, int], None]
MEMORY_MB = 2000  # of the whole process, unless told otherwise
ITSELF = 400  # megabytes of the program and of what it remembers of words and names
LEAST = 200  # megabytes that are shared out however small the budget
SMALLEST = 200  # megabytes with which the database can sort
DATABASE, BLOCK, PART = 0.3, 0.25, 0.45  # shares of what remains
DOCUMENTS = 20_000  # with more counting takes more memory, not less time
MENTION = 6  # kilobytes of a mention with all that stands around it
SPELLING = 2.5  # kilobytes of an organisation's spelling with those it is compared with


class TooManySpellings(Exception):
    """More spellings of organisations than the memory allowed holds; ``needed_mb`` would do."""

    def __init__(self, count: int, needed_mb: int) -> None:
        """Say how many there are and what they need."""
        super().__init__(f"{count:,} spellings of organisations need about {needed_mb:,} MB")
        self.needed_mb = needed_mb


@dataclass(frozen=True, slots=True)
class Budget:
    """How the memory of a run is shared out: the database, one block, the mentions of one part.

    The database has what ``alone_mb`` says while no mentions are in memory, else ``database_mb``.
    """

    alone_mb: int
    database_mb: int
    block_mb: int
    mentions: int

    @classmethod
    def of(cls, megabytes: int) -> "Budget":
        """Share out what the whole process may use, the program itself included.

        >>> Budget.of(1400)
        Budget(alone_mb=1000, database_mb=300, block_mb=250, mentions=76800)
        """
        rest = max(megabytes - ITSELF, LEAST)
        return cls(
            max(rest, SMALLEST),
            max(int(rest * DATABASE), SMALLEST),
            int(rest * BLOCK),
            int(rest * PART * 1024 / MENTION),
        )

    @property
    def at_once(self) -> int:
        """How many mentions fit where no database is needed."""
        return int(self.mentions * (DATABASE + PART) / PART)

    @property
    def documents(self) -> int:
        """How many documents are counted at once."""
        return min(self.mentions // 2 + 1, DOCUMENTS)

    def hold_spellings(self, count: int) -> None:
        """Make sure that so many spellings of organisations fit beside the database.

        Raises:
            TooManySpellings: They do not.
        """
        share = 1 - DATABASE
        if count * SPELLING / 1024 > self.alone_mb * share:
            raise TooManySpellings(count, ITSELF + round(count * SPELLING / 1024 / share) + 1)

    @contextmanager
    def beside(self, con: Any) -> Iterator[None]:
        """Let the database keep to its share while mentions are in memory."""
        con.execute(f"SET memory_limit = '{self.database_mb}MiB'")
        try:
            yield
        finally:
            con.execute(f"SET memory_limit = '{self.alone_mb}MiB'")


def name_stems(con: Any, counts: KeptCounts, budget: Budget) -> None:
    """Give ``people_now`` the stems of its names, read as the corpus has them.

    A surname alone may stand for any of its given names where those are few: one stem for all of them.
    """
    con.execute("CREATE OR REPLACE TABLE stems (mention VARCHAR, surname VARCHAR, initial VARCHAR)")
    rows = con.cursor().execute("SELECT mention, given, family, name FROM people_now")
    while some := rows.fetchmany(budget.mentions):
        names = [reading.name_of(*told) for _, *told in some]
        usage = counts.reading_of(set(names))
        read = [read_name(name, usage) for name in names]
        insert(
            con, "stems", mention=[mention for mention, *_ in some],
            surname=[name.surname for name in read], initial=[name.first[:1] for name in read],
        )  # fmt: skip
    con.execute(f"""CREATE OR REPLACE TABLE people_now AS
        SELECT p.*, s.surname || '|' || if(f.surname IS NULL, s.initial, '') AS stem
        FROM people_now p JOIN stems s USING (mention)
        LEFT JOIN ({counts.surnames_of_few(FEW)}) f ON f.surname = s.surname""")
    con.execute("DROP TABLE stems")


@dataclass
class Parts:
    """Resolves ``rerun`` part by part; ``before`` is SQL for who was who (mention, entity), if known.

    With ``review`` each part tells who was nearly taken for one, and who is joined by little. What came
    out stands in the table ``named`` (mention, entity, block).
    """

    con: Any
    counts: KeptCounts
    budget: Budget
    judgements: Sequence[Judgement] = ()
    before: str | None = None
    backend: Backend = run_here
    review: bool = False

    def resolve(self, progress: Progress) -> Iterator[PartResult]:
        """Yield the result of each part; ``progress`` is told mentions done and of how many."""
        con = self.con
        con.execute(
            "CREATE OR REPLACE TABLE named (mention VARCHAR, entity VARCHAR, block VARCHAR)"
        )
        sizes = dict(con.execute("SELECT stem, count(*) FROM rerun GROUP BY 1").fetchall())
        done, total = 0, sum(sizes.values())

        def tell(of_part: int, _: int) -> None:
            progress(done + of_part, total)

        progress(0, total)
        taken = self._identifiers()
        for part in cut_stems(sizes, self._joined(), self.budget.mentions):
            found = resolve_part(
                self._mentions(part), self.counts, judgements=self.judgements,
                memory_mb=self.budget.block_mb, progress=tell, backend=self.backend,
                review=self.review,
            )  # fmt: skip
            done += len(found.blocks)
            self._name(found, taken)
            yield found

    def _name(self, found: PartResult, taken: set[str]) -> None:
        """Put the clusters of a part in ``named``; entities keep their identifiers."""
        before = dict[str, str]()
        if self.before:
            self.con.execute("CREATE OR REPLACE TABLE part (mention VARCHAR)")
            insert(self.con, "part", mention=list(found.blocks))
            before = dict(self.con.execute(
                f"SELECT mention, entity FROM ({self.before}) SEMI JOIN part USING (mention)"
            ).fetchall())  # fmt: skip
        named = name_clusters(found.clusters, before, taken)
        blocks = [found.blocks[mention] for mention in named]
        insert(self.con, "named", mention=list(named), entity=list(named.values()), block=blocks)

    def _identifiers(self) -> set[str]:
        """Return the identifiers that mentions to resolve had before."""
        if not self.before:
            return set()
        rows = self.con.execute(
            f"SELECT DISTINCT entity FROM ({self.before}) SEMI JOIN rerun USING (mention)"
        )
        return {entity for (entity,) in rows.fetchall()}

    def _joined(self) -> Iterable[tuple[str, str]]:
        """Return the stems that belong in one part: judgements or entities of before join them."""
        rows = list[tuple[str, str]]()
        same = [j for j in self.judgements if j.verdict is Verdict.SAME]
        if same:
            self.con.execute("CREATE OR REPLACE TABLE joined (a VARCHAR, b VARCHAR)")
            insert(self.con, "joined", a=[j.first for j in same], b=[j.second for j in same])
            rows += self.con.execute("""SELECT DISTINCT x.stem, y.stem FROM joined
                JOIN rerun x ON x.mention = a JOIN rerun y ON y.mention = b""").fetchall()
        if self.before:
            rows += self.con.execute(f"""
                SELECT DISTINCT low, stem FROM (
                    SELECT stem, min(stem) OVER (PARTITION BY entity) AS low
                    FROM ({self.before}) JOIN rerun USING (mention))
                WHERE low <> stem""").fetchall()
        return rows

    def _mentions(self, stems: frozenset[str]) -> list[Mention]:
        self.con.execute("CREATE OR REPLACE TABLE part (stem VARCHAR)")
        insert(self.con, "part", stem=sorted(stems))
        source = f"""(SELECT * FROM people
            WHERE stem BETWEEN {quoted(min(stems))} AND {quoted(max(stems))})
            SEMI JOIN (SELECT mention FROM rerun SEMI JOIN part USING (stem)) USING (mention)"""
        return list(reading.people(self.con, source))
