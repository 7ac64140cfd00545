"""Many small blocks at once: scored in one matrix, linked each for itself.

Most blocks hold a handful of mentions, and a matrix product costs the same for three rows as for a
hundred. Scores of a block stay as long as its groups do, so a round that merges nothing is free.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from innoway.engine.resolution.people.cluster import Groups, link, renumber, score_profiles
from innoway.engine.resolution.people.evidence import Evidence
from innoway.engine.resolution.people.profiles import summarise
from innoway.engine.resolution.people.weights import ROUNDS

SMALL = 48  # mentions of a block that is worth sharing a matrix
ROWS = 128  # groups of a shared matrix

Scores = npt.NDArray[np.float32]


@dataclass(slots=True)
class Small:
    """One small block: its rows in the evidence, its groups so far and their scores."""

    rows: npt.NDArray[np.int64]
    groups: Groups
    scores: Scores | None = None
    pairs: int = field(default=0)

    @property
    def count(self) -> int:
        return int(self.groups.max()) + 1


def cluster_small(evidence: Evidence, blocks: Sequence[npt.NDArray[np.int64]]) -> list[Small]:
    """Cluster blocks of a few mentions each; the scores left are those between final groups."""
    small = [Small(rows, np.arange(len(rows))) for rows in blocks]
    for threshold in ROUNDS:
        score_small(evidence, small)
        for block in small:
            if block.scores is None:
                continue
            found = link(block.scores, threshold)
            if int(found.max()) + 1 < block.count:
                block.groups, block.scores = renumber(found[block.groups]), None
    return small


def score_small(evidence: Evidence, blocks: Sequence[Small]) -> None:
    """Score the groups of each block that has several and whose scores are out of date."""
    for batch in batches([b for b in blocks if b.scores is None and b.count > 1]):
        ends = np.cumsum([0] + [block.count for block in batch])
        rows = np.concatenate([block.rows for block in batch])
        shifted = [block.groups + start for block, start in zip(batch, ends, strict=False)]
        scores = score_profiles(summarise(evidence, np.concatenate(shifted), rows))
        for block, start, end in zip(batch, ends, ends[1:], strict=False):
            block.scores = scores[start:end, start:end].copy()
            block.pairs += block.count * (block.count - 1) // 2


def batches(blocks: Sequence[Small]) -> Iterator[list[Small]]:
    """Cut blocks into runs of about ``ROWS`` groups."""
    batch: list[Small] = []
    held = 0
    for block in blocks:
        if batch and held + block.count > ROWS:
            yield batch
            batch, held = [], 0
        batch.append(block)
        held += block.count
    if batch:
        yield batch
