"""What the corpus says of features and names: kept with a result, so that later runs weigh alike.

Counts age slowly. A run that adds mentions weighs by the counts of the last whole run, and
therefore comes to what a whole run with those counts would say.
"""

import math
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Protocol

import numpy as np
import numpy.typing as npt
from scipy import sparse

from innoway.engine.resolution.people.mentions import Mention
from innoway.engine.resolution.people.names import PersonName, as_read, parse_name
from innoway.engine.resolution.people.slips import Name, find_slips, rows_of
from innoway.engine.resolution.people.spelling import SYLLABLE

# Below these an expectation of namesakes says nothing more: of a name that stands for many or where much
# contrasts, and of any other.
RARE, RAREST = -4.0, -8.0
BEYOND = 1000  # documents that a file of any size is thought to be drawn from, besides its own
ITSELF = 0.9  # of a name, left out of the shares of its parts


@dataclass(frozen=True, slots=True)
class Usage:
    """How a corpus writes names: how often in which order, and what misspelt ones are read as.

    ``swapped`` are names found both ways round whose other way is likelier by the words themselves.
    """

    orders: Mapping[str, int]
    slips: Mapping[Name, Name]
    swapped: Collection[Name] = ()

    @classmethod
    def of(cls, mentions: Sequence[Mention]) -> "Usage":
        """Learn it from a corpus, colleagues included."""
        names = distinct_names(mentions)
        given, surnames = bearers_of(names)
        both = ((*name, given[name[0]], surnames[name[1]]) for name in names if name[::-1] in names)
        slips = find_slips(sorted(rows_of(names, given, surnames)))
        return cls(name_orders(mentions), slips, find_swapped(both))


class Counts(Protocol):
    """What the corpus says, in memory or kept elsewhere and looked up for some mentions."""

    def usage_of(self, names: Iterable[PersonName]) -> Usage:
        """Return how names are written, all those of surnames that these may have."""

    def reading_of(self, names: Iterable[PersonName]) -> Usage:
        """Return what decides how these are read, and no more."""

    def told_of(
        self, mentions: Sequence[Mention], features: Mapping[str, Sequence[str]]
    ) -> "CorpusCounts":
        """Return what is known of the names of mentions and of features by kind."""


@dataclass(frozen=True, slots=True)
class CorpusCounts:
    """Numbers of documents by feature, and of distinct names by given name and by surname."""

    documents: int
    features: Mapping[str, Mapping[str, int]]
    names: int
    given: Mapping[str, int]
    surnames: Mapping[str, int]
    usage: Usage

    def usage_of(self, names: Iterable[PersonName]) -> Usage:
        """Return how all names are written."""
        return self.usage

    reading_of = usage_of

    def told_of(
        self, mentions: Sequence[Mention], features: Mapping[str, Sequence[str]]
    ) -> "CorpusCounts":
        """Return these counts: they tell of all."""
        return self

    def idf(self, kind: str, features: Sequence[str]) -> npt.NDArray[np.float32]:
        """Return ln(documents / documents with the feature) for each feature.

        Documents beyond the file count too, or what all of a small file share would say nothing.
        """
        known = self.features[kind]
        count = np.array([known.get(feature, 1) for feature in features], dtype=np.float64)
        return np.log((self.documents + BEYOND) / np.maximum(count, 1)).astype(np.float32)

    def ambiguity(self, mentions: Sequence[Mention]) -> npt.NDArray[np.float32]:
        """Return the log of how many people of that name chance alone would put in the corpus.

        The expectation multiplies the shares of the given name and of the surname among all
        distinct names seen, colleagues included: "Wei Wang" is expected often, "Ashok
        Krishnamoorthy" hardly ever, however often each of them is mentioned. What a name itself
        adds to its shares hardly counts, or every name of a small file would be common.
        """

        def expected(name: PersonName) -> float:
            first, surname = name.written
            others = self.given.get(first, 1) - ITSELF, self.surnames.get(surname, 1) - ITSELF
            rarest = RARE if stands_for_many(name) else RAREST
            return max(math.log(math.prod(others) / max(self.names, 1)), rarest)

        return np.array([expected(m.name) for m in mentions], dtype=np.float32)


def stands_for_many(name: PersonName) -> bool:
    """Say whether a romanised name is two syllables: many names in characters are written so.

    >>> [stands_for_many(parse_name(*n)) for n in (("Ju", "Xia"), ("Xiaoming", "Li"), ("伟", "王"))]
    [True, False, False]
    """
    *given, surname = name.words
    return not name.script and all(SYLLABLE.fullmatch(n) for n in ("".join(given), surname))


def read_names(mentions: Sequence[Mention], usage: Usage) -> list[Mention]:
    """Return the mentions with swapped names turned and misspelt ones put right, as the corpus has them."""
    return [
        mention if (name := read_name(mention.name, usage)) is mention.name
        else replace(mention, name=name, written=mention.name)
        for mention in mentions
    ]  # fmt: skip


def read_name(name: PersonName, usage: Usage) -> PersonName:
    """Return a name in its usual order and, where it is misspelt, in its usual spelling.

    >>> slips = {("amir", "hoyeyda"): ("amir", "hoveyda")}
    >>> read_name(parse_name("Amir H.", "Hoyeyda"), Usage({}, slips)) == parse_name("Amir H.", "Hoveyda")
    True
    """
    name = turn_name(name, usage)
    usual = usage.slips.get(name.written)
    if not usual:
        return name
    first, surname = usual
    given = (first, *name.words[1:-1])
    return as_read(given, surname, name.suffix, name.script, whole=name.whole)


def turn_name(name: PersonName, usage: Usage) -> PersonName:
    """Return a name in the order usual in the corpus, itself where that is its own.

    A name whose last given name is part of the surname elsewhere in the corpus gets that surname:
    "Jaume Anguera" "Pros" is "Jaume" "Anguera Pros". One of several surnames that goes by one of them elsewhere
    goes by that.

    >>> turn_name(parse_name("Kim Yu", "Sik"), Usage({"kim|yusik": 2, "sik|kimyu": 1}, {})).surname
    'kim'
    """
    orders = usage.orders
    whole, others = compound(name), surname_first(name)
    mine = orders.get(order_key(name), 0)
    if whole and orders.get(order_key(whole), 0) >= max(mine, 1):
        return whole
    usual = [orders.get(order_key(other), 0) for other in others]
    most = max(usual, default=0)
    if most > mine:
        return others[usual.index(most)]
    # Where the orders do not say it the words do, whatever initials one way has and the other not.
    if most in (0, mine) and name.written in usage.swapped:
        turned = name.written[::-1]
        return next((other for other in others if other.written == turned), name)
    known = (other for other in by_shorter_surname(name) if orders.get(order_key(other)))
    return next(known, name)


def find_swapped(names: Iterable[tuple[str, str, int, int]]) -> set[Name]:
    """Return the names (given, surname, names with that given name, with that surname) to turn round.

    Each name is told both ways round.

    >>> find_swapped([("ruby", "marlow", 9, 4), ("marlow", "ruby", 1, 1)])
    {('marlow', 'ruby')}
    """
    likely = {(first, surname): given * surnames for first, surname, given, surnames in names}
    return {
        (first, surname)
        for (first, surname), mine in likely.items()
        if (mine, surname, first) < (likely[surname, first], first, surname)
    }


@lru_cache(maxsize=100_000)
def compound(name: PersonName) -> PersonName | None:
    """Return a name with the last of several given names taken for a part of the surname.

    >>> compound(parse_name("Jaume Anguera", "Pros")) == parse_name("Jaume", "Anguerapros")
    True
    >>> compound(parse_name("Jaume A.", "Pros")), compound(parse_name("Jaume", "Pros"))
    (None, None)
    """
    *given, last, surname = name.words if name.given else ("", *name.words)
    if not given or len(last) == 1:
        return None
    return as_read(tuple(given), last + surname, name.suffix, name.script)


@lru_cache(maxsize=100_000)
def surname_first(name: PersonName) -> Sequence[PersonName]:
    """Return a name as it reads if the surname was written first.

    >>> [(other.surname, other.joined) for other in surname_first(parse_name("Kim Yu", "Sik"))]
    [('kimyu', 'sik'), ('kim', 'yusik')]
    >>> surname_first(parse_name("Sicinski R.", "Rafal"))[1] == parse_name("Rafal R.", "Sicinski")
    True
    """
    if not name.given or not name.surname:
        return []
    *given, surname = name.words
    turned = [as_read((surname,), "".join(given), name.suffix)]
    if len(given) > 1:
        others = given[1:]
        initials = all(len(other) == 1 for other in others)
        names = (surname, *others) if initials else (*others, surname)
        turned.append(as_read(names, given[0], name.suffix))
    return turned


def by_shorter_surname(name: PersonName) -> list[PersonName]:
    """Return a name of several surnames by each it may go by.

    >>> [other.surname for other in by_shorter_surname(parse_name("Juan", "Garcia Lopez"))]
    ['garcia', 'lopez']
    """
    given = name.words[:-1]
    return [
        as_read(given, surname, name.suffix, name.script, whole=name.surname)
        for surname in name.shorter
    ]


def readings(name: PersonName) -> list[PersonName]:
    """Return a name and everything else its words may be."""
    return [name, *filter(None, [compound(name)]), *surname_first(name), *by_shorter_surname(name)]


def order_key(name: PersonName) -> str:
    """Return the key that a name of this order is counted by."""
    return f"{name.surname}|{name.joined}"


def name_orders(mentions: Sequence[Mention]) -> Counter[str]:
    """Count each name in the order it is written in."""
    return Counter(order_key(m.name) for m in mentions)


def count_corpus(
    mentions: Sequence[Mention],
    present: Mapping[str, sparse.csr_matrix],
    features: Mapping[str, Sequence[str]],
    usage: Usage | None = None,
) -> CorpusCounts:
    """Count documents by feature and distinct names, those of colleagues included."""
    documents = number_documents(mentions)
    counted = {
        kind: dict(zip(features[kind], by_document(matrix, documents).tolist(), strict=True))
        for kind, matrix in present.items()
    }
    names = distinct_names(mentions)
    return CorpusCounts(
        len(np.unique(documents)),
        counted,
        len(names),
        *bearers_of(names),
        usage or Usage.of(mentions),
    )


def bearers_of(names: Iterable[Name]) -> tuple[Counter[str], Counter[str]]:
    """Count how many distinct names have each given name and each surname."""
    names = list(names)
    return Counter(given for given, _ in names), Counter(surname for _, surname in names)


def distinct_names(mentions: Sequence[Mention]) -> set[Name]:
    """Return the (first given name, surname) of everybody named."""
    return {name for mention in mentions for name in corpus_names(mention)}


def corpus_names(mention: Mention) -> set[Name]:
    """Return the (first given name, surname), as written, of a mention and of its colleagues.

    Names are counted before anybody knows how the corpus turns them, so as written everywhere.
    """
    own = mention.written or mention.name
    named = (own, *(parse_name("", colleague) for colleague in mention.colleagues))
    return {name.written for name in named if name.given or name is own}


def number_documents(mentions: Sequence[Mention]) -> npt.NDArray[np.int64]:
    """Return a document number per mention; a mention without document stands alone."""
    known: dict[str, int] = {}
    return np.array(
        [known.setdefault(m.document or f"\0{m.id}", len(known)) for m in mentions], dtype=np.int64
    )


def by_document(
    matrix: sparse.csr_matrix, documents: npt.NDArray[np.int64]
) -> npt.NDArray[np.int64]:
    """Return how many documents have each column."""
    coo = matrix.tocoo()
    size = documents.max(initial=0) + 1
    pairs = np.unique(coo.col.astype(np.int64) * size + documents[coo.row])
    return np.bincount(pairs // size, minlength=matrix.shape[1])
