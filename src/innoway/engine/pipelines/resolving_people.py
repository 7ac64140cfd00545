"""People of the store, resolved whole or only where something changed."""

# ruff: noqa: S608 - names come from the code

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import pyarrow as pa

from innoway.engine.pipelines import mentions as reading
from innoway.engine.resolution.judgements import Contradiction, Judgement, Verdict
from innoway.engine.resolution.people.counts import CorpusCounts, order_key, readings, turn_name
from innoway.engine.resolution.people.evidence import KINDS, features_of
from innoway.engine.resolution.people.identity import name_clusters
from innoway.engine.resolution.people.mentions import Mention
from innoway.engine.resolution.people.names import name_key, parse_name
from innoway.engine.resolution.people.parts import (
    NearMiss,
    count_in_parts,
    cut_surnames,
    resolve_part,
)
from innoway.engine.store.derived import Derivation

Progress = Callable[[int, int], None]
ASSIGNED_ORDER = "block, mention"
WHOLE_AGAIN = 0.2  # share of documents changed from which the corpus is counted anew

_CHANGED = """
    SELECT DISTINCT id FROM technologies WHERE version > {0}
    UNION SELECT DISTINCT id FROM transfers WHERE version > {0}"""


@dataclass
class PeopleRun:
    """Writes ``people`` (what stands around each name), ``counts`` and ``assigned`` of a version.

    ``seen`` is the store version that the derived version before was made from, -1 for none.
    """

    made: Derivation
    judgements: Sequence[Judgement]
    judged_anew: Sequence[Judgement]
    seen: int
    memory_mb: int
    progress: Progress
    contradictions: list[Contradiction] = field(default_factory=list)
    whole: bool = False
    anew: int = 0

    def write(self) -> None:
        """Write the three tables; only what changed is resolved."""
        self.whole = self.seen < 0 or not self._take_changes()
        if self.whole:
            self._take_everything()
        self.made.con.execute("DROP TABLE IF EXISTS people_now")
        clusters, blocks, near = list[Sequence[str]](), dict[str, str](), list[NearMiss]()
        sizes = dict(
            self.made.con.execute("SELECT surname, count(*) FROM rerun GROUP BY 1").fetchall()
        )
        self.anew = sum(sizes.values())
        self.progress(0, self.anew)
        for part in cut_surnames(sizes, self._joined()):
            mentions = self._part(part)
            found = resolve_part(
                mentions, self._counts or counts_for(self.made, mentions),
                judgements=self.judgements, memory_mb=self.memory_mb,
            )  # fmt: skip
            clusters += found.clusters
            blocks.update(found.blocks)
            self.contradictions += found.contradictions
            self.progress(len(blocks), self.anew)
            near += found.near
        self._assign(clusters, blocks)
        self._write_review(near)

    _counts: CorpusCounts | None = None

    def _take_everything(self) -> None:
        con = self.made.con
        con.execute(f"CREATE OR REPLACE TABLE people_now AS {reading.people_sql()}")
        self._counts = count_in_parts(reading.people(self.made, "people_now ORDER BY document"))
        write_counts(self.made, self._counts)
        self._name_surnames(self._counts)
        self._write_people("SELECT * FROM people_now")
        con.execute("CREATE OR REPLACE TABLE rerun AS SELECT mention, surname FROM people")

    def _take_changes(self) -> bool:
        """Make ``rerun``, the mentions to resolve anew; False when too much changed for that."""
        con = self.made.con
        if self.seen == self.made.number:
            self.made.keep("people")
            self.made.keep("counts")
            con.execute("CREATE TABLE touched (surname VARCHAR)")
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
        self._name_surnames(counts_for(self.made, list(reading.people(self.made, "people_now"))))
        con.execute(f"""
            CREATE TABLE touched AS SELECT DISTINCT surname FROM (SELECT surname FROM people_now
            UNION ALL SELECT surname FROM {known} SEMI JOIN changed ON changed.id = document)""")
        self._write_people(f"""SELECT * FROM {known} ANTI JOIN changed ON changed.id = document
            UNION ALL BY NAME SELECT * FROM people_now""")
        self.made.write("counts", f"SELECT * FROM {self.made.before('counts')}", order="kind, key")
        self._reach()
        return True

    def _write_people(self, sql: str) -> None:
        self.made.write("people", sql, order="surname, mention")

    def _reach(self) -> None:
        """Put in ``rerun`` what shares a surname with a change or a block with a judgement."""
        con, assigned = self.made.con, self.made.before("assigned")
        con.execute(
            "CREATE TABLE rerun AS SELECT mention, surname FROM people SEMI JOIN touched USING (surname)"
        )
        ends = {end for judgement in self.judged_anew for end in judgement.pair}
        same = [j for j in self.judgements if j.verdict is Verdict.SAME]
        while True:
            con.execute(
                "CREATE OR REPLACE TABLE ends AS SELECT unnest(?::VARCHAR[]) AS mention",
                [sorted(ends)],
            )
            con.execute(f"""
                INSERT INTO rerun SELECT mention, surname FROM people
                SEMI JOIN (SELECT mention FROM {assigned} SEMI JOIN (SELECT block FROM {assigned}
                    SEMI JOIN ends USING (mention)) USING (block)) USING (mention)
                ANTI JOIN rerun USING (mention)""")
            held = _held(con, {end for j in same for end in j.pair})
            more = {end for j in same if j.pair & held for end in j.pair} - held - ends
            if not more:
                return
            ends = more

    def _name_surnames(self, counts: CorpusCounts) -> None:
        """Give ``people_now`` its surnames, in the order of names usual in the corpus."""
        con = self.made.con
        rows = con.execute("SELECT mention, given, family, name FROM people_now").fetchall()
        surnames = [
            turn_name(
                parse_name(*((given or "", family) if family else ("", name or ""))), counts.orders
            ).surname
            for _, given, family, name in rows
        ]  # fmt: skip
        table = pa.table(
            {"mention": pa.array([row[0] for row in rows], pa.string()),
             "surname": pa.array(surnames, pa.string())}
        )  # fmt: skip
        con.register("surnames", table)
        con.execute("""CREATE OR REPLACE TABLE people_now AS
            SELECT p.*, s.surname FROM people_now p JOIN surnames s USING (mention)""")
        con.unregister("surnames")

    def _joined(self) -> Iterable[tuple[str, str]]:
        """Return the surnames that judgements join."""
        same = [j for j in self.judgements if j.verdict is Verdict.SAME]
        if not same:
            return ()
        con = self.made.con
        con.execute(
            "CREATE OR REPLACE TABLE joined AS SELECT unnest(?::VARCHAR[]) AS a, unnest(?::VARCHAR[]) AS b",
            [[j.first for j in same], [j.second for j in same]],
        )
        rows = con.execute("""SELECT DISTINCT x.surname, y.surname FROM joined
            JOIN rerun x ON x.mention = a JOIN rerun y ON y.mention = b""").fetchall()
        return [(one, other) for one, other in rows]

    def _part(self, surnames: frozenset[str]) -> list[Mention]:
        con = self.made.con
        con.execute(
            "CREATE OR REPLACE TABLE part AS SELECT unnest(?::VARCHAR[]) AS surname",
            [sorted(surnames)],
        )
        low, high = min(surnames), max(surnames)
        source = f"""(SELECT * FROM people WHERE surname BETWEEN '{_sql(low)}' AND '{_sql(high)}')
            SEMI JOIN (SELECT mention FROM rerun SEMI JOIN part USING (surname)) USING (mention)"""
        return list(reading.people(self.made, source))

    def _assign(self, clusters: Sequence[Sequence[str]], blocks: dict[str, str]) -> None:
        """Write ``assigned``: entities keep their identifiers."""
        con, table = self.made.con, self.made.before("assigned")
        before = dict(con.execute(
            f"SELECT mention, 'p' || entity[8:] FROM {table} SEMI JOIN rerun USING (mention)"
        ).fetchall()) if table else {}  # fmt: skip
        named = name_clusters(clusters, before)
        con.register("named", pa.table({
            "mention": pa.array(list(named), pa.string()),
            "entity": pa.array([f"person-{name[1:]}" for name in named.values()], pa.string()),
            "block": pa.array([blocks[mention] for mention in named], pa.string()),
        }))  # fmt: skip
        if self.seen == self.made.number:
            blocks_touched = f"""SELECT block FROM {table} SEMI JOIN rerun USING (mention)
                UNION ALL SELECT block FROM named"""
            self.made.patch("assigned", "SELECT * FROM named", keys=blocks_touched,
                            gone="mention IN (SELECT mention FROM rerun)", order=ASSIGNED_ORDER)  # fmt: skip
            return
        kept = (
            f"""SELECT mention, entity, block FROM {table} SEMI JOIN people USING (mention)
            ANTI JOIN rerun USING (mention) UNION ALL BY NAME"""
            if table and not self.whole
            else ""
        )
        self.made.write("assigned", f"{kept} SELECT * FROM named", order=ASSIGNED_ORDER)

    def _write_review(self, near: Sequence[NearMiss]) -> None:
        """Write ``review``: pairs just below the threshold, for people to judge."""
        self.made.con.register("near", pa.table({
            "first": pa.array([one.first for one in near], pa.string()),
            "second": pa.array([one.second for one in near], pa.string()),
            "score": pa.array([one.score for one in near], pa.float64()),
        }))  # fmt: skip
        old = self.made.before("review") if self.seen >= 0 and not self.whole else None
        kept = (
            f"""SELECT * FROM {old} SEMI JOIN people p ON p.mention = first
            ANTI JOIN rerun r ON r.mention = first UNION ALL BY NAME"""
            if old
            else ""
        )
        self.made.write("review", f"{kept} SELECT * FROM near", order="score DESC, first, second")


def _sql(text: str) -> str:
    return text.replace("'", "''")


def _held(con: Any, mentions: Iterable[str]) -> set[str]:
    """Return those of some mentions that are to be resolved anew."""
    rows = con.execute(
        "SELECT mention FROM rerun WHERE mention = ANY(?::VARCHAR[])", [sorted(mentions)]
    )
    return {row[0] for row in rows.fetchall()}


SCALARS = ("documents", "names")
NAMED = ("given", "surnames", "orders")


def write_counts(made: Derivation, counts: CorpusCounts) -> None:
    """Keep the counts of a whole run with its version."""

    def rows() -> Iterator[tuple[str, str, int]]:
        for name in SCALARS:
            yield name, "", int(getattr(counts, name))
        for name in NAMED:
            for key, count in getattr(counts, name).items():
                yield name, key, count
        for kind, known in counts.features.items():
            for key, count in known.items():
                yield f"feature {kind}", key, count

    kinds, keys, numbers = zip(*rows(), strict=True)
    made.con.register("counted", pa.table({
        "kind": pa.array(kinds, pa.string()), "key": pa.array(keys, pa.string()),
        "count": pa.array(numbers, pa.int64()),
    }))  # fmt: skip
    made.write("counts", "SELECT * FROM counted", order="kind, key")
    made.con.unregister("counted")


def counts_for(made: Derivation, mentions: Sequence[Mention]) -> CorpusCounts:
    """Return the counts of the last whole run, as far as these mentions ask for them."""
    wanted: dict[str, set[str]] = {name: {""} for name in SCALARS}
    wanted |= {name: set() for name in NAMED} | {f"feature {kind}": set() for kind in KINDS}
    for mention in mentions:
        name = mention.name
        wanted["given"] |= {name.first, name.surname}
        wanted["surnames"] |= {name.surname, name.joined}
        wanted["orders"] |= {order_key(reading) for reading in readings(name)}
        for kind, features in features_of(mention, name_key(mention.full_name)).items():
            wanted[f"feature {kind}"].update(features)
    pairs = [(kind, key) for kind, keys in wanted.items() for key in keys]
    made.con.register("wanted", pa.table({
        "kind": pa.array([kind for kind, _ in pairs], pa.string()),
        "key": pa.array([key for _, key in pairs], pa.string()),
    }))  # fmt: skip
    found: dict[str, dict[str, int]] = {kind: {} for kind in wanted}
    table = made.before("counts")
    for kind, key, count in made.con.execute(
        f"SELECT kind, key, count FROM {table} SEMI JOIN wanted USING (kind, key)"
    ).fetchall():
        found[kind][key] = count
    made.con.unregister("wanted")
    features = {kind: found[f"feature {kind}"] for kind in KINDS}
    return CorpusCounts(
        found["documents"][""], features, found["names"][""], found["given"], found["surnames"],
        found["orders"],
    )  # fmt: skip
