"""From scored pairs of profiles to people: rounds of average linkage, bounded per block."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
from scipy import sparse
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.sparse.csgraph import connected_components
from scipy.spatial.distance import squareform

from innoway.engine.resolution.people.evidence import Evidence
from innoway.engine.resolution.people.profiles import Profiles, compare, summarise
from innoway.engine.resolution.people.weights import INTERCEPT, ROUNDS, WEIGHTS

Groups = npt.NDArray[np.int64]
CLIP = 8.0
# One forbidden pair outweighs many likely ones when two groups are averaged.
FORBIDDEN = -40.0
# What people judged is beyond the average of any block.
JUDGED_APART = -1e7
# How often a block beyond the bound is cut anew in one round.
PASSES = 4
SLICE = 256
# Bytes per pair while a block is clustered: scores, condensed distances, linkage work.
BYTES_PER_PAIR = 24
LARGEST = 4000  # profiles compared with each other, however much memory there is


Pairs = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Bound:
    """How many profiles may be compared with each other at once."""

    profiles: int

    @classmethod
    def for_memory(cls, megabytes: int) -> "Bound":
        """Return the bound that keeps the work on one block below ``megabytes``.

        From ``LARGEST`` on more memory changes nothing, so that machines of any size agree.
        """
        return cls(max(64, min(LARGEST, int((megabytes * 2**20 / BYTES_PER_PAIR) ** 0.5))))


@dataclass(frozen=True, slots=True)
class Judgements:
    """Pairs of rows that people judged: in one group from the start, or never in one."""

    together: Pairs = ()
    apart: Pairs = ()

    def shared_out(self, blocks: Sequence[npt.NDArray[np.int64]]) -> "list[Judgements]":
        """Return the pairs of each block, as places in it; a pair across blocks is left out."""
        place: dict[int, tuple[int, int]] = {}
        ends = {row for pair in (*self.together, *self.apart) for row in pair}
        for number, rows in enumerate(blocks if ends else ()):
            for n, row in enumerate(rows.tolist()):
                if row in ends:
                    place[row] = number, n
        found: list[tuple[list[tuple[int, int]], ...]] = [([], []) for _ in blocks]
        for side, pairs in enumerate((self.together, self.apart)):
            for a, b in pairs:
                one, other = place.get(a), place.get(b)
                if one and other and one[0] == other[0]:
                    found[one[0]][side].append((one[1], other[1]))
        return [Judgements(tuple(together), tuple(apart)) for together, apart in found]

    def first_groups(self, count: int) -> Groups:
        """Return the groups to start from."""
        if not self.together:
            return np.arange(count)
        one, other = np.array(self.together).T
        links = sparse.coo_matrix((np.ones(len(one)), (one, other)), shape=(count, count))
        return renumber(connected_components(links, directed=False)[1])


@dataclass(slots=True)
class Work:
    """What a run did, counted: pairs of profiles compared."""

    pairs: int = 0


@dataclass(frozen=True, slots=True)
class Block:
    """One block to resolve: the evidence of its mentions, the bound and what people judged."""

    evidence: Evidence
    bound: Bound
    judgements: Judgements = field(default_factory=Judgements)
    work: Work = field(default_factory=Work)
    kept: list[tuple[bytes, npt.NDArray[np.float32]]] = field(default_factory=list)

    def scores(self, inside: npt.NDArray[np.int64], groups: Groups) -> npt.NDArray[np.float32]:
        """Return the log odds of each pair of groups; judged pairs are beyond any average.

        The last ones are kept: a round after one that merged nothing asks for the same.
        """
        key = inside.tobytes() + groups.tobytes()
        if not self.kept or self.kept[0][0] != key:
            self.kept[:] = [(key, self._scored(inside, groups))]
        return self.kept[0][1]

    def _scored(self, inside: npt.NDArray[np.int64], groups: Groups) -> npt.NDArray[np.float32]:
        scores = score_profiles(summarise(self.evidence, groups, inside))
        self.work.pairs += len(scores) * (len(scores) - 1) // 2
        group = dict(zip(inside.tolist(), groups.tolist(), strict=True))
        for one, other in self.judgements.apart:
            if one in group and other in group:
                scores[group[one], group[other]] = scores[group[other], group[one]] = JUDGED_APART
        return scores


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


def cluster_block(block: Block) -> Groups:
    """Return the person number of each mention of a block.

    Rounds run from sure to less sure; each sees the profiles that the round before made.
    A block beyond the bound is first reduced slice by slice, mentions that share place and
    organisation side by side, until its profiles fit, no more of them merge or PASSES are over;
    what then still does not fit is linked within slices only.
    """
    *_, (_, groups) = rounds(block)
    return groups


def rounds(block: Block) -> Iterator[tuple[float, Groups]]:
    """Yield the groups a block starts from and those after each round, with its threshold."""
    groups = block.judgements.first_groups(len(block.evidence.mentions))
    yield np.inf, groups
    for threshold in ROUNDS:
        groups = merge_round(block, groups, threshold)
        yield threshold, groups


def merge_round(block: Block, groups: Groups, threshold: float) -> Groups:
    """Merge the groups of one block once at ``threshold``, within the bound."""
    for _ in range(PASSES):
        count = int(groups.max()) + 1
        if count < 2:
            return groups
        merged = np.empty(count, dtype=np.int64)
        offset = 0
        for part in slices(block, groups, count):
            inside = np.flatnonzero(np.isin(groups, part))
            local = np.searchsorted(part, groups[inside])
            found = link(block.scores(inside, local), threshold)
            merged[part] = found + offset
            offset += int(found.max()) + 1
        groups = renumber(merged[groups])
        if count <= block.bound.profiles or offset == count:
            return groups
    return groups


def slices(block: Block, groups: Groups, count: int) -> Iterator[Groups]:
    """Yield sorted group numbers in parts within the bound, like beside like."""
    size = block.bound.profiles
    if count <= size:
        yield np.arange(count)
        return
    first = np.full(count, -1, dtype=np.int64)
    first[groups[::-1]] = np.arange(len(groups))[::-1]

    def place(group: int) -> tuple[str, ...]:
        m = block.evidence.mentions[first[group]]
        return (m.name.joined, m.country, m.city, *sorted(m.organisations)[:1], m.id)

    order = sorted(range(count), key=place)
    for start in range(0, count, size):
        yield np.array(sorted(order[start : start + size]))
