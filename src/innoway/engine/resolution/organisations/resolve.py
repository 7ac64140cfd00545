"""Resolve organisations: distinct spellings in, one cluster per spelling out.

Two names are compared word by word; each word weighs by its rarity in the file, a misspelt
word counts by its likeness, and what only one of the names says counts against the link. What
else is known of two names, an acronym, their countries, adds its bits.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from heapq import nsmallest
from itertools import combinations
from typing import Protocol

from innoway.engine.resolution.judgements import Judged, Judgement, weigh_judgements
from innoway.engine.resolution.organisations.clustering import merge_by_average
from innoway.engine.resolution.organisations.forms import Forms, Tokens
from innoway.engine.resolution.organisations.known import ACRONYM
from innoway.engine.resolution.organisations.likeness import (
    MOST,
    NameLikeness,
    alike,
    from_bits,
    in_bits,
)
from innoway.engine.resolution.organisations.names import without_region
from innoway.engine.resolution.organisations.signs import (
    KNOWN,
    Signs,
    sum_of,
    usual_only,
)
from innoway.engine.resolution.organisations.spellings import Spelling, read_spellings
from innoway.engine.resolution.organisations.weighing import WordWeights
from innoway.engine.resolution.organisations.words import REGION_NAMES

__all__ = [
    "THRESHOLD", "NameLikeness", "NearMiss", "OrganisationResolver", "Spelling", "alike",
    "read_spellings",
]  # fmt: skip

Progress = Callable[[int, int], None]
Pair = tuple[int, int]
THRESHOLD = 0.65
MENTIONABLE = 0.5  # likeness below which two names count as never compared
COMMON = 400  # names with one word, above which only neighbours in order are compared
REACH = 20
MOST_MET = 60  # names that one is compared with, the likeliest first
UNLIKE = 0.3  # likeness that unlike names have at least in the mean of two groups
UNSAID = 0.45  # likeness in that mean of an acronym and of a name that does not spell it
DOUBTFUL = 0.55, 0.68  # likeness of pairs that a person should see
# Signs that say enough without weighing the words.
ALONE = frozenset((
    "acronym", "acronym within", KNOWN, "another country", "another hospital", "another number",
    "another part", "foundation of it", "known as two", "other characters",
))  # fmt: skip
# Signs by which no member of one group may be of another, however alike the rest are.
OPPOSED = frozenset((
    "another country", "another hospital", "another number", "another part",
    "another place", "known as two", "other characters", "two universities",
))  # fmt: skip
NEVER = -20.0
RARER = -1.0
ONLY_USUAL = -1.0
TOLD = 0.98  # likeness of names that one spelling tells together
NEAR_OF_CLUSTER = 3


@dataclass(frozen=True, slots=True)
class NearMiss:
    """Two spellings nearly taken for one, or hardly: their likeness is near the threshold."""

    first: str
    second: str
    score: float


class Backend(Protocol):
    """Compares pairs of forms, in this process or on the workers of a cluster."""

    def __call__(
        self, resolver: "OrganisationResolver", inside: frozenset[int]
    ) -> Iterable[tuple[Pair, float]]:
        """Return the pairs of forms worth a mention, once each, with their likeness."""


@dataclass(frozen=True, slots=True)
class Here:
    """Compares the pairs one after another in this process."""

    progress: Progress | None = None

    def __call__(
        self, resolver: "OrganisationResolver", inside: frozenset[int]
    ) -> Iterator[tuple[Pair, float]]:
        """Compare each pair once, whichever of the two met the other."""
        compared: dict[int, list[int]] = defaultdict(list)
        for done, number in enumerate(sorted(inside)):
            if self.progress:
                self.progress(done, len(inside))
            before = set(compared.pop(number, ()))
            for one, other in resolver.pairs_with(number, inside):
                if one in before:
                    continue
                if one == number:
                    compared[other].append(number)
                if (score := resolver.worth_a_mention((one, other))) is not None:
                    yield (one, other), score


class OrganisationResolver:
    """Compares and clusters the spellings of one file; word weights come from that file."""

    def __init__(self, spellings: Sequence[Spelling]) -> None:
        """Bring the spellings to their forms and weigh the words."""
        self.spellings = sorted(spellings, key=lambda s: s.id)
        self.forms = Forms.of(self.spellings)
        rows = [self.forms.all[number].tokens for number in self.forms.of_row]
        alone = [form.tokens for form in self.forms.all if not form.rows]
        self.words = WordWeights(rows + alone)
        self.signs = Signs(self.forms.all)
        self.blocks: dict[str, list[int]] = defaultdict(list)
        for number, form in enumerate(self.forms.all):
            for word in self.words.telling(form.tokens):
                self.blocks[word].append(number)
        for members in self.blocks.values():
            members.sort(key=self._tokens)
        self.scores: dict[Pair, float] = {}
        self.asked: dict[Pair, float] = {}

    def compare(self, first: int, second: int) -> NameLikeness:
        """Compare two spellings by their place in ``spellings``."""
        return self._compare(self.forms.of_row[first], self.forms.of_row[second])

    def _compare(self, first: int, second: int) -> NameLikeness:
        one, other = self.forms.all[first], self.forms.all[second]
        if first == second:
            return NameLikeness(1.0, {" ".join(one.tokens): 1.0}, {}, {})
        if (min(first, second), max(first, second)) in self.forms.told:
            return NameLikeness(TOLD, {}, {}, {}, {"told as one": in_bits(TOLD)})
        signs = self.signs.between(first, second)
        if not ALONE.isdisjoint(signs):
            return NameLikeness(from_bits(sum_of(signs)), {}, {}, {}, signs)
        words = self._words(one.tokens, other.tokens)
        if self.words.told_apart(words):
            signs["each has a rarer word"] = RARER
        if usual_only(one.tokens, words.only_second) or usual_only(other.tokens, words.only_first):
            signs["only usual words in common"] = ONLY_USUAL
        if not signs or not words.shared:
            return words
        score = from_bits(max(-MOST, min(MOST, in_bits(words.score) + sum_of(signs))))
        return replace(words, score=score, signs=signs)

    def _words(self, a: Tokens, b: Tokens) -> NameLikeness:
        """Compare words the same way round, whichever name is asked first.

        The region before a trade name counts where the other name tells one too.
        """
        a, b = (
            without_region(a) if REGION_NAMES.isdisjoint(b) else a,
            without_region(b) if REGION_NAMES.isdisjoint(a) else b,
        )
        if a <= b:
            return self.words.compare(a, b)
        found = self.words.compare(b, a)
        return replace(found, only_first=found.only_second, only_second=found.only_first)

    def met(self, number: int) -> set[int]:
        """Return the forms that a sign speaks for, and those that share the most telling words."""
        shared: dict[int, float] = defaultdict(float)
        for word in self.words.telling(self.forms.all[number].tokens):
            for like in (word, *sorted(self.words.near.get(word, ()))):
                members: Sequence[int] = self.blocks.get(like, ())
                if len(members) > COMMON:
                    members = self._around(number, members)
                weight = self.words.of[like]
                for other in members:
                    shared[other] += weight
        best = nsmallest(MOST_MET, shared, key=lambda other: (-shared[other], other))
        return {*best, *self.signs.met(number)} - {number}

    def _around(self, number: int, members: Sequence[int]) -> Sequence[int]:
        """Return the neighbours of a form among those in order of name."""
        here = bisect_left(members, self.forms.all[number].tokens, key=self._tokens)
        return members[max(0, here - REACH) : here + REACH + 1]

    def _tokens(self, number: int) -> Tokens:
        return self.forms.all[number].tokens

    def pairs_with(self, number: int, inside: Collection[int]) -> list[Pair]:
        """Return the pairs of a form with those ``inside`` that it is compared with, in order."""
        met = self.met(number).intersection(inside)
        pairs = {(min(number, other), max(number, other)) for other in met}
        return sorted(pairs - self.forms.told)

    def worth_a_mention(self, pair: Pair) -> float | None:
        """Return the likeness of two forms, or nothing where it is too small.

        Few pairs have words alike enough or a sign that speaks for them: others need no closer look.
        """
        one, other = (self.forms.all[number].tokens for number in pair)
        if self._words(one, other).score < MENTIONABLE and not self.signs.may_join(*pair):
            return None
        found = self._compare(*pair)
        return found.score if found.score >= MENTIONABLE and not opposed(found) else None

    def scored(self, numbers: Collection[int], backend: Backend | None = None) -> dict[Pair, float]:
        """Return the pairs of some forms that are worth a mention, with their likeness."""
        inside = frozenset(numbers)
        told = {pair: TOLD for pair in self.forms.told if inside.issuperset(pair)}
        return told | dict((backend or Here())(self, inside))

    def resolve(
        self,
        threshold: float = THRESHOLD,
        judgements: Iterable[Judgement] = (),
        backend: Backend | None = None,
    ) -> dict[str, str]:
        """Return the cluster of each spelling by average linkage over the compared pairs.

        What was judged the same is joined first, what was judged apart never meets.
        """
        return self._merged(range(len(self.forms.all)), threshold, judgements, backend or Here())

    def resolve_around(
        self,
        touched: Collection[str],
        known: Mapping[str, str],
        threshold: float = THRESHOLD,
        judgements: Iterable[Judgement] = (),
    ) -> dict[str, str]:
        """Resolve anew only the clusters of ``touched`` spellings and those that are near to them.

        ``known`` gives the clusters of the run before, for all spellings; the others stay.
        """
        members: dict[str, set[int]] = defaultdict(set)
        form = {s.id: self.forms.of_row[row] for row, s in enumerate(self.spellings)}
        for party, cluster in known.items():
            members[cluster].add(form[party])
        first = {number for party in touched for number in members[known[party]]}
        close = first | {other for number in first for other in self.met(number)}
        inside: set[int] = set()
        for number in close:
            rows = self.forms.all[number].rows
            clusters = {known[self.spellings[row].id] for row in rows}
            inside.update({number}, *(members[cluster] for cluster in clusters))
        return {**known, **self._merged(sorted(inside), threshold, judgements, Here())}

    def _merged(
        self,
        numbers: Sequence[int],
        threshold: float,
        judgements: Iterable[Judgement],
        backend: Backend,
    ) -> dict[str, str]:
        """Return the clusters of the spellings of some forms, each named by one of its members."""
        rows = {row for number in numbers for row in self.forms.all[number].rows}
        judged = weigh_judgements(judgements, {self.spellings[row].id for row in rows})
        nodes, node_of = self._nodes(numbers, judged)
        form_of = [number for number, own in nodes.items() for _ in own]
        self.scores = self.scored(numbers, backend)
        links = [
            (score, min(x, y), max(x, y))
            for (a, b), score in self.scores.items()
            if score >= threshold
            for x in nodes[a]
            for y in nodes[b]
        ]
        links += [(1.0, x, y) for own in nodes.values() for x, y in combinations(own, 2)]

        def likeness(x: int, y: int) -> float:
            return self._mentionable(form_of[x], form_of[y])

        place = {self.spellings[row].id: node for row, node in node_of.items()}
        same = [(place[j.first], place[j.second]) for j in judged.same]
        apart = [(place[j.first], place[j.second]) for j in judged.apart]
        group = merge_by_average(len(form_of), links, likeness, threshold, same=same, apart=apart)
        name: dict[int, str] = {}
        for row in sorted(rows):
            name.setdefault(group[node_of[row]], self.spellings[row].id)
        return {self.spellings[row].id: name[group[node_of[row]]] for row in sorted(rows)}

    def _mentionable(self, a: int, b: int) -> float:
        """Return what the likeness of two forms counts, compared now if they were not."""
        if a == b:
            return 1.0
        pair = (min(a, b), max(a, b))
        known = self.scores.get(pair, self.asked.get(pair))
        if known is None:
            found = self._compare(*pair)
            known = self.asked[pair] = NEVER if opposed(found) else self._in_the_mean(pair, found)
        return known

    def _in_the_mean(self, pair: Pair, found: NameLikeness) -> float:
        """Return what the likeness of two names counts in the mean of two groups."""
        unsaid = not found.shared and self._short(*pair)
        return max(found.score, UNSAID if unsaid else UNLIKE)

    def _short(self, a: int, b: int) -> bool:
        """Say whether one of two names is a short word alone: it may be an acronym in another language."""
        tokens = min(self.forms.all[a].tokens, self.forms.all[b].tokens, key=len)
        return len(tokens) == 1 and len(tokens[0]) <= ACRONYM

    def _nodes(
        self, numbers: Sequence[int], judged: Judged
    ) -> tuple[dict[int, list[int]], dict[int, int]]:
        """Return the nodes of each form and of each row: spellings judged apart have their own."""
        singled = {end for judgement in judged.apart for end in judgement.pair}
        nodes: dict[int, list[int]] = {}
        node_of: dict[int, int] = {}
        count = 0
        for number in numbers:
            nodes[number] = [count]
            count += 1
            for row in self.forms.all[number].rows:
                node_of[row] = nodes[number][0]
                if self.spellings[row].id in singled:
                    node_of[row] = count
                    nodes[number].append(count)
                    count += 1
        return nodes, node_of

    def near_misses(self, clusters: Mapping[str, str]) -> list[NearMiss]:
        """Return the doubtful pairs of the last run, the nearest to a link of each two clusters."""
        low, high = DOUBTFUL
        told: dict[str, int] = defaultdict(int)
        seen: set[tuple[str, str]] = set()
        found = list[NearMiss]()
        for (a, b), score in sorted(self.scores.items(), key=lambda item: (-item[1], item[0])):
            one, other = self.forms.all[a].rows, self.forms.all[b].rows
            if score < low or not one or not other:
                continue
            first, second = self.spellings[one[0]].id, self.spellings[other[0]].id
            pair = tuple(sorted((clusters[first], clusters[second])))
            if (pair[0] == pair[1] and score > high) or (pair[0], pair[1]) in seen:
                continue
            seen.add((pair[0], pair[1]))
            if max(told[pair[0]], told[pair[1]]) < NEAR_OF_CLUSTER:
                told[pair[0]] += 1
                told[pair[1]] += 1
                found.append(NearMiss(first, second, score))
        return found


def opposed(found: NameLikeness) -> bool:
    """Say whether a sign keeps two names apart whatever else they share."""
    return not OPPOSED.isdisjoint(found.signs)
