"""From scored pairs of profiles to people: rounds of average linkage, bounded per block."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.spatial.distance import squareform

from innoway.engine.resolution.people.evidence import Evidence
from innoway.engine.resolution.people.profiles import Profiles, compare, summarise
from innoway.engine.resolution.people.weights import INTERCEPT, ROUNDS, WEIGHTS

Groups = npt.NDArray[np.int64]
CLIP = 8.0
# One forbidden pair outweighs many likely ones when two groups are averaged.
FORBIDDEN = -40.0
SLICE = 256
# Bytes per pair while a block is clustered: scores, condensed distances, linkage work.
BYTES_PER_PAIR = 24


@dataclass(frozen=True, slots=True)
class Bound:
    """How many profiles may be compared with each other at once."""

    profiles: int

    @classmethod
    def for_memory(cls, megabytes: int) -> "Bound":
        """Return the bound that keeps the work on one block below ``megabytes``."""
        return cls(max(64, int((megabytes * 2**20 / BYTES_PER_PAIR) ** 0.5)))


def score_profiles(profiles: Profiles) -> npt.NDArray[np.float32]:
    """Return the log odds that two groups are one person; forbidden pairs get FORBIDDEN."""
    count = len(profiles.size)
    scores = np.empty((count, count), dtype=np.float32)
    for start in range(0, count, SLICE):
        rows = np.arange(start, min(count, start + SLICE))
        features, forbidden = compare(profiles, rows)
        part = np.full(forbidden.shape, INTERCEPT, dtype=np.float32)
        for name, weight in WEIGHTS.items():
            part += np.float32(weight) * features[name]
        part = np.clip(part, -CLIP, CLIP)
        part[forbidden] = FORBIDDEN
        scores[rows] = part
    return scores


def link(scores: npt.NDArray[np.float32], threshold: float) -> Groups:
    """Return group numbers by average linkage: groups merge while their mean log odds reach it."""
    if len(scores) == 1:
        return np.zeros(1, dtype=np.int64)
    distance = CLIP - np.minimum(scores, scores.T)
    np.fill_diagonal(distance, 0)
    tree = linkage(squareform(distance, checks=False), "average")
    return renumber(fcluster(tree, CLIP - threshold, "distance"))


def renumber(groups: npt.NDArray[np.integer]) -> Groups:
    """Number groups from 0 in order of first appearance, so that equal input gives equal output."""
    _, first, inverse = np.unique(groups, return_index=True, return_inverse=True)
    order = np.empty(len(first), dtype=np.int64)
    order[np.argsort(first, kind="stable")] = np.arange(len(first))
    return order[inverse]


def cluster_block(evidence: Evidence, rows: npt.NDArray[np.int64], bound: Bound) -> Groups:
    """Return the person number of each mention of a block.

    Rounds run from sure to less sure; each sees the profiles that the round before made.
    A block beyond the bound is first reduced slice by slice, mentions that share place and
    organisation side by side, until its profiles fit or no more of them merge; what then
    still does not fit is linked within slices only.
    """
    groups: Groups = np.arange(len(rows))
    for threshold in ROUNDS:
        groups = merge_round(evidence, rows, groups, threshold, bound)
    return groups


def merge_round(
    evidence: Evidence, rows: npt.NDArray[np.int64], groups: Groups, threshold: float, bound: Bound
) -> Groups:
    """Merge the groups of one block once at ``threshold``, within the bound."""
    while True:
        count = int(groups.max()) + 1
        if count < 2:
            return groups
        merged = np.empty(count, dtype=np.int64)
        offset = 0
        for part in slices(evidence, rows, groups, count, bound):
            inside = np.isin(groups, part)
            local = np.searchsorted(part, groups[inside])
            found = link(score_profiles(summarise(evidence, rows[inside], local)), threshold)
            merged[part] = found + offset
            offset += int(found.max()) + 1
        groups = renumber(merged[groups])
        if count <= bound.profiles or offset == count:
            return groups


def slices(
    evidence: Evidence, rows: npt.NDArray[np.int64], groups: Groups, count: int, bound: Bound
) -> Iterator[Groups]:
    """Yield sorted group numbers in parts within the bound, like beside like."""
    if count <= bound.profiles:
        yield np.arange(count)
        return
    first = np.full(count, -1, dtype=np.int64)
    first[groups[::-1]] = rows[::-1]
    mentions = evidence.mentions

    def place(group: int) -> tuple[str, ...]:
        m = mentions[first[group]]
        return (m.name.joined, m.country, m.city, *sorted(m.organisations)[:1], m.id)

    order = sorted(range(count), key=place)
    for start in range(0, count, bound.profiles):
        yield np.array(sorted(order[start : start + bound.profiles]))
