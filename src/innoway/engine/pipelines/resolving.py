"""Resolve the mentions of the store and publish who is who, with the graph over it.

A whole run counts the corpus, then resolves part by part. A later run takes up what documents came,
changed or went since, and resolves only names that begin as those they name, by the counts of
the last whole run; judgements resolve only the blocks they touch. Everything is published in one
step, and identifiers stay.
"""

# ruff: noqa: S608 - names come from the code

import datetime
import hashlib
import resource
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

import pyarrow as pa

from innoway.engine.network.analysis import TABLES, keep_networks, write_networks
from innoway.engine.network.build import build_graph, patch_graph
from innoway.engine.pipelines import mentions as reading
from innoway.engine.pipelines.entity_tables import (
    patch_entities,
    write_entities,
    write_organisations,
)
from innoway.engine.pipelines.indexing import index_entities
from innoway.engine.pipelines.ingest import utc_now
from innoway.engine.pipelines.judged_mentions import JudgedMentions
from innoway.engine.pipelines.people_parts import MEMORY_MB, Budget
from innoway.engine.pipelines.progress import Clock, Listener, Progress
from innoway.engine.pipelines.resolving_people import PeopleRun
from innoway.engine.resolution.judgements import (
    Contradiction,
    Judgement,
    Verdict,
    changed_judgements,
)
from innoway.engine.resolution.organisations.resolve import NearMiss, OrganisationResolver
from innoway.engine.resolution.people.identity import name_clusters
from innoway.engine.store.derived import MAKE, Derivation, derivation, made_from
from innoway.engine.store.layout import Layout


@dataclass(frozen=True, slots=True)
class Resolved:
    """What a run published: its version, mentions of people resolved anew, entities, seconds."""

    version: int
    whole: bool
    anew: int
    entities: int
    seconds: float
    peak_mb: int
    contradictions: tuple[Contradiction, ...] = ()


def resolve_store(
    store: Path,
    *,
    judgements: Sequence[Judgement] | None = None,
    memory_mb: int = MEMORY_MB,
    whole: bool = False,
    wait: bool = False,
    clock: Clock = utc_now,
    listener: Listener | None = None,
) -> Resolved | None:
    """Bring entities and graph up to the published store; ``None`` when they are already.

    Without ``judgements`` those of the last run hold.

    Raises:
        StoreBusy: Another run is resolving and ``wait`` is false.
    """
    budget = Budget.of(memory_mb)
    with derivation(store, memory=f"{budget.alone_mb}MiB", wait=wait) as made:
        note = made_from(store)
        before = standing(made)
        said = before if judgements is None else list(judgements)
        known = note.get("make") == MAKE and not whole
        seen = int(note["store_version"]) if known else -1
        if not made.tables or (known and seen == made.number and digest(said) == digest(before)):
            index_entities(store)  # a run killed after it had published
            return None
        progress = Progress(Layout(store), "", clock, listener)
        try:
            found = Run(made, said, before, seen, budget, progress).publish(clock())
            progress.tell(force=True, stage="index")
            index_entities(store)
        except BaseException as error:
            state = "failed" if isinstance(error, Exception) else "stopped"
            progress.tell(force=True, state=state, message=str(error)[:500])
            raise
        progress.tell(force=True, state="done", stage="", message="")
        return found


def renew_networks(store: Path, *, wait: bool = False, clock: Clock = utc_now) -> bool:
    """Analyse the graph anew if judgements changed it since; say whether there was a need.

    Flows, centrality and communities take longer than a steward waits, so a judgement leaves them.

    Raises:
        StoreBusy: Another run is resolving and ``wait`` is false.
    """
    with derivation(store, wait=wait) as made:
        note = made.base.extra
        if note.get("make") != MAKE or not note.get("networks", {}).get("judged_since"):
            return False
        for name in made.base.tables:
            if name not in TABLES:
                made.keep(name)
        write_networks(made)
        analysed = {"at": clock().isoformat(), "judged_since": 0}
        made.publish({**note, "networks": analysed}, of=int(note["store_version"]))
        index_entities(store)
        return True


def standing(made: Derivation) -> list[Judgement]:
    """Return the judgements of the version before, oldest first."""
    table = made.before("judgements")
    if table is None:
        return []
    rows = made.con.execute(f"SELECT * FROM {table} ORDER BY place").fetchall()
    return [Judgement(first, second, Verdict(verdict)) for _, first, second, verdict in rows]


def digest(judgements: Iterable[Judgement]) -> str:
    """Return a text that is the same for the same judgements in the same order."""
    lines = "\n".join(f"{j.first}\t{j.second}\t{j.verdict}" for j in judgements)
    return hashlib.sha256(lines.encode()).hexdigest()


@dataclass
class Run:
    """One run with all it needs; ``seen`` is the store version known to the one before, or -1."""

    made: Derivation
    judgements: list[Judgement]
    before: list[Judgement]
    seen: int
    budget: Budget
    progress: Progress
    kept_networks: bool = False
    began: float = field(default_factory=time.monotonic)

    def publish(self, at: datetime.datetime) -> Resolved:
        """Resolve what changed, write every table and switch readers to them."""
        self.progress.tell(force=True, stage="resolve")
        reading.gather(self.made, unchanged=self.unchanged)
        touched = self._touched_parties()
        if touched is None or touched:
            self.budget.hold_spellings(reading.count_spellings(self.made))
        people = PeopleRun(
            self.made, self.judged.by_standing(self.judgements),
            self.judged.by_standing(self.judged_anew), self.seen, self.budget,
            lambda done, total: self.progress.tell(done=done, total=total, records=done),
        )  # fmt: skip
        people.write()
        told = self.judged.contradictions(self.judgements)
        self._organisations(touched)
        self._write_judgements()
        entities, edges = self._write_graph()
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        seconds = time.monotonic() - self.began
        analysed = {"at": at.isoformat(), "judged_since": 0}
        if self.kept_networks:
            then = self.made.base.extra.get("networks", analysed)
            judged = then["judged_since"] + len(self.judged_anew)
            analysed = {"at": then["at"], "judged_since": judged}
        note = {
            "make": MAKE, "at": at.isoformat(), "networks": analysed,
            "whole": people.whole, "anew": people.anew, "entities": entities, "edges": edges,
            "seconds": round(seconds, 1), "peak_mb": peak,
            "contradictions": [_told(one) for one in told],
        }  # fmt: skip
        version = self.made.publish(note)
        return Resolved(version, people.whole, people.anew, entities, seconds, peak, told)

    def _write_graph(self) -> tuple[int, int]:
        """Write entities and graph, only what changed where nothing but judgements did."""
        if self.unchanged:
            judged = {end for j in self.judged_anew for end in j.pair}
            entities, changed = patch_entities(self.made, sorted(judged))
            edges = patch_graph(self.made, changed)
            self.kept_networks = keep_networks(self.made)
            return entities, edges
        entities, edges = write_entities(self.made), build_graph(self.made)
        write_networks(self.made)
        return entities, edges

    @property
    def unchanged(self) -> bool:
        """Whether the store is as it was at the version before: nothing but judgements changed."""
        return self.seen == self.made.number

    @cached_property
    def judged_anew(self) -> list[Judgement]:
        """The judgements that came, went or are newer than others since the version before."""
        changed = changed_judgements(self.before, self.judgements)
        return sorted(changed, key=lambda j: (j.first, j.second, j.verdict))

    @cached_property
    def judged(self) -> JudgedMentions:
        """What every judgement, those that went included, speaks for."""
        return JudgedMentions(self.made, [*self.judgements, *self.judged_anew])

    def _touched_parties(self) -> set[str] | None:
        """Return the spellings of organisations that are judged anew, ``None`` where all are to be resolved."""
        if not self.unchanged:
            return None
        return {end for j in self.judged.of_spellings(self.judged_anew) for end in j.pair}

    def _organisations(self, touched: set[str] | None) -> None:
        """Resolve spellings of organisations; judgements of mentions speak for their spellings."""
        con, table = self.made.con, self.made.before("organisations_assigned")
        if touched is not None and not touched:
            self.made.write("organisations_assigned", f"SELECT * FROM {table}", order="party")
            self._write_doubtful(None)
            return
        before = dict[str, str]()
        if table:
            before = dict(con.execute(f"SELECT party, 'p' || entity[14:] FROM {table}").fetchall())
        judged = self.judged.of_spellings(self.judgements)
        clusters: dict[str, list[str]] = {}
        with self.budget.beside(con):
            resolver = OrganisationResolver(reading.spellings(self.made))
            found = (
                resolver.resolve(judgements=judged)
                if touched is None
                else resolver.resolve_around(touched, before, judgements=judged)
            )
        for party, cluster in found.items():
            clusters.setdefault(cluster, []).append(party)
        write_organisations(self.made, name_clusters(clusters.values(), before))
        self._write_doubtful(resolver.near_misses(found) if touched is None else None)

    def _write_doubtful(self, near: Sequence[NearMiss] | None) -> None:
        """Write ``organisations_review``: spellings nearly taken for one; ``None`` as they were."""
        before = self.made.before("organisations_review")
        self.made.register("doubtful", pa.table({
            "first": pa.array([one.first for one in near or ()], pa.string()),
            "second": pa.array([one.second for one in near or ()], pa.string()),
            "score": pa.array([one.score for one in near or ()], pa.float64()),
        }))  # fmt: skip
        source = before if near is None and before else "doubtful"
        self.made.write("organisations_review", f"SELECT * FROM {source}", order="first, second")

    def _write_judgements(self) -> None:
        rows = [(n, j.first, j.second, j.verdict.value) for n, j in enumerate(self.judgements)]
        place, first, second, verdict = zip(*rows, strict=True) if rows else ((), (), (), ())
        self.made.register("judged", pa.table({
            "place": pa.array(place, pa.int64()), "first": pa.array(first, pa.string()),
            "second": pa.array(second, pa.string()), "verdict": pa.array(verdict, pa.string()),
        }))  # fmt: skip
        self.made.write("judgements", "SELECT * FROM judged", order="place")


def _told(one: Contradiction) -> dict[str, list[str] | list[list[str]]]:
    def cells(judgement: Judgement) -> list[str]:
        return [judgement.first, judgement.second, judgement.verdict.value]

    return {"judgement": cells(one.judgement), "against": [cells(j) for j in one.against]}
