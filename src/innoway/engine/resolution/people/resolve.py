"""Resolve people: mentions in, one person per mention out, whole or only what changed."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

import numpy as np
import numpy.typing as npt

from innoway.engine.resolution.judgements import (
    Contradiction,
    Judged,
    Judgement,
    weigh_judgements,
)
from innoway.engine.resolution.people.batch import SMALL, cluster_small
from innoway.engine.resolution.people.cluster import (
    Block,
    Bound,
    Groups,
    Judgements,
    Work,
    cluster_block,
)
from innoway.engine.resolution.people.counts import (
    CorpusCounts,
    Counts,
    Usage,
    read_names,
)
from innoway.engine.resolution.people.evidence import Evidence, block_mentions, gather_evidence
from innoway.engine.resolution.people.identity import name_clusters
from innoway.engine.resolution.people.mentions import Mention

Progress = Callable[[int, int], None]
Rows = npt.NDArray[np.int64]
WINDOW = 2000  # blocks that are prepared at once


@dataclass(frozen=True, slots=True)
class Resolution:
    """Who is who, and what a later run needs to carry on from there."""

    clusters: Mapping[str, str]
    counts: CorpusCounts
    contradictions: Sequence[Contradiction] = ()
    resolved: int = 0
    pairs: int = 0


@dataclass(frozen=True, slots=True)
class Corpus:
    """Mentions in order, names as the corpus reads them, cut into blocks, with the judgements that hold."""

    mentions: Sequence[Mention]
    blocks: Sequence[Rows]
    judged: Judged
    judgements: Judgements
    usage: Usage

    @classmethod
    def of(
        cls,
        mentions: Iterable[Mention],
        judgements: Iterable[Judgement] = (),
        counts: Counts | None = None,
    ) -> "Corpus":
        """Prepare mentions in any order; ``counts`` of an earlier run decide how names are read."""
        ordered = sorted(mentions, key=lambda m: m.id)
        usage = counts.usage_of({m.name for m in ordered}) if counts else Usage.of(ordered)
        read = read_names(ordered, usage)
        row = {m.id: n for n, m in enumerate(read)}
        judged = weigh_judgements(judgements, row)
        together = tuple((row[j.first], row[j.second]) for j in judged.same)
        apart = tuple((row[j.first], row[j.second]) for j in judged.apart)
        blocks = block_mentions(read, together, usage.orders)
        return cls(read, blocks, judged, Judgements(together, apart), usage)


class Backend(Protocol):
    """Runs independent blocks and gives their groups back in the same order."""

    def __call__(self, evidence: Evidence, tasks: Sequence["Task"]) -> Iterator[Groups]:
        """Cluster each task's rows of the evidence."""


@dataclass(frozen=True, slots=True)
class Task:
    """Rows of one block in the evidence, with its bound and its judgements."""

    rows: Rows
    bound: Bound
    judgements: Judgements = field(default_factory=Judgements)
    work: Work = field(default_factory=Work)

    @property
    def small(self) -> bool:
        """Whether the block is clustered together with others; judged ones stand alone."""
        judged = self.judgements.together or self.judgements.apart
        return len(self.rows) <= min(SMALL, self.bound.profiles) and not judged

    def run(self, part: Evidence) -> Groups:
        """Cluster the block, ``part`` being the evidence of its rows alone."""
        return cluster_block(Block(part, self.bound, self.judgements, self.work))


def run_here(evidence: Evidence, tasks: Sequence[Task]) -> Iterator[Groups]:
    """Run the blocks in this process: small ones many at once, others one after another."""
    for start in range(0, len(tasks), WINDOW):
        window = tasks[start : start + WINDOW]
        small = [task for task in window if task.small]
        clustered = iter(cluster_small(evidence, [task.rows for task in small]))
        for task in window:
            if task.small:
                block = next(clustered)
                task.work.pairs += block.pairs
                yield block.groups
            else:
                yield task.run(evidence.part(task.rows))


def resolve_people(
    mentions: Iterable[Mention],
    *,
    judgements: Iterable[Judgement] = (),
    before: Mapping[str, str] | None = None,
    counts: CorpusCounts | None = None,
    memory_mb: int = 2000,
    progress: Progress | None = None,
    backend: Backend = run_here,
) -> Resolution:
    """Resolve all mentions; clusters of the run ``before`` keep their identifiers.

    The same mentions in any order give the same result. Work and memory grow with the sum of
    the squared block sizes, a block being bounded by ``memory_mb``. With ``counts`` features
    and names weigh as in an earlier run.
    """
    corpus = Corpus.of(mentions, judgements, counts)
    evidence, counts = gather_evidence(corpus.mentions, counts, corpus.usage)
    found, work = run_blocks(corpus, evidence, memory_mb, progress, backend)
    return Resolution(
        name_clusters(found, before),
        counts,
        corpus.judged.contradictions,
        len(corpus.mentions),
        work,
    )


def run_blocks(
    corpus: Corpus,
    evidence: Evidence,
    memory_mb: int,
    progress: Progress | None,
    backend: Backend,
) -> tuple[list[Sequence[str]], int]:
    """Return the clusters of all blocks as mention identifiers, and the pairs compared."""
    bound = Bound.for_memory(memory_mb)
    judged = corpus.judgements.shared_out(corpus.blocks)
    tasks = [Task(rows, bound, said) for rows, said in zip(corpus.blocks, judged, strict=True)]
    found: list[Sequence[str]] = []
    done = 0
    for task, groups in zip(tasks, backend(evidence, tasks), strict=True):
        members: dict[int, list[str]] = {}
        for row, group in zip(task.rows.tolist(), groups.tolist(), strict=True):
            members.setdefault(group, []).append(corpus.mentions[row].id)
        found.extend(members.values())
        done += len(groups)
        if progress:
            progress(done, len(corpus.mentions))
    return found, sum(task.work.pairs for task in tasks)
