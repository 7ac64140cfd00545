"""Pairs of names compared on Spark: each is independent, so workers run the very comparison of one process."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from innoway.engine.resolution.organisations.resolve import OrganisationResolver, Pair

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

# Forms of one partition: enough to keep a worker busy, few enough for all to have work.
FORMS_PER_PARTITION = 2000


class SparkBackend:
    """Finds and compares the pairs on the workers of a Spark session."""

    def __init__(self, session: "SparkSession") -> None:
        """Use a session that somebody else opens and closes."""
        self.session = session

    def __call__(
        self, resolver: OrganisationResolver, inside: frozenset[int]
    ) -> Iterable[tuple[Pair, float]]:
        """Ship the names once to every worker and take back the pairs worth a mention."""
        context = self.session.sparkContext
        shared = context.broadcast((resolver, inside))
        parts = max(len(inside) // FORMS_PER_PARTITION, context.defaultParallelism)
        pairs = context.parallelize(sorted(inside), parts).mapPartitions(
            lambda numbers: pairs_of(numbers, shared)
        )
        # Most pairs are met from both ends: compared once.
        found = pairs.distinct(parts).mapPartitions(lambda some: compared(some, shared)).collect()
        shared.unpersist()
        return found


def pairs_of(numbers: Iterable[int], shared: Any) -> Iterator[Pair]:
    """Yield the pairs that some forms are compared in."""
    resolver, inside = shared.value
    for number in numbers:
        yield from resolver.pairs_with(number, inside)


def compared(pairs: Iterable[Pair], shared: Any) -> Iterator[tuple[Pair, float]]:
    """Yield the pairs worth a mention with their likeness."""
    resolver, _ = shared.value
    for pair in pairs:
        if (score := resolver.worth_a_mention(pair)) is not None:
            yield pair, score
