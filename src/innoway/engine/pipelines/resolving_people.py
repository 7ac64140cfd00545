"""People of the store, resolved whole or only where something changed."""

# ruff: noqa: S608 - names come from the code

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import pyarrow as pa

from innoway.engine.pipelines import mentions as reading
from innoway.engine.pipelines.kept_counts import KeptCounts, sum_counts
from innoway.engine.pipelines.people_parts import Budget, Parts, Progress, name_stems
from innoway.engine.records.graph import Strand
from innoway.engine.resolution.judgements import Judgement, Verdict
from innoway.engine.resolution.people.parts import NearMiss
from innoway.engine.store.connection import listed
from innoway.engine.store.derived import Derivation

ASSIGNED_ORDER = "block, mention"
WHOLE_AGAIN = 0.2  # share of documents changed from which the corpus is counted anew

_CHANGED = """
    SELECT DISTINCT id FROM technologies WHERE version > {0}
    UNION SELECT DISTINCT id FROM told_transfers WHERE version > {0}"""


@dataclass
class PeopleRun:
    """Writes ``people`` (what stands around each name), ``counts`` and ``assigned`` of a version.

    For the review desk also ``review`` and ``strands``: who was nearly taken for one, and who is joined by
    little.

    ``seen`` is the store version that the derived version before was made from, -1 for none.
    """

    made: Derivation
    judgements: Sequence[Judgement]
    judged_anew: Sequence[Judgement]
    seen: int
    budget: Budget
    progress: Progress
    whole: bool = False
    anew: int = 0

    @property
    def unchanged(self) -> bool:
        """Whether the store is as it was at the version before: nothing but judgements changed."""
        return self.seen == self.made.number

    def write(self) -> None:
        """Write the tables; only what changed is resolved."""
        self.whole = self.seen < 0 or not self._take_changes()
        if self.whole:
            self._take_everything()
        self.made.con.execute("DROP TABLE IF EXISTS people_now")
        table, before = self.made.before("assigned"), None
        if table:
            self.made.con.execute(
                f"CREATE TABLE was AS FROM {table} SEMI JOIN rerun USING (mention)"
            )
            before = "SELECT mention, 'p' || entity[8:] AS entity FROM was"
        counts = KeptCounts(self.made.con, "counts")
        parts = Parts(self.made.con, counts, self.budget, self.judgements, before, review=True)
        near, strands = list[NearMiss](), list[Strand]()
        with self.budget.beside(self.made.con):
            for found in parts.resolve(self.progress):
                self.anew += len(found.blocks)
                near += found.near
                strands += found.strands
        self._assign(table)
        self._write_review(near)
        self._write_strands(strands)

    def _take_everything(self) -> None:
        con = self.made.con
        con.execute(f"CREATE OR REPLACE TABLE people_now AS {reading.people_sql()}")
        sum_counts(con, reading.people(con, "people_now ORDER BY document"), self.budget.documents)
        self.made.write("counts", "SELECT * FROM counted", order="kind, key")
        con.execute("DROP TABLE counted")
        with self.budget.beside(con):
            name_stems(con, KeptCounts(con, "counts"), self.budget)
        self._write_people("SELECT * FROM people_now")
        con.execute("CREATE OR REPLACE TABLE rerun AS SELECT mention, stem FROM people")

    def _take_changes(self) -> bool:
        """Make ``rerun``, the mentions to resolve anew; False when too much changed for that."""
        con = self.made.con
        if self.unchanged:
            self.made.keep("people")
            self.made.keep("counts")
            con.execute("CREATE TABLE touched (stem VARCHAR)")
            self._reach()
            return True
        con.execute(f"CREATE TABLE changed AS {_CHANGED.format(self.seen)}")
        known = self.made.before("people")
        counted = con.execute(
            f"SELECT count(*), (SELECT count(*) FROM changed) FROM (SELECT DISTINCT document FROM {known})"
        ).fetchone()
        if counted[1] > WHOLE_AGAIN * counted[0]:
            return False
        con.execute(f"CREATE TABLE people_now AS {reading.people_sql('changed')}")
        self.made.keep("counts")
        with self.budget.beside(con):
            name_stems(con, KeptCounts(con, "counts"), self.budget)
        con.execute(f"""
            CREATE TABLE touched AS SELECT DISTINCT stem FROM (SELECT stem FROM people_now
            UNION ALL SELECT stem FROM {known} SEMI JOIN changed ON changed.id = document)""")
        self._write_people(f"""SELECT * FROM {known} ANTI JOIN changed ON changed.id = document
            UNION ALL BY NAME SELECT * FROM people_now""")
        self._reach()
        return True

    def _write_people(self, sql: str) -> None:
        self.made.write("people", sql, order="stem, mention")

    def _reach(self) -> None:
        """Put in ``rerun`` what shares a stem of names with a change or a block with a judgement."""
        con, assigned = self.made.con, self.made.before("assigned")
        con.execute(
            "CREATE TABLE rerun AS SELECT mention, stem FROM people SEMI JOIN touched USING (stem)"
        )
        ends = {end for judgement in self.judged_anew for end in judgement.pair}
        same = [j for j in self.judgements if j.verdict is Verdict.SAME]
        while True:
            con.execute(
                "CREATE OR REPLACE TABLE ends AS SELECT unnest(texts(?)) AS mention",
                [listed(sorted(ends))],
            )
            con.execute(f"""
                INSERT INTO rerun SELECT mention, stem FROM people
                SEMI JOIN (SELECT mention FROM {assigned} SEMI JOIN (SELECT block FROM {assigned}
                    SEMI JOIN ends USING (mention)) USING (block)) USING (mention)
                ANTI JOIN rerun USING (mention)""")
            held = _held(con, {end for j in same for end in j.pair})
            more = {end for j in same if j.pair & held for end in j.pair} - held - ends
            if not more:
                return
            ends = more

    def _assign(self, table: str | None) -> None:
        """Write ``assigned`` from what was ``named`` and what stays in ``table``, the one before."""
        named = "SELECT mention, 'person-' || entity[2:] AS entity, block FROM named"
        if self.unchanged:
            blocks = self.made.con.execute("SELECT block FROM was UNION SELECT block FROM named")
            self.made.patch("assigned", named, keys={block for (block,) in blocks.fetchall()},
                            gone="mention IN (SELECT mention FROM rerun)", order=ASSIGNED_ORDER)  # fmt: skip
            return
        kept = (
            f"""SELECT mention, entity, block FROM {table} SEMI JOIN people USING (mention)
            ANTI JOIN rerun USING (mention) UNION ALL BY NAME"""
            if table and not self.whole
            else ""
        )
        self.made.write("assigned", f"{kept} {named}", order=ASSIGNED_ORDER)

    def _write_review(self, near: Sequence[NearMiss]) -> None:
        """Write ``review``: pairs just below the threshold, for people to judge."""
        self.made.con.register("near", pa.table({
            "first": pa.array([one.first for one in near], pa.string()),
            "second": pa.array([one.second for one in near], pa.string()),
            "score": pa.array([one.score for one in near], pa.float64()),
        }))  # fmt: skip
        kept = self._kept("review", "first")
        self.made.write("review", f"{kept} SELECT * FROM near", order="score DESC, first, second")

    def _write_strands(self, strands: Sequence[Strand]) -> None:
        """Write ``strands``: what the record of each person falls into whom little joins."""
        texts = pa.list_(pa.string())
        self.made.con.register("fell", pa.table({
            "mention": pa.array([one.mention for one in strands], pa.string()),
            "count": pa.array([one.count for one in strands], pa.int64()),
            "first_year": pa.array([one.first_year for one in strands], pa.int64()),
            "last_year": pa.array([one.last_year for one in strands], pa.int64()),
            "organisations": pa.array([one.organisations for one in strands], texts),
            "places": pa.array([one.places for one in strands], texts),
        }))  # fmt: skip
        found = f"""{self._kept("strands", "mention")}
            SELECT 'person-' || n.entity[2:] AS entity, f.* FROM fell f JOIN named n USING (mention)"""
        self.made.write("strands", found, order="entity, count DESC, mention")

    def _kept(self, table: str, mention: str) -> str:
        """Return SQL that puts the rows before, where their mention stands, before those of a query."""
        old = self.made.before(table) if self.seen >= 0 and not self.whole else None
        if not old:
            return ""
        standing = "" if self.unchanged else f"SEMI JOIN people p ON p.mention = o.{mention}"
        return f"""SELECT o.* FROM {old} o {standing}
            ANTI JOIN rerun r ON r.mention = o.{mention} UNION ALL BY NAME"""


def _held(con: Any, mentions: Iterable[str]) -> set[str]:
    """Return those of some mentions that are to be resolved anew."""
    rows = con.execute(
        "SELECT mention FROM rerun WHERE mention = ANY(texts(?))", [listed(mentions)]
    )
    return {row[0] for row in rows.fetchall()}
