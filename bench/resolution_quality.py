"""The cluster-weighted estimator of pairwise precision and recall, with bootstrap intervals."""

import random
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

RESAMPLES = 1000


@dataclass(frozen=True, slots=True)
class Person:
    """What one labelled person adds to the sums, each divided by the size of the person."""

    found: float
    wrong: float
    pairs: float


@dataclass(frozen=True, slots=True)
class Quality:
    """Precision, recall and F1, each with the bounds of its 95 % interval."""

    precision: tuple[float, float, float]
    recall: tuple[float, float, float]
    f1: tuple[float, float, float]

    def spans(self) -> tuple[tuple[float, float, float], ...]:
        """Return F1, precision and recall, each with its bounds."""
        return self.f1, self.precision, self.recall

    def cells(self) -> str:
        """Return the three as cells of a table."""
        return " | ".join(
            f"{value:.3f} ({low:.3f} to {high:.3f})" for value, low, high in self.spans()
        )


def estimate(clusters: Mapping[str, str], labels: Mapping[str, str]) -> Quality:
    """Return the quality of ``clusters`` on the labelled people.

    Each labelled person weighs 1/size, as people were sampled in proportion to size; a wrong
    pair with a mention of another or no label counts half, as it has two ends. Intervals are
    percentiles of a bootstrap over people.

    Source: Binette et al., "Estimating the performance of entity resolution algorithms", 2022.
    """
    people = contributions(clusters, labels)
    rnd = random.Random("innoway bootstrap")
    drawn = [ratios(rnd.choices(people, k=len(people))) for _ in range(RESAMPLES)]
    spans = []
    for place, value in enumerate(ratios(people)):
        column = sorted(row[place] for row in drawn)
        spans.append((value, column[int(0.025 * RESAMPLES)], column[int(0.975 * RESAMPLES) - 1]))
    return Quality(*spans)


def contributions(clusters: Mapping[str, str], labels: Mapping[str, str]) -> list[Person]:
    """Return each labelled person's sums."""
    size = Counter(clusters.values())
    members: dict[str, list[str]] = defaultdict(list)
    for mention, person in labels.items():
        if mention in clusters:
            members[person].append(mention)
    found = []
    for _, mentions in sorted(members.items()):
        count = len(mentions)
        inside = Counter(clusters[m] for m in mentions)
        together = sum(v * (v - 1) / 2 for v in inside.values())
        outside = sum(v * (size[cluster] - v) for cluster, v in inside.items())
        found.append(Person(together / count, 0.5 * outside / count, (count - 1) / 2))
    return found


def ratios(people: Sequence[Person]) -> tuple[float, float, float]:
    """Return precision, recall and F1 of sums over people."""
    found = sum(p.found for p in people)
    returned = found + sum(p.wrong for p in people)
    wanted = sum(p.pairs for p in people)
    if not found:
        return 0.0, 0.0, 0.0
    precision, recall = found / returned, found / wanted
    return precision, recall, 2 * precision * recall / (precision + recall)


def string_f1(clusters: Mapping[str, str], truth: Mapping[str, str]) -> tuple[float, float, float]:
    """Return pairwise precision, recall and F1 over distinct strings."""

    def pairs(groups: Counter[object]) -> float:
        return sum(v * (v - 1) / 2 for v in groups.values())

    both = pairs(Counter((clusters[k], truth[k]) for k in truth))
    ours, theirs = pairs(Counter(clusters[k] for k in truth)), pairs(Counter(truth.values()))
    precision, recall = both / max(ours, 1), both / max(theirs, 1)
    return precision, recall, 2 * precision * recall / max(precision + recall, 1e-9)
