"""The same blocks on Spark: each is independent, so workers run the very function of one process."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from innoway.engine.resolution.people.cluster import Groups
from innoway.engine.resolution.people.evidence import Evidence
from innoway.engine.resolution.people.resolve import Task

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

# Tasks of one partition: enough to keep workers busy, few enough to ship in one message.
MENTIONS_PER_PARTITION = 2000


class SparkBackend:
    """Runs blocks on the workers of a Spark session; the largest go first."""

    def __init__(self, session: "SparkSession") -> None:
        """Use a session that somebody else opens and closes."""
        self.session = session

    def __call__(self, evidence: Evidence, tasks: Sequence[Task]) -> Iterator[Groups]:
        """Ship each block with its rows of the evidence and take the groups back in order."""
        context = self.session.sparkContext
        weights = context.broadcast(evidence.idf)
        parts = partitions(evidence, tasks)
        found: dict[int, Groups] = {}
        shipped = context.parallelize(parts, max(len(parts), 1))
        for number, groups, pairs in shipped.flatMap(
            lambda part: run_part(part, weights)
        ).collect():
            found[number] = groups
            tasks[number].work.pairs += pairs
        weights.unpersist()
        for number in range(len(tasks)):
            yield found[number]


def partitions(evidence: Evidence, tasks: Sequence[Task]) -> list[list[tuple[int, Task, Evidence]]]:
    """Group the tasks, each with its own rows of the evidence and without the common weights."""
    order = sorted(range(len(tasks)), key=lambda n: -len(tasks[n].rows))
    parts: list[list[tuple[int, Task, Evidence]]] = [[]]
    held = 0
    for number in order:
        if held >= MENTIONS_PER_PARTITION:
            parts.append([])
            held = 0
        part = evidence.part(tasks[number].rows)
        parts[-1].append((number, tasks[number], replace(part, idf={})))
        held += len(part.mentions)
    return parts


def run_part(
    part: list[tuple[int, Task, Evidence]], weights: Any
) -> Iterator[tuple[int, Groups, int]]:
    """Cluster the blocks of one partition on a worker."""
    for number, task, bare in part:
        groups = task.run(replace(bare, idf=weights.value))
        yield number, groups, task.work.pairs
