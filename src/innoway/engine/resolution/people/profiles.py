"""Profiles: what is known of a group of mentions taken as one person."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy import sparse

from innoway.engine.resolution.people.counts import RARE
from innoway.engine.resolution.people.evidence import Evidence
from innoway.engine.resolution.people.likeness import APART, compare_names, may_stand_for
from innoway.engine.resolution.people.names import PersonName

Floats = npt.NDArray[np.float32]
SHARED = ("colleague", "organisation", "city", "country", "attorney")
PROFILE = ("organisation_word", "class", "class_group", "class_subclass", "title_word")
CONTRASTS = ("colleague", "organisation", "city", "country", "class")
# How much each kind leaves to the name alone where both tell it: halved once or twice.
TELLING = {"colleague": 1, "organisation": 2, "city": 1, "class": 2, "title_word": 1}
WORKING_LIFE = 70  # years between the first and the last document of one person, at most
SEVERAL = 3  # kinds that contrast: where so many do, the rarest of names say no more than rare ones
FEATURES = (
    "name_equal", "name_initial", "middle_equal", "middle_one", "name_prefix",
    "colleague_shared", "colleague_none", "organisation_shared", "organisation_words",
    "organisation_none", "city_shared", "city_none", "country_none", "class", "class_group",
    "class_subclass", "class_none", "attorney_shared", "attorney_none", "title", "years_apart",
    "crowd", "ambiguity", "common_name", "rare_alone", "class_group_first", "title_first",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Profiles:
    """Groups of one block, each summed over its mentions; one row a group."""

    size: npt.NDArray[np.int64]
    shared: dict[str, sparse.csr_matrix]
    chance: dict[str, tuple[Floats, Floats]]
    cosine: dict[str, sparse.csr_matrix]
    has: dict[str, npt.NDArray[np.bool_]]
    names: list[PersonName]
    first_year: Floats
    last_year: Floats
    ambiguity: Floats
    crowd: Floats
    documents: sparse.csr_matrix


def summarise(
    evidence: Evidence, groups: npt.NDArray[np.int64], rows: npt.NDArray[np.int64] | None = None
) -> Profiles:
    """Sum the evidence of each group; ``groups`` numbers the mentions in ``rows`` (or all) from 0."""
    rows = np.arange(len(evidence.mentions)) if rows is None else rows
    count = int(groups.max()) + 1
    member = sparse.csr_matrix(
        (np.ones(len(rows), dtype=np.float32), (groups, np.arange(len(rows)))),
        shape=(count, len(rows)),
    )
    shared, chance, cosine, has = {}, {}, {}, {}
    for kind in SHARED:
        union = (member @ evidence.present[kind][rows]).tocsr()
        union.data[:] = 1
        has[kind] = np.diff(union.indptr) > 0
        idf = evidence.idf[kind]
        shared[kind] = scale(union, np.sqrt(idf))
        chance[kind] = (np.diff(union.indptr).astype(np.float32), union @ (idf * np.exp(-idf)))
    for kind in PROFILE:
        total = scale((member @ evidence.present[kind][rows]).tocsr(), evidence.idf[kind])
        has[kind] = np.diff(total.indptr) > 0
        cosine[kind] = unit_rows(total)
    years = np.array([evidence.mentions[r].year or 0 for r in rows], dtype=np.float32)
    first, last = np.full(count, np.inf, np.float32), np.full(count, -np.inf, np.float32)
    np.minimum.at(first, groups, np.where(years > 0, years, np.inf))
    np.maximum.at(last, groups, np.where(years > 0, years, -np.inf))
    return Profiles(
        np.bincount(groups),
        shared,
        chance,
        cosine,
        has,
        fullest_names(evidence, rows, groups, count),
        first,
        last,
        group_maximum(evidence.ambiguity[rows], groups, count),
        group_maximum(evidence.crowd[rows], groups, count),
        member @ document_incidence(evidence, rows),
    )


def scale(matrix: sparse.csr_matrix, weights: Floats) -> sparse.csr_matrix:
    """Multiply each column by its weight."""
    scaled = matrix.copy()
    scaled.data = (scaled.data * weights[scaled.indices]).astype(np.float32)
    return scaled


def unit_rows(matrix: sparse.csr_matrix) -> sparse.csr_matrix:
    """Scale each row to length 1; empty rows stay empty."""
    length = np.sqrt(np.asarray(matrix.multiply(matrix).sum(axis=1)).ravel())
    length[length == 0] = 1
    matrix.data = (matrix.data / np.repeat(length, np.diff(matrix.indptr))).astype(np.float32)
    return matrix


def group_maximum(values: Floats, groups: npt.NDArray[np.int64], count: int) -> Floats:
    """Return the largest value of each group."""
    out = np.full(count, -np.inf, np.float32)
    np.maximum.at(out, groups, values)
    return out


def fullest_names(
    evidence: Evidence, rows: npt.NDArray[np.int64], groups: npt.NDArray[np.int64], count: int
) -> list[PersonName]:
    """Return the most complete name of each group, the most frequent among equals."""
    seen: list[Counter[PersonName]] = [Counter() for _ in range(count)]
    for row, group in zip(rows, groups, strict=True):
        seen[group][evidence.mentions[row].name] += 1
    return [
        max(
            names,
            key=lambda n: (len(n.joined), len(n.whole), len(n.suffix), n.script, names[n], n.given),
        )
        for names in seen
    ]


def document_incidence(evidence: Evidence, rows: npt.NDArray[np.int64]) -> sparse.csr_matrix:
    """Return mentions x documents: two people named on one document are two people."""
    known: dict[str, int] = {}
    column = [known.setdefault(evidence.mentions[r].document or f"\0{r}", len(known)) for r in rows]
    ones = np.ones(len(rows), dtype=np.float32)
    return sparse.csr_matrix((ones, (np.arange(len(rows)), column)))


def compare(
    p: Profiles, rows: npt.NDArray[np.int64]
) -> tuple[dict[str, Any], npt.NDArray[np.bool_]]:
    """Compare the groups ``rows`` with all groups.

    Returns the value of each of FEATURES as an array of shape (len(rows), groups) and
    the pairs that may never be linked: names in conflict, both named on one document, or more than a
    working life between them.
    """
    out, forbidden = compare_all_names(p, rows)

    def shared(kind: str) -> Floats:
        """Return the weight of what is shared beyond what chance gives profiles as wide as these."""
        agreement = np.asarray((p.shared[kind][rows] @ p.shared[kind].T).toarray())
        wide, weight = p.chance[kind]
        expected = (np.outer(weight[rows], wide) + np.outer(wide[rows], weight)) / 2
        return np.maximum(agreement - expected, 0)

    def cosine(kind: str) -> Floats:
        return np.asarray((p.cosine[kind][rows] @ p.cosine[kind].T).toarray())

    def both(kind: str) -> npt.NDArray[np.bool_]:
        return p.has[kind][rows][:, None] & p.has[kind][None, :]

    def nothing(kind: str, agreement: Floats) -> Floats:
        return (both(kind) & (agreement <= 1e-6)).astype(np.float32)

    for kind in ("colleague", "city", "attorney"):
        agreement = shared(kind)
        out[f"{kind}_shared"] = np.log1p(agreement)
        out[f"{kind}_none"] = nothing(kind, agreement)
    out["country_none"] = nothing("country", shared("country"))
    out["organisation_shared"] = np.log1p(shared("organisation"))
    out["organisation_words"] = cosine("organisation_word")
    out["organisation_none"] = nothing("organisation_word", out["organisation_words"])
    for kind in ("class", "class_group", "class_subclass"):
        out[kind] = cosine(kind)
    out["class_none"] = nothing("class_subclass", out["class_subclass"])
    out["title"] = cosine("title_word")
    out["years_apart"] = years_apart(p, rows)
    rarity = np.maximum(p.ambiguity[rows][:, None], p.ambiguity[None, :])
    against = sum(out[f"{kind}_none"] for kind in CONTRASTS)
    out["ambiguity"] = np.where(against < SEVERAL, rarity, np.maximum(rarity, RARE))
    told = sum(halvings * both(kind).astype(np.float32) for kind, halvings in TELLING.items())
    out["rare_alone"] = np.maximum(-out["ambiguity"], 0) * np.exp2(-told)
    out["crowd"] = np.maximum(p.crowd[rows][:, None], p.crowd[None, :])
    add_shapes(out)
    beside = (p.documents[rows] @ p.documents.T).toarray() > 0
    return out, forbidden | beside | (span_of(p, rows) > WORKING_LIFE)


def add_shapes(out: dict[str, Any]) -> None:
    """Add the square root of likenesses whose first part says most, and what makes a name common."""
    out["common_name"] = np.maximum(out["ambiguity"], 0)
    for kind in ("class_group", "title"):
        out[f"{kind}_first"] = np.sqrt(np.maximum(out[kind], 0))


def compare_all_names(
    p: Profiles, rows: npt.NDArray[np.int64]
) -> tuple[dict[str, Any], npt.NDArray[np.bool_]]:
    """Compare distinct names once and spread the result over the groups that carry them."""
    distinct = {name: number for number, name in enumerate(dict.fromkeys(p.names))}
    number = np.array([distinct[name] for name in p.names])
    wanted, place = np.unique(number[rows], return_inverse=True)
    listed = list(distinct)
    # Most names of a large block cannot be one: their first names say so, which are few.
    firsts = {name.first for name in listed}
    near = {
        one: {other for other in firsts if may_stand_for(one, other)}
        for one in {listed[a].first for a in wanted}
    }
    table = np.array(
        [
            [
                (c.equal, c.initial, c.middle_equal, c.middle_one, c.prefix, c.conflict)
                for c in (
                    compare_names(listed[a], b) if b.first in near[listed[a].first] else APART
                    for b in listed
                )
            ]
            for a in wanted
        ],
        dtype=np.float32,
    )
    spread = table[place][:, number]
    labels = ("name_equal", "name_initial", "middle_equal", "middle_one", "name_prefix")
    return {label: spread[:, :, i] for i, label in enumerate(labels)}, spread[:, :, 5] > 0


def span_of(p: Profiles, rows: npt.NDArray[np.int64]) -> Floats:
    """Return the years from the first to the last document of both, less than 0 where none has a year."""
    first = np.minimum(p.first_year[rows][:, None], p.first_year[None, :])
    last = np.maximum(p.last_year[rows][:, None], p.last_year[None, :])
    return np.asarray(last - first)


def years_apart(p: Profiles, rows: npt.NDArray[np.int64]) -> Floats:
    """Return the decades between two spans of years, 0 when they overlap or one is unknown."""
    gap = np.maximum(
        p.first_year[rows][:, None] - p.last_year[None, :],
        p.first_year[None, :] - p.last_year[rows][:, None],
    )
    return (np.where(np.isfinite(gap), np.maximum(gap, 0), 0) / 10).astype(np.float32)
