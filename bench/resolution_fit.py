"""Fit the weights of the people model on the labelled sample, and say what held-out people get.

Run: ``python -m bench resolution_fit [--data FOLDER] [--write]``. Groups of the surest round and of
the round after it are compared in pairs around each labelled person; whole kinds of evidence are left
out at random, so that files with few columns are judged with the right caution. Pairs weigh by the
root of the mentions they join, a person no more than ``MOST_OF_ONE``. Labels that join many large groups
with nothing in common are taken for several people and teach nothing: they stay in every measure.
Cross-validation holds out people by surname.
"""

import argparse
import csv
import gzip
import os
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from bench.resolution_quality import estimate
from scipy.optimize import minimize

from innoway.engine.resolution.people import cluster, weights
from innoway.engine.resolution.people.cluster import Block, Bound, Groups
from innoway.engine.resolution.people.evidence import gather_evidence
from innoway.engine.resolution.people.mentions import read_mentions
from innoway.engine.resolution.people.profiles import FEATURES, add_shapes, compare, summarise
from innoway.engine.resolution.people.resolve import Corpus

FOLDS = 5
STRENGTH = 0.3  # inverse of the penalty, on features of unit spread
MOST = 60  # groups of a block, and pairs of a group, at most
MOST_OF_ONE = 10.0  # weight of a person's pairs, of those that are one and of those that are not
# A label joins several people when more than STRANGE of its pairs of groups of at least LARGE
# mentions share neither colleague nor organisation.
LARGE, STRANGE = 4, 8
LEFT_OUT = (0.0, 0.3, 0.6, 1.0)
KINDS = (
    ("colleague_shared", "colleague_none"),
    ("organisation_shared", "organisation_words", "organisation_none", "crowd"),
    ("city_shared", "city_none", "country_none"),
    ("class", "class_group", "class_subclass", "class_none"),
    ("attorney_shared", "attorney_none"),
    ("title",),
    ("years_apart",),
)
BASE = FEATURES[: FEATURES.index("ambiguity") + 1]
# Likeness never counts against one person, contrast never for it.
AGAINST = {"middle_one", "name_prefix", "ambiguity", "common_name", "crowd", "years_apart"}
STEEPEST = 4.0  # of one feature, in log odds
# How common a name is depends on the file: it may raise the bar, never close the door.
GENTLY, GENTLE = {"ambiguity", "common_name", "crowd"}, 2.0
# Full records teach nothing of names alone: set by sets of names, see ``resolution_columns``.
SET = {"rare_alone": 0.2}
# What the sample teaches too little of: labels made by going through the merges of a machine say
# little of namesakes at many firms, in files of authors colleagues are all there is, and firms are
# written in more ways elsewhere.
AT_LEAST = {"crowd": 0.6, "colleague_shared": 1.5, "organisation_words": 0.7}
Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Model:
    """Weights by feature and the intercept."""

    weights: Mapping[str, float]
    intercept: float

    def use(self) -> None:
        """Let the engine of this process score with these weights."""
        weights.WEIGHTS.clear()
        weights.WEIGHTS.update(self.weights)
        vars(cluster)["INTERCEPT"] = self.intercept


@dataclass(frozen=True, slots=True)
class Sample:
    """The blocks with labelled people."""

    blocks: Sequence[Block]
    people: Sequence[npt.NDArray[np.str_]]
    ids: Sequence[Sequence[str]]
    late: Sequence[npt.NDArray[np.bool_]]

    def fold(self, number: int) -> int:
        """Return which part a block is held out in."""
        return sum(map(ord, self.blocks[number].evidence.mentions[0].name.surname)) % FOLDS


@dataclass(slots=True)
class Pairs:
    """Compared groups: features, whether one person, whose pair it is, and its fold."""

    features: Floats
    one: npt.NDArray[np.bool_]
    person: npt.NDArray[np.str_]
    fold: npt.NDArray[np.int64]
    weight: Floats
    strange: npt.NDArray[np.bool_]

    def taught(self) -> "Pairs":
        """Return the pairs to learn from: no labels of several people, nobody weighing too much."""
        told = Counter(self.person[self.strange].tolist())
        several = [person for person, count in told.items() if count > 2 * STRANGE]
        pairs = self.where(~np.isin(self.person, several))
        _, whose = np.unique(pairs.person, return_inverse=True)
        side = 2 * whose + pairs.one
        total = np.bincount(side, pairs.weight)
        weight = pairs.weight * np.minimum(1, MOST_OF_ONE / total[side])
        return replace(pairs, weight=weight)

    def where(self, kept: npt.NDArray[np.bool_]) -> "Pairs":
        """Return some of the pairs."""
        return Pairs(*(getattr(self, field.name)[kept] for field in fields(self)))


def main(arguments: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--data", type=Path, default=os.environ.get("INNOWAY_DATA", "../shared/data")
    )
    parser.add_argument("--write", action="store_true", help="put the weights into the engine")
    options = parser.parse_args(arguments)
    sample, labels = read_sample(options.data / "inventors")
    start = [cluster.merge_round(b, b.judgements.first_groups(len(b.evidence.mentions)), 2.0)
             for b in sample.blocks]  # fmt: skip
    first = pairs_of(sample, start)
    models = [fit(first.taught(), held) for held in range(FOLDS)]
    second = pairs_of(sample, merged(sample, start, models, (1.0, 0.5)))
    both = joined(first, second).taught()
    models = [fit(both, held) for held in range(FOLDS)]
    groups = start
    for threshold in (*weights.ROUNDS, 0.0):
        groups = merged(sample, groups, models, (threshold,))
        print(f"held out, after {threshold}: {estimate(named(sample, groups), labels).cells()}")
    found = fit(both, None)
    print({k: round(v, 3) for k, v in found.weights.items()}, round(found.intercept, 3))
    if options.write:
        write(found)


def read_sample(folder: Path) -> tuple[Sample, dict[str, str]]:
    """Read the mentions and keep the blocks with labelled people."""
    with gzip.open(folder / "reference.csv.gz", "rt", encoding="utf-8") as file:
        labels = {row["mention_id"]: row["unique_id"] for row in csv.DictReader(file)}
    corpus = Corpus.of(read_mentions(folder / "mentions.csv.gz"))
    evidence, _ = gather_evidence(corpus.mentions)
    person = np.array([labels.get(m.id, "") for m in corpus.mentions])
    dates = granted(folder)
    # Mentions after the last labelled one were never looked at: no label says nothing there.
    last = max(dates[m] for m in labels)
    late = np.array([dates[m.id] > last for m in corpus.mentions])
    rows = [r for r in corpus.blocks if (person[r] != "").any()]
    bound = Bound.for_memory(2000)
    return Sample(
        [Block(evidence.part(r), bound) for r in rows],
        [person[r] for r in rows],
        [[corpus.mentions[n].id for n in r] for r in rows],
        [late[r] for r in rows],
    ), labels


def granted(folder: Path) -> dict[str, str]:
    """Return the date of each mention's patent."""
    with gzip.open(folder / "mentions.csv.gz", "rt", encoding="utf-8") as file:
        return {row["mention_id"]: row["patent_date"] for row in csv.DictReader(file)}


def merged(
    sample: Sample, start: Sequence[Groups], models: Sequence[Model], rounds: Sequence[float]
) -> list[Groups]:
    """Merge each block by the model that never saw its people."""
    found = []
    for number, (block, groups) in enumerate(zip(sample.blocks, start, strict=True)):
        models[sample.fold(number)].use()
        for threshold in rounds:
            groups = cluster.merge_round(block, groups, threshold)  # noqa: PLW2901
        found.append(groups)
    return found


def named(sample: Sample, groups: Sequence[Groups]) -> dict[str, str]:
    """Return cluster names by mention."""
    return {
        mention: f"{number}-{group}"
        for number, (ids, block) in enumerate(zip(sample.ids, groups, strict=True))
        for mention, group in zip(ids, block.tolist(), strict=True)
    }


def pairs_of(sample: Sample, groups: Sequence[Groups]) -> Pairs:
    """Compare the groups of labelled people with the other groups of their blocks."""
    rnd = np.random.default_rng(0)
    found = [
        part
        for number in range(len(groups))
        for part in pairs_in(sample, number, groups[number], rnd)
    ]
    return Pairs(*map(np.concatenate, zip(*found, strict=True)))


def pairs_in(
    sample: Sample, number: int, groups: Groups, rnd: np.random.Generator
) -> Iterator[tuple[Any, ...]]:
    """Yield features, truth, person and fold of sampled pairs of one block."""
    whose = [owner(sample.people[number][groups == g]) for g in range(int(groups.max()) + 1)]
    late = np.array([sample.late[number][groups == g].mean() > 0.5 for g in range(len(whose))])
    owners = np.array(whose)
    rows = np.flatnonzero((owners != "") & (owners != "?"))
    if len(rows) == 0 or len(owners) == 1:
        return
    rows = np.sort(rnd.choice(rows, min(MOST, len(rows)), replace=False))
    evidence = sample.blocks[number].evidence
    compared, forbidden = compare(summarise(evidence, groups), rows)
    table = np.stack([compared[name] for name in BASE], axis=-1).astype(np.float64)
    sizes = np.bincount(groups)
    for place, row in enumerate(rows):
        whole = (sample.people[number] == owners[row]).sum()
        one = owners == owners[row]
        usable = ~forbidden[place] & (owners != "?") & (~late | one)
        usable[row] = False
        for kept in (np.flatnonzero(usable & one), np.flatnonzero(usable & ~one)):
            chosen = rnd.choice(kept, min(MOST, len(kept)), replace=False)
            size = len(chosen)
            stake = np.sqrt(sizes[row] * sizes[chosen] / whole) * (len(kept) / max(size, 1)) ** 0.5
            numbers = [sample.fold(number)] * size
            strange = one[chosen] & (np.minimum(sizes[row], sizes[chosen]) >= LARGE)
            for name in ("colleague_shared", "organisation_shared"):
                strange &= compared[name][place][chosen] == 0
            whose_pairs = [owners[row]] * size
            yield table[place][chosen], one[chosen], whose_pairs, numbers, stake, strange


def owner(people: npt.NDArray[np.str_]) -> str:
    """Return who most of a group is, "" without label, "?" when it is mixed."""
    name, count = Counter(people.tolist()).most_common(1)[0]
    return str(name) if count >= 0.8 * len(people) else "?"


def joined(a: Pairs, b: Pairs) -> Pairs:
    """Put two sets of pairs together."""
    names = [field.name for field in fields(Pairs)]
    return Pairs(*(np.concatenate([getattr(a, n), getattr(b, n)]) for n in names))


def fit(pairs: Pairs, held_out: int | None) -> Model:
    """Fit a logistic regression without the pairs of one fold."""
    keep = pairs.fold != held_out if held_out is not None else np.ones(len(pairs.one), bool)
    rnd = np.random.default_rng(1)
    weight = pairs.weight[keep] * np.where(pairs.one[keep], 1.0, 0.7)
    weight *= len(weight) / weight.sum()
    tables = [dropped(pairs.features[keep], share, rnd) for share in LEFT_OUT]
    x = np.concatenate(tables)
    y = np.tile(pairs.one[keep], len(LEFT_OUT))
    w = np.concatenate([weight * (2.0 if share == 0 else 0.7) for share in LEFT_OUT])
    spread = x.std(axis=0) + 1e-6
    against = np.array([name in AGAINST or name.endswith("_none") for name in FEATURES])
    limits = [GENTLE if name in GENTLY else STEEPEST for name in FEATURES]
    steepest = np.array(limits) * spread
    bounds = [(-s, 0.0) if a else (0.0, s) for a, s in zip(against, steepest, strict=True)]
    for name, least in AT_LEAST.items():
        place = FEATURES.index(name)
        low, high = bounds[place]
        bounds[place] = (
            (low, -least * spread[place]) if high == 0 else (least * spread[place], high)
        )
    for name, value in SET.items():
        place = FEATURES.index(name)
        bounds[place] = (value * spread[place], value * spread[place])
    values = logistic(x / spread, y, w, [*bounds, (-20.0, 20.0)])
    return Model(
        dict(zip(FEATURES, (values[:-1] / spread).tolist(), strict=True)), float(values[-1])
    )


def dropped(features: Floats, share: float, rnd: np.random.Generator) -> Floats:
    """Leave each kind of evidence out of a share of the pairs, then add what follows from the rest."""
    table = dict(zip(BASE, features.T.copy(), strict=True))
    for kind in KINDS:
        out = rnd.random(len(features)) < share
        for name in kind:
            table[name][out] = 0
    add_shapes(table)
    nothing = np.zeros(len(features))
    return np.stack([table.get(name, nothing) for name in FEATURES], axis=-1)


def logistic(
    x: Floats, y: npt.NDArray[np.bool_], w: Floats, bounds: Sequence[tuple[float, float]]
) -> Floats:
    """Return coefficients and intercept of the penalised likelihood's maximum."""
    sign = np.where(y, 1.0, -1.0)

    def loss(values: Floats) -> tuple[float, Floats]:
        margin = sign * (x @ values[:-1] + values[-1])
        slope = -w * sign / (1 + np.exp(np.clip(margin, -50, 50)))
        value = (w * np.logaddexp(0, -margin)).sum() + values[:-1] @ values[:-1] / (2 * STRENGTH)
        return float(value), np.append(slope @ x + values[:-1] / STRENGTH, slope.sum())

    start = np.clip(np.zeros(x.shape[1] + 1), *np.array(bounds).T)
    found = minimize(loss, start, jac=True, method="L-BFGS-B", bounds=bounds)
    return np.asarray(found.x)


def write(model: Model) -> None:
    """Put the weights into the engine's module."""
    path = Path(weights.__file__)
    lines = "".join(f'    "{k}": {v:.3f},\n' for k, v in model.weights.items() if abs(v) >= 0.005)
    text = f"INTERCEPT = {model.intercept:.3f}\nWEIGHTS: dict[str, float] = {{\n{lines}}}\n"
    old = path.read_text(encoding="utf-8")
    new = re.sub(r"INTERCEPT = .*?^}\n", lambda _: text, old, flags=re.DOTALL | re.MULTILINE)
    path.write_text(new, encoding="utf-8")


if __name__ == "__main__":
    main()
