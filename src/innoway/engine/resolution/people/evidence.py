"""What stands around the names, counted once for the whole corpus.

Each kind of evidence is a sparse matrix mentions x features with the inverse document
frequency of each feature: a shared rare colleague says more than a shared big employer.
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
from scipy import sparse

from innoway.engine.resolution.letters import fold
from innoway.engine.resolution.organisations.names import organisation_key
from innoway.engine.resolution.people.mentions import Mention
from innoway.engine.resolution.people.names import PersonName, name_key, words

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
    namesakes: npt.NDArray[np.float32]


def features_of(mention: Mention, own_key: str) -> dict[str, Iterable[str]]:
    """Return the features of one mention, kind by kind, without the person's own name."""
    classes = [c.replace(" ", "") for c in mention.classes]
    organisations = {organisation_key(o) for o in mention.organisations} - {""}
    return {
        "colleague": {name_key(c) for c in mention.colleagues} - {own_key, ""},
        "organisation": organisations,
        "organisation_word": {w for o in organisations for w in o.split()},
        "city": {fold(mention.city)} - {""},
        "country": {mention.country[:2].upper()} - {""},
        "class": set(classes),
        "class_group": {c.split("/")[0] for c in classes},
        "class_subclass": {c[:4] for c in classes},
        "attorney": {organisation_key(a) for a in mention.attorneys} - {""},
        "title_word": set(TITLE_WORD.findall(fold(mention.title))) - TITLE_STOP,
    }


def gather_evidence(mentions: Sequence[Mention]) -> Evidence:
    """Count the corpus: one pass over the mentions, memory in proportion to their features."""
    own = [name_key(m.full_name) for m in mentions]
    columns: dict[str, dict[str, int]] = {kind: {} for kind in KINDS}
    cells: dict[str, tuple[list[int], list[int]]] = {kind: ([], []) for kind in KINDS}
    for row, mention in enumerate(mentions):
        for kind, features in features_of(mention, own[row]).items():
            known, (rows, cols) = columns[kind], cells[kind]
            for feature in sorted(features):
                rows.append(row)
                cols.append(known.setdefault(feature, len(known)))
    present, idf = {}, {}
    documents = number_documents(mentions)
    for kind in KINDS:
        shape = (len(mentions), len(columns[kind]))
        present[kind] = incidence(*cells[kind], shape)
        idf[kind] = inverse_frequency(present[kind], documents)
    return Evidence(mentions, present, idf, name_ambiguity(mentions), namesake_count(own))


def incidence(rows: list[int], cols: list[int], shape: tuple[int, int]) -> sparse.csr_matrix:
    """Return a 0/1 matrix in compressed rows."""
    ones = np.ones(len(rows), dtype=np.float32)
    return sparse.csr_matrix((ones, (rows, cols)), shape=shape)


def number_documents(mentions: Sequence[Mention]) -> npt.NDArray[np.int64]:
    """Return a document number per mention; a mention without document stands alone."""
    known: dict[str, int] = {}
    return np.array([known.setdefault(m.document or f"\0{m.id}", len(known)) for m in mentions])


def inverse_frequency(
    matrix: sparse.csr_matrix, documents: npt.NDArray[np.int64]
) -> npt.NDArray[np.float32]:
    """Return ln(documents / documents with the feature) per column."""
    coo = matrix.tocoo()
    pairs = np.unique(
        coo.col.astype(np.int64) * (documents.max(initial=0) + 1) + documents[coo.row]
    )
    count = np.bincount(pairs // (documents.max(initial=0) + 1), minlength=matrix.shape[1])
    total = len(np.unique(documents)) + 1
    return np.log(total / np.maximum(count, 1)).astype(np.float32)


def name_ambiguity(mentions: Sequence[Mention]) -> npt.NDArray[np.float32]:
    """Return the log of how many people of that name chance alone would put in the corpus.

    The expectation multiplies the shares of the given name and of the surname among all
    distinct names seen, colleagues included: "Wei Wang" is expected often, "Ashok
    Krishnamoorthy" hardly ever, however often each of them is mentioned.
    """
    names: set[tuple[str, str]] = set()
    for mention in mentions:
        names.add((mention.name.first, mention.name.surname))
        for colleague in set(mention.colleagues):
            tokens = words(colleague)
            if len(tokens) > 1:
                names.add((tokens[0], tokens[-1]))
    given, surname = Counter(n[0] for n in names), Counter(n[1] for n in names)
    size = max(len(names), 1)
    return np.array(
        [
            max(math.log((given[m.name.first] or 1) * (surname[m.name.surname] or 1) / size), -4.0)
            for m in mentions
        ],
        dtype=np.float32,
    )


def namesake_count(own: Sequence[str]) -> npt.NDArray[np.float32]:
    """Return the log of how many mentions carry the same name."""
    count = Counter(own)
    return np.log(np.array([count[key] for key in own], dtype=np.float32))


def block_mentions(mentions: Sequence[Mention]) -> list[npt.NDArray[np.int64]]:
    """Return blocks of row numbers whose names could belong to one person, in stable order.

    Within a surname, mentions are connected when they share the first given name or all
    given names joined ("Hee June", "Heejune"); bare initials stand with each other.
    """
    named = [(m.name.surname, m.name.first, m.name.joined) for m in mentions]
    parent: dict[str, str] = {}

    def find(key: str) -> str:
        while parent.setdefault(key, key) != key:
            parent[key] = parent[parent[key]]
            key = parent[key]
        return key

    for surname, first, joined in named:
        if len(first) > 1:
            parent[find(f"{surname}|{first}")] = find(f"{surname}|{joined}")
    blocks: dict[str, list[int]] = defaultdict(list)
    for row, (surname, first, _) in enumerate(named):
        blocks[find(f"{surname}|{first}") if len(first) > 1 else f"{surname}|{first}"].append(row)
    return [np.array(rows) for _, rows in sorted(blocks.items())]


def turn_names(mentions: Sequence[Mention]) -> list[Mention]:
    """Return the mentions with swapped names turned to the order usual in the corpus."""
    count = Counter((m.name.surname, m.name.joined) for m in mentions)

    def turned(mention: Mention) -> Mention:
        name = mention.name
        if not name.joined or count[name.joined, name.surname] <= count[name.surname, name.joined]:
            return mention
        return replace(mention, name=PersonName((name.surname,), name.joined, name.suffix))

    return [turned(mention) for mention in mentions]
