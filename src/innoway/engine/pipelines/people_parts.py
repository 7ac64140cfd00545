"""People of a table resolved within a budget of memory: surnames told, then part by part.

The database holds ``people_now`` and ``people`` (the columns of ``mentions.COLUMNS``, the second with
``surname``) and ``rerun`` (mention, surname), what is to be resolved anew.
"""

# ruff: noqa: S608 - names come from the code

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from innoway.engine.pipelines import mentions as reading
from innoway.engine.pipelines.kept_counts import insert
from innoway.engine.resolution.judgements import Judgement, Verdict
from innoway.engine.resolution.people.counts import Counts, read_name
from innoway.engine.resolution.people.identity import name_clusters
from innoway.engine.resolution.people.mentions import Mention
from innoway.engine.resolution.people.parts import PartResult, cut_surnames, resolve_part
from innoway.engine.resolution.people.resolve import Backend, run_here

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


def name_surnames(con: Any, counts: Counts, budget: Budget) -> None:
    """Give ``people_now`` its surnames, names read as the corpus has them."""
    con.execute("CREATE OR REPLACE TABLE surnames (mention VARCHAR, surname VARCHAR)")
    rows = con.cursor().execute("SELECT mention, given, family, name FROM people_now")
    while some := rows.fetchmany(budget.mentions):
        names = [reading.name_of(*told) for _, *told in some]
        usage = counts.reading_of(set(names))
        surnames = [read_name(name, usage).surname for name in names]
        insert(con, "surnames", mention=[mention for mention, *_ in some], surname=surnames)
    con.execute("""CREATE OR REPLACE TABLE people_now AS
        SELECT p.*, s.surname FROM people_now p JOIN surnames s USING (mention)""")
    con.execute("DROP TABLE surnames")


@dataclass
class Parts:
    """Resolves ``rerun`` part by part; ``before`` is SQL for who was who (mention, entity), if known.

    With ``review`` each part tells who was nearly taken for one, and who is joined by little. What came
    out stands in the table ``named`` (mention, entity, block).
    """

    con: Any
    counts: Counts
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
        sizes = dict(con.execute("SELECT surname, count(*) FROM rerun GROUP BY 1").fetchall())
        done, total = 0, sum(sizes.values())

        def tell(of_part: int, _: int) -> None:
            progress(done + of_part, total)

        progress(0, total)
        taken = self._identifiers()
        for part in cut_surnames(sizes, self._joined(), self.budget.mentions):
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
        """Return the surnames that belong in one part: judgements or entities of before join them."""
        rows = list[tuple[str, str]]()
        same = [j for j in self.judgements if j.verdict is Verdict.SAME]
        if same:
            self.con.execute("CREATE OR REPLACE TABLE joined (a VARCHAR, b VARCHAR)")
            insert(self.con, "joined", a=[j.first for j in same], b=[j.second for j in same])
            rows += self.con.execute("""SELECT DISTINCT x.surname, y.surname FROM joined
                JOIN rerun x ON x.mention = a JOIN rerun y ON y.mention = b""").fetchall()
        if self.before:
            rows += self.con.execute(f"""
                SELECT DISTINCT low, surname FROM (
                    SELECT surname, min(surname) OVER (PARTITION BY entity) AS low
                    FROM ({self.before}) JOIN rerun USING (mention))
                WHERE low <> surname""").fetchall()
        return rows

    def _mentions(self, surnames: frozenset[str]) -> list[Mention]:
        self.con.execute("CREATE OR REPLACE TABLE part (surname VARCHAR)")
        insert(self.con, "part", surname=sorted(surnames))
        low, high = (one.replace("'", "''") for one in (min(surnames), max(surnames)))
        source = f"""(SELECT * FROM people WHERE surname BETWEEN '{low}' AND '{high}')
            SEMI JOIN (SELECT mention FROM rerun SEMI JOIN part USING (surname)) USING (mention)"""
        return list(reading.people(self.con, source))
