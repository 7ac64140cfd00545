"""Resolve people: mentions in, one person number per mention out, with the reasons on demand."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from innoway.engine.resolution.people.cluster import Bound, cluster_block
from innoway.engine.resolution.people.evidence import block_mentions, gather_evidence, turn_names
from innoway.engine.resolution.people.mentions import Mention
from innoway.engine.resolution.people.profiles import compare, summarise
from innoway.engine.resolution.people.weights import COMPARISONS, INTERCEPT, WEIGHTS

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why two mentions are likely one person or not; contributions and prior sum to the score."""

    score: float
    prior: float
    contributions: dict[str, float]
    forbidden: bool
    same_block: bool


def resolve_people(
    mentions: Sequence[Mention], *, memory_mb: int = 2000, progress: Progress | None = None
) -> dict[str, str]:
    """Return the cluster of each mention, named after the first of its mention identifiers.

    The same mentions in any order give the same clusters. Work and memory grow with the
    sum of the squared block sizes, a block being bounded by ``memory_mb``.
    """
    ordered = turn_names(sorted(mentions, key=lambda m: m.id))
    if not ordered:
        return {}
    evidence = gather_evidence(ordered)
    bound = Bound.for_memory(memory_mb)
    clusters: dict[str, str] = {}
    done = 0
    for rows in block_mentions(ordered):
        groups = cluster_block(evidence, rows, bound)
        leader: dict[int, str] = {}
        for row, group in zip(rows, groups, strict=True):
            identifier = ordered[row].id
            clusters[identifier] = leader.setdefault(int(group), identifier)
        done += len(rows)
        if progress:
            progress(done, len(ordered))
    return clusters


def explain_people(mentions: Sequence[Mention], first: str, second: str) -> Explanation:
    """Return how each comparison of two mentions counts for or against one person.

    Raises:
        KeyError: No mention has that identifier.
    """
    ordered = turn_names(sorted(mentions, key=lambda m: m.id))
    place = {m.id: row for row, m in enumerate(ordered)}
    pair = [place[first], place[second]]
    blocks = block_mentions(ordered)
    same_block = any(set(pair) <= set(rows.tolist()) for rows in blocks)
    evidence = gather_evidence(ordered)
    profiles = summarise(evidence, np.array(pair), np.array([0, 1]))
    features, forbidden = compare(profiles, np.array([0]))
    value = {name: float(WEIGHTS.get(name, 0.0) * features[name][0, 1]) for name in features}
    contributions = {
        label: sum(value.get(name, 0.0) for name in names) for label, names in COMPARISONS.items()
    }
    score = INTERCEPT + sum(contributions.values())
    return Explanation(score, INTERCEPT, contributions, bool(forbidden[0, 1]), same_block)
