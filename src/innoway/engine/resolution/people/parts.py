"""Resolve more people than fit in memory: counted in one pass, then part by part.

No block reaches beyond one stem, a surname and the first letter of the given name (or a few, where a
steward joined them), so parts of whole stems give exactly what one run gives; memory follows the part,
not the corpus.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, groupby

import numpy as np

from innoway.engine.records.graph import Strand
from innoway.engine.resolution.judgements import Contradiction, Judgement
from innoway.engine.resolution.people.batch import Small, score_small
from innoway.engine.resolution.people.cluster import Judgements, renumber
from innoway.engine.resolution.people.counts import Counts, corpus_names, order_key
from innoway.engine.resolution.people.evidence import Evidence, features_of, gather_evidence
from innoway.engine.resolution.people.mentions import Mention
from innoway.engine.resolution.people.resolve import Backend, Corpus, Progress, run_blocks, run_here
from innoway.engine.resolution.people.strands import loose_people
from innoway.engine.resolution.people.weights import ROUNDS

WORTH_A_LOOK = 300  # mentions of a block
NEAR = 2.0  # log odds below the threshold of the last round
NEAR_OF_BLOCK = 3


@dataclass(slots=True)
class Tally:
    """Counts of a few documents, to be summed: ``names`` are (given name, surname), each once."""

    documents: int = 0
    features: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    names: set[tuple[str, str]] = field(default_factory=set)
    orders: Counter[str] = field(default_factory=Counter)


def tally(mentions: Iterable[Mention], documents: int) -> Iterator[Tally]:
    """Yield the counts of every so many documents; mentions of one document follow each other."""
    found = Tally()
    for _, group in groupby(mentions, key=lambda m: m.document or f"\0{m.id}"):
        if found.documents == documents:
            yield found
            found = Tally()
        found.documents += 1
        seen: dict[str, set[str]] = defaultdict(set)
        for mention in group:
            found.names.update(corpus_names(mention))
            found.orders[order_key(mention.name)] += 1
            for kind, some in features_of(mention).items():
                seen[kind].update(some)
        for kind, told in seen.items():
            found.features[kind].update(told)
    yield found


@dataclass(frozen=True, slots=True)
class PartResult:
    """Clusters of some mentions, each as mention identifiers, and the block of each mention."""

    clusters: Sequence[Sequence[str]]
    blocks: Mapping[str, str]
    pairs: int = 0
    contradictions: Sequence[Contradiction] = ()
    near: Sequence["NearMiss"] = ()
    strands: Sequence[Strand] = ()


@dataclass(frozen=True, slots=True)
class NearMiss:
    """Two people who were nearly taken for one: a mention of each and the mean log odds."""

    first: str
    second: str
    score: float


def resolve_part(
    mentions: Iterable[Mention],
    counts: Counts,
    *,
    judgements: Iterable[Judgement] = (),
    memory_mb: int = 2000,
    review: bool = False,
    progress: Progress | None = None,
    backend: Backend = run_here,
) -> PartResult:
    """Resolve the mentions of whole blocks, weighed by the counts of the whole corpus.

    With ``review`` the result tells who was nearly taken for one, and who is joined by little.
    """
    corpus = Corpus.of(mentions, judgements, counts)
    if not corpus.mentions:
        return PartResult((), {})
    evidence, _ = gather_evidence(corpus.mentions, counts)
    clusters, pairs = run_blocks(corpus, evidence, memory_mb, progress, backend)
    blocks = {
        corpus.mentions[row].id: corpus.mentions[rows[0]].id
        for rows in corpus.blocks
        for row in rows.tolist()
    }
    near = list(near_misses(corpus, evidence, clusters)) if review else []
    strands = list(chain.from_iterable(loose_people(evidence, clusters))) if review else []
    return PartResult(clusters, blocks, pairs, corpus.judged.contradictions, near, strands)


def near_misses(
    corpus: Corpus, evidence: Evidence, clusters: Iterable[Sequence[str]]
) -> Iterator[NearMiss]:
    """Yield the pairs of people in each block whose score stayed nearest to the last threshold.

    Who was judged apart is near to nobody any more.
    Blocks of more than ``WORTH_A_LOOK`` mentions are left out: among so many namesakes there is
    always somebody near.
    """
    group = {mention: number for number, cluster in enumerate(clusters) for mention in cluster}
    blocks, judged = list[Small](), list[Judgements]()
    for rows, said in zip(corpus.blocks, corpus.judgements.shared_out(corpus.blocks), strict=True):
        if 1 < len(rows) <= WORTH_A_LOOK:
            numbers = [group[corpus.mentions[row].id] for row in rows.tolist()]
            blocks.append(Small(rows, renumber(np.array(numbers))))
            judged.append(said)
    score_small(evidence, blocks)
    for block, said in zip(blocks, judged, strict=True):
        if block.scores is None:
            continue
        scores = np.minimum(block.scores, block.scores.T)
        for one, other in said.apart:
            scores[block.groups[[one, other]], block.groups[[other, one]]] = -np.inf
        scores[np.tril_indices(len(scores))] = -np.inf
        near = np.argwhere(scores > ROUNDS[-1] - NEAR)
        near = near[np.argsort(-scores[tuple(near.T)], kind="stable")]
        for pair in near[:NEAR_OF_BLOCK].tolist():
            ends = [block.rows[np.argmax(block.groups == number)] for number in pair]
            first, second = (corpus.mentions[row].id for row in ends)
            yield NearMiss(first, second, float(scores[tuple(pair)]))


def cut_stems(
    sizes: Mapping[str, int], joined: Iterable[tuple[str, str]] = (), size: int = 50_000
) -> Iterator[frozenset[str]]:
    """Yield sets of stems of about ``size`` mentions; ``joined`` stems stay in one set.

    >>> [sorted(part) for part in cut_stems({"a": 2, "b": 2, "c": 1, "d": 1}, [("a", "d")], 3)]
    [['a', 'd'], ['b', 'c']]
    """
    groups = {name: {name} for name in sizes}
    for one, other in joined:
        if one in groups and other in groups and groups[one] is not groups[other]:
            groups[one] |= groups[other]
            for name in groups[other]:
                groups[name] = groups[one]
    part: set[str] = set()
    done: set[str] = set()
    count = 0
    for name in sorted(groups):
        if name in done:
            continue
        done |= groups[name]
        part |= groups[name]
        count += sum(sizes[one] for one in groups[name])
        if count >= size:
            yield frozenset(part)
            part, count = set(), 0
    if part:
        yield frozenset(part)
