"""Resolve more people than fit in memory: counted in one pass, then surname by surname.

No block reaches beyond one surname (or a few, where a steward joined them), so parts of whole
surnames give exactly what one run gives; memory follows the part, not the corpus.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from innoway.engine.resolution.judgements import Contradiction, Judgement
from innoway.engine.resolution.people.counts import CorpusCounts, corpus_names
from innoway.engine.resolution.people.evidence import KINDS, features_of, gather_evidence
from innoway.engine.resolution.people.mentions import Mention
from innoway.engine.resolution.people.names import name_key
from innoway.engine.resolution.people.resolve import Corpus, run_blocks, run_here

PART = 50_000  # mentions a part, unless one surname has more


def count_in_parts(mentions: Iterable[Mention]) -> CorpusCounts:
    """Return the counts of a corpus in one pass; mentions of one document follow each other."""
    features: dict[str, Counter[str]] = {kind: Counter() for kind in KINDS}
    names: set[tuple[str, str]] = set()
    orders: Counter[str] = Counter()
    documents = 0
    for _, group in groupby(mentions, key=lambda m: m.document or m.id):
        documents += 1
        seen: dict[str, set[str]] = {kind: set() for kind in KINDS}
        for mention in group:
            names.update(corpus_names(mention))
            orders[f"{mention.name.surname}|{mention.name.joined}"] += 1
            for kind, found in features_of(mention, name_key(mention.full_name)).items():
                seen[kind].update(found)
        for kind, found_here in seen.items():
            features[kind].update(found_here)
    given, surnames = Counter(g for g, _ in names), Counter(s for _, s in names)
    return CorpusCounts(documents, features, len(names), given, surnames, orders)


@dataclass(frozen=True, slots=True)
class PartResult:
    """Clusters of some mentions, each as mention identifiers, and the block of each mention."""

    clusters: Sequence[Sequence[str]]
    blocks: Mapping[str, str]
    contradictions: Sequence[Contradiction] = ()
    pairs: int = 0


def resolve_part(
    mentions: Iterable[Mention],
    counts: CorpusCounts,
    *,
    judgements: Iterable[Judgement] = (),
    memory_mb: int = 2000,
) -> PartResult:
    """Resolve the mentions of whole blocks, weighed by the counts of the whole corpus."""
    corpus = Corpus.of(mentions, judgements, counts)
    if not corpus.mentions:
        return PartResult((), {})
    evidence, _ = gather_evidence(corpus.mentions, counts)
    clusters, pairs = run_blocks(corpus, evidence, memory_mb, None, run_here)
    blocks = {
        corpus.mentions[row].id: corpus.mentions[rows[0]].id
        for rows in corpus.blocks
        for row in rows.tolist()
    }
    return PartResult(clusters, blocks, corpus.judged.contradictions, pairs)


def cut_surnames(
    sizes: Mapping[str, int], joined: Iterable[tuple[str, str]] = (), size: int = PART
) -> Iterator[frozenset[str]]:
    """Yield sets of surnames of about ``size`` mentions; ``joined`` surnames stay in one set.

    >>> [sorted(part) for part in cut_surnames({"a": 2, "b": 2, "c": 1, "d": 1}, [("a", "d")], 3)]
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
