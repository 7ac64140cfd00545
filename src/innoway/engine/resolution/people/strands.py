"""Strands: the mentions of one person that hang together by an organisation, a colleague or a place.

Two strands of one person share none of these: name and subject alone join them. With a common name that is
often wrong, so people are told, and stewards look there first.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from math import log

import numpy as np
from scipy import sparse
from scipy.sparse.csgraph import connected_components

from innoway.engine.records.graph import Strand
from innoway.engine.resolution.organisations.names import organisation_key
from innoway.engine.resolution.people.cluster import Groups, renumber
from innoway.engine.resolution.people.evidence import Evidence
from innoway.engine.resolution.people.mentions import Mention

SEVERAL = 3  # mentions of a strand that is no slip of the record
# What ties two mentions, and how rare it must be (see ``CorpusCounts.idf``): one document in a hundred
# names a capital, and every tenth firm is an electric one.
TIES = {
    "colleague": 0.0,
    "organisation": 0.0,
    "organisation_word": log(100),
    "city": log(100),
}
TOLD = 3  # organisations and places that a strand is told by


def find_strands(evidence: Evidence, groups: Groups) -> Groups:
    """Number the strands of all people at once; ``groups`` says whose each mention is."""
    count = nodes = len(groups)
    ends: list[Groups] = []
    ties: list[Groups] = []
    for kind, least in TIES.items():
        told = evidence.present[kind].tocoo()
        telling = evidence.idf[kind][told.col] >= least
        rows, columns = told.row[telling], told.col[telling].astype(np.int64)
        # What two people share ties neither: a tie is of one person.
        key = groups[rows] * told.shape[1] + columns
        _, tie = np.unique(key, return_inverse=True)
        ends.append(rows)
        ties.append(tie + nodes)
        nodes += int(tie.max(initial=-1)) + 1
    one, other = np.concatenate(ends), np.concatenate(ties)
    graph = sparse.coo_matrix((np.ones(len(one), np.int8), (one, other)), shape=(nodes, nodes))
    return renumber(connected_components(graph, directed=False)[1][:count])


def loose_people(
    evidence: Evidence, clusters: Iterable[Sequence[str]]
) -> Iterator[Sequence[Strand]]:
    """Yield the strands, largest first, of each person of whom at least two have ``SEVERAL`` mentions."""
    row = {mention.id: place for place, mention in enumerate(evidence.mentions)}
    groups = np.empty(len(row), dtype=np.int64)
    people = [sorted(row[mention] for mention in cluster) for cluster in clusters]
    for number, rows in enumerate(people):
        groups[rows] = number
    strands = find_strands(evidence, groups)
    for rows in people:
        if len(rows) < 2 * SEVERAL:
            continue
        inside: dict[int, list[Mention]] = defaultdict(list)
        for place in rows:
            inside[int(strands[place])].append(evidence.mentions[place])
        found = sorted(inside.values(), key=lambda some: (-len(some), some[0].id))
        if len(found) > 1 and len(found[1]) >= SEVERAL:
            yield [told(some) for some in found]


def told(mentions: Sequence[Mention]) -> Strand:
    """Say what a strand is about."""
    years = [mention.year for mention in mentions if mention.year]
    places = (", ".join(filter(None, (m.city, m.state, m.country))) for m in mentions)
    return Strand(
        mentions[0].id,
        len(mentions),
        min(years, default=None),
        max(years, default=None),
        most((name for m in mentions for name in m.organisations), organisation_key),
        most(places),
    )


def most(names: Iterable[str], key: Callable[[str], str] = str) -> tuple[str, ...]:
    """Return the most frequent names; of several with one ``key`` the most frequent stands for all.

    >>> most(["Acme Ltd.", "Acme Inc.", "Acme Ltd.", "Bolt", "Bolt"], organisation_key)
    ('Acme Ltd.', 'Bolt')
    """
    spelled: dict[str, Counter[str]] = defaultdict(Counter)
    for name in filter(None, names):
        spelled[key(name)][name] += 1
    order = sorted(spelled.values(), key=lambda some: (-some.total(), min(some)))
    return tuple(min(some, key=lambda name: (-some[name], name)) for some in order[:TOLD])
