"""What stands around the names, counted once for the whole corpus.

Each kind of evidence is a sparse matrix mentions x features with the inverse document
frequency of each feature: a shared rare colleague says more than a shared big employer.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy import sparse

from innoway.engine.resolution.letters import fold
from innoway.engine.resolution.organisations.names import organisation_key
from innoway.engine.resolution.people.bridges import bridges
from innoway.engine.resolution.people.counts import (
    RAREST,
    CorpusCounts,
    Counts,
    Usage,
    count_corpus,
)
from innoway.engine.resolution.people.mentions import Mention
from innoway.engine.resolution.people.names import name_key
from innoway.engine.text.countries import country_code

TITLE_WORD = re.compile(r"[^\W\d_]{3,}")
TITLE_STOP = frozenset(
    [
        "and",
        "for",
        "the",
        "with",
        "from",
        "using",
        "method",
        "methods",
        "apparatus",
        "system",
        "systems",
        "device",
        "devices",
        "having",
        "thereof",
        "same",
        "use",
        "process",
        "comprising",
        "including",
        "based",
        "containing",
    ]
)
CAREER = 16  # organisations, each spelling counted, at which one person is found in a working life
AT_ONCE, EACH = 3, 5  # organisations of a year, each spelling counted
KINDS = (
    "colleague", "organisation", "organisation_word", "city", "country",
    "class", "class_group", "class_subclass", "attorney", "title_word",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Evidence:
    """The corpus as matrices; row numbers follow the order of ``mentions``."""

    mentions: Sequence[Mention]
    present: dict[str, sparse.csr_matrix]
    idf: dict[str, npt.NDArray[np.float32]]
    ambiguity: npt.NDArray[np.float32]
    crowd: npt.NDArray[np.float32]

    def part(self, rows: npt.NDArray[np.int64]) -> "Evidence":
        """Return the evidence of these rows alone; the weights of features stay those of all."""
        present = {kind: matrix[rows] for kind, matrix in self.present.items()}
        mentions = [self.mentions[row] for row in rows]
        return Evidence(mentions, present, self.idf, self.ambiguity[rows], self.crowd[rows])


def features_of(mention: Mention) -> dict[str, Iterable[str]]:
    """Return the features of one mention, kind by kind, without the person's own name."""
    classes = [c.replace(" ", "") for c in mention.classes]
    organisations = {organisation_key(o) for o in mention.organisations} - {""}
    return {
        "colleague": {name_key(c) for c in mention.colleagues} - {name_key(mention.full_name), ""},
        "organisation": organisations,
        "organisation_word": {w for o in organisations for w in o.split()},
        "city": {fold(mention.city)} - {""},
        "country": {country_code(mention.country)} - {""},
        "class": set(classes),
        "class_group": {c.split("/")[0] for c in classes},
        "class_subclass": {c[:4] for c in classes},
        "attorney": {organisation_key(a) for a in mention.attorneys} - {""},
        "title_word": set(TITLE_WORD.findall(fold(mention.title))) - TITLE_STOP,
    }


def gather_evidence(
    mentions: Sequence[Mention], counts: Counts | None = None, usage: Usage | None = None
) -> tuple[Evidence, CorpusCounts]:
    """Build the matrices in one pass; features weigh by ``counts``, or as counted just now with ``usage``.

    Columns follow the order of their features, so that sums over the same mentions are equal
    to the last bit whatever other mentions are there.
    """
    columns: dict[str, dict[str, int]] = {kind: {} for kind in KINDS}
    cells: dict[str, tuple[list[int], list[int]]] = {kind: ([], []) for kind in KINDS}
    for row, mention in enumerate(mentions):
        for kind, features in features_of(mention).items():
            known, (rows, cols) = columns[kind], cells[kind]
            for feature in features:
                rows.append(row)
                cols.append(known.setdefault(feature, len(known)))
    present = {k: incidence(*cells[k], len(mentions), columns[k]) for k in KINDS}
    features = {kind: sorted(columns[kind]) for kind in KINDS}
    told = (
        counts.told_of(mentions, features)
        if counts
        else count_corpus(mentions, present, features, usage)
    )
    idf = {kind: told.idf(kind, features[kind]) for kind in KINDS}
    crowd = crowds(mentions, present["organisation"])
    ambiguity = np.maximum(told.ambiguity(mentions), bearers(crowd))
    return Evidence(mentions, present, idf, ambiguity, crowd), told


def crowds(
    mentions: Sequence[Mention], organisations: sparse.csr_matrix
) -> npt.NDArray[np.float32]:
    """Return the log of how many organisations each name is found at in one year.

    It is the mean over the mentions of the name that tell an organisation. One person is at one or two;
    a name found at twenty in the same year is borne by many. Mentions without a year stand for a
    whole working life. Whole blocks must be given.
    """
    names: dict[tuple[str, str], int] = {}
    years: dict[tuple[int, int], int] = {}
    whose = np.array(
        [names.setdefault((m.name.surname, m.name.joined), len(names)) for m in mentions],
        dtype=np.int64,
    )
    told = np.flatnonzero(np.diff(organisations.indptr))
    at = np.array(
        [
            years.setdefault((int(whose[n]), mentions[n].year or 0), len(years))
            for n in told.tolist()
        ],
        dtype=np.int64,
    )
    # Organisations of each name in each year, counted once each.
    cells = organisations[told].tocoo()
    width = max(organisations.shape[1], 1)
    found = np.bincount(np.unique(at[cells.row] * width + cells.col) // width, minlength=len(years))
    undated = np.array([year == 0 for _, year in years], dtype=bool)
    found = np.where(undated, np.maximum(found / CAREER, 1), found)
    total = np.bincount(whose[told], found[at], minlength=len(names))
    count = np.bincount(whose[told], minlength=len(names))
    size = np.divide(total, count, out=np.ones(len(names)), where=count > 0)
    return np.log(size[whose], dtype=np.float32)


def bearers(crowd: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    """Return the log of how many people a name has at least, however rare its parts are in the file.

    One person is found at ``AT_ONCE`` organisations a year at most, and of more every ``EACH`` are another's.

    >>> np.exp(bearers(np.log(np.array([8, 53, 503], np.float32)))).round().tolist()
    [1.0, 10.0, 100.0]
    """
    beyond = np.maximum((np.exp(crowd) - AT_ONCE) / EACH, np.exp(RAREST))
    return np.log(beyond).astype(np.float32)


def incidence(
    rows: list[int], cols: list[int], count: int, columns: dict[str, int]
) -> sparse.csr_matrix:
    """Return a 0/1 matrix of ``count`` rows, its columns in the order of the features."""
    rank = np.empty(len(columns), dtype=np.int64)
    rank[[columns[feature] for feature in sorted(columns)]] = np.arange(len(columns))
    ones = np.ones(len(rows), dtype=np.float32)
    place = rank[np.array(cols, dtype=np.int64)]
    return sparse.csr_matrix((ones, (rows, place)), shape=(count, len(columns)))


def block_mentions(
    mentions: Sequence[Mention],
    together: Iterable[tuple[int, int]] = (),
    orders: Mapping[str, int] | None = None,
) -> list[npt.NDArray[np.int64]]:
    """Return blocks of row numbers whose names could belong to one person, in stable order.

    Within a surname, mentions are connected when they share the first given name or all given names
    joined ("Hee June", "Heejune"). Initials are bridged as far as the names ``orders`` of the corpus
    allow. A mention without a name stands alone. Pairs of rows in ``together`` share a block whatever
    their names.
    """
    named = [(m.name.surname, m.name.first, m.name.joined) for m in mentions]
    parent: dict[str, str] = {}

    def find(key: str) -> str:
        while parent.setdefault(key, key) != key:
            parent[key] = parent[parent[key]]
            key = parent[key]
        return key

    def key(row: int) -> str:
        surname, first, _ = named[row]
        return f"{surname}|{first}" if surname or first else f"\0{row}"

    for surname, first, joined in named:
        if len(first) > 1:
            parent[find(f"{surname}|{first}")] = find(f"{surname}|{joined}")
    for here, there in bridges((m.name for m in mentions), orders or {}):
        parent[find(here)] = find(there)
    for one, other in together:
        parent[find(key(one))] = find(key(other))
    blocks: dict[str, list[int]] = defaultdict(list)
    for row in range(len(named)):
        blocks[find(key(row))].append(row)
    return sorted((np.array(rows) for rows in blocks.values()), key=lambda rows: int(rows[0]))
