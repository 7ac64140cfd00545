"""Why two mentions are one person or two: the score by comparisons, and the path that joined them."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from innoway.engine.resolution.judgements import Judgement
from innoway.engine.resolution.paths import widest
from innoway.engine.resolution.people.cluster import Block, Bound, Groups, rounds, score_profiles
from innoway.engine.resolution.people.counts import Counts
from innoway.engine.resolution.people.evidence import Evidence, gather_evidence
from innoway.engine.resolution.people.mentions import Mention
from innoway.engine.resolution.people.profiles import compare, summarise
from innoway.engine.resolution.people.resolve import Corpus
from innoway.engine.resolution.people.weights import COMPARISONS, INTERCEPT, WEIGHTS


@dataclass(frozen=True, slots=True)
class Step:
    """One link of a path: two groups, each told by its first mention and size, and their score."""

    first: str
    first_size: int
    second: str
    second_size: int
    score: float


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why two mentions are likely one person or not; contributions and prior sum to the score.

    ``path`` leads from one to the other by the strongest links of the round that joined them,
    ``threshold`` being the mean log odds that round asked for; it is empty if they are two people.
    ``read`` has the names that are read otherwise than they are written, turned or misspelt, ``groups``
    the log odds that two groups given are one; it is ``None`` where a group has no mention here.
    """

    score: float
    prior: float
    contributions: dict[str, float]
    forbidden: bool
    same_block: bool
    joined: bool = False
    threshold: float | None = None
    path: Sequence[Step] = ()
    judgements: Sequence[Judgement] = ()
    read: Mapping[str, str] = field(default_factory=dict)
    groups: float | None = None


def explain_people(
    mentions: Iterable[Mention],
    first: str,
    second: str,
    *,
    judgements: Iterable[Judgement] = (),
    counts: Counts | None = None,
    memory_mb: int = 2000,
    groups: tuple[Collection[str], Collection[str]] | None = None,
) -> Explanation:
    """Return how each comparison of two mentions counts and what joined them, if anything did.

    ``mentions`` may be whole blocks only when ``counts`` are those of the run to be explained. If the
    two are known to be of two ``groups`` of mentions, these are scored as two people are, how crowded the name
    is included, and nothing that joined them is looked for.

    Raises:
        KeyError: No mention has that identifier.
    """
    corpus = Corpus.of(mentions, judgements, counts)
    place = {m.id: row for row, m in enumerate(corpus.mentions)}
    pair = [place[first], place[second]]
    rows = next(rows for rows in corpus.blocks if pair[0] in rows)
    evidence, _ = gather_evidence(corpus.mentions, counts, corpus.usage)
    profiles = summarise(evidence.part(np.array(pair)), np.arange(2))
    features, forbidden = compare(profiles, np.array([0]))
    value = {name: float(WEIGHTS.get(name, 0.0) * features[name][0, 1]) for name in features}
    parts = {
        label: sum(value.get(name, 0.0) for name in names) for label, names in COMPARISONS.items()
    }
    same_block = pair[1] in rows
    threshold: float | None = None
    path: Sequence[Step] = ()
    if same_block and groups is None:
        block = Block(
            evidence.part(rows),
            Bound.for_memory(memory_mb),
            corpus.judgements.shared_out([rows])[0],
        )
        ends = (int(np.searchsorted(rows, pair[0])), int(np.searchsorted(rows, pair[1])))
        threshold, path = joining(block, *ends)
    return Explanation(
        INTERCEPT + sum(parts.values()),
        INTERCEPT,
        parts,
        bool(forbidden[0, 1]),
        same_block,
        threshold is not None,
        threshold,
        path,
        corpus.judged.path(first, second)
        or tuple(j for j in corpus.judged.apart if j.pair == {first, second}),
        {m.id: str(m.name) for m in (corpus.mentions[row] for row in pair) if m.written},
        score_of(
            evidence, *([place[id] for id in ids if id in place] for ids in groups or ((), ()))
        ),
    )


def score_of(evidence: Evidence, one: Sequence[int], other: Sequence[int]) -> float | None:
    """Return the log odds that two groups of rows are one person, ``None`` if one has no row."""
    if not one or not other:
        return None
    groups = np.repeat([0, 1], [len(one), len(other)])
    scores = score_profiles(summarise(evidence, groups, np.array([*one, *other])))
    return float(min(scores[0, 1], scores[1, 0]))


def joining(block: Block, first: int, second: int) -> tuple[float | None, Sequence[Step]]:
    """Return the threshold of the round that put two mentions in one group, and the path there."""
    before: Groups | None = None
    for threshold, groups in rounds(block):
        if groups[first] == groups[second]:
            if before is None:
                return threshold, ()
            return threshold, path_within(block, before, groups == groups[first], first, second)
        before = groups
    return None, ()


def path_within(
    block: Block, groups: Groups, together: npt.NDArray[np.bool_], first: int, second: int
) -> Sequence[Step]:
    """Return the path between two groups whose weakest link is the strongest possible."""
    inside = np.flatnonzero(together)
    numbers, local = np.unique(groups[inside], return_inverse=True)
    scores = block.scores(inside, local)
    start, end = (int(np.searchsorted(numbers, groups[row])) for row in (first, second))
    least = np.minimum(scores, scores.T)
    came = widest(lambda here: enumerate(least[here].tolist()), start, end)
    size = np.bincount(local)
    lead = [block.evidence.mentions[inside[np.argmax(local == g)]].id for g in range(len(numbers))]
    lead[start] = block.evidence.mentions[first].id
    lead[end] = block.evidence.mentions[second].id
    return tuple(
        Step(lead[a], int(size[a]), lead[b], int(size[b]), float(scores[a, b])) for a, b in came
    )
