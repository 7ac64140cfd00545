"""What stewards judged of pairs, as data: it wins over every model.

Judgements are given oldest first. One that contradicts newer ones is set aside and told; what
remains never contradicts itself.
"""

from bisect import bisect_left
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from innoway.engine.resolution.tables import MentionsUnreadable, line_of, read_table


class Verdict(StrEnum):
    """What a steward says of two mentions; ``UNSURE`` leaves them to the model."""

    SAME = "same"
    NOT_SAME = "not same"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Judgement:
    """One pair with its verdict."""

    first: str
    second: str
    verdict: Verdict

    @property
    def pair(self) -> frozenset[str]:
        return frozenset((self.first, self.second))


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A judgement set aside, with the newer ones that together say otherwise."""

    judgement: Judgement
    against: tuple[Judgement, ...]


@dataclass(slots=True)
class Judged:
    """Judgements that hold together: what must be one, what must stay apart.

    Mentions that are one are kept as groups (``parent``), each with the judgements that part it from others:
    taking one in costs no more than a look at those of its two mentions.
    """

    same: list[Judgement] = field(default_factory=list)
    apart: list[Judgement] = field(default_factory=list)
    contradictions: list[Contradiction] = field(default_factory=list)
    near: dict[str, list[tuple[str, Judgement]]] = field(default_factory=lambda: defaultdict(list))
    parent: dict[str, str] = field(default_factory=dict)
    parted: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))

    def group(self, mention: str) -> str:
        """Return the mention that stands for all that are one with this one."""
        while (above := self.parent.setdefault(mention, mention)) != mention:
            self.parent[mention] = self.parent[above]
            mention = above
        return mention

    def path(self, first: str, second: str) -> tuple[Judgement, ...]:
        """Return the shortest chain of "same" from one mention to another, none where they are not one."""
        if self.group(first) != self.group(second):
            return ()
        reached: dict[str, tuple[Judgement, ...]] = {first: ()}
        queue = deque([first])
        while second not in reached:
            here = queue.popleft()
            for other, judgement in self.near[here]:
                if other not in reached:
                    reached[other] = (*reached[here], judgement)
                    queue.append(other)
        return reached[second]

    def add(self, judgement: Judgement) -> None:
        """Take one judgement in, or set it aside for those that are here already."""
        one, other = self.group(judgement.first), self.group(judgement.second)
        if judgement.verdict is Verdict.NOT_SAME:
            if one == other:
                chain = self.path(judgement.first, judgement.second)
                self.contradictions.append(Contradiction(judgement, chain))
                return
            for end in (one, other):
                self.parted[end].append(len(self.apart))
            self.apart.append(judgement)
        elif against := self._parted_by(judgement, one, other):
            self.contradictions.append(Contradiction(judgement, against))
        else:
            self.same.append(judgement)
            self.near[judgement.first].append((judgement.second, judgement))
            self.near[judgement.second].append((judgement.first, judgement))
            self._join(one, other)

    def _join(self, one: str, other: str) -> None:
        """Make two groups one; the one with fewer judgements against it moves."""
        small, large = sorted((one, other), key=lambda group: (len(self.parted[group]), group))
        if small != large:
            self.parent[small] = large
            self.parted[large] += self.parted.pop(small)

    def _parted_by(self, judgement: Judgement, one: str, other: str) -> tuple[Judgement, ...]:
        """Return what together says that two groups are not one: the first that parts them, with its chains."""
        fewer = min(self.parted[one], self.parted[other], key=len)
        for number in sorted(fewer):
            apart = self.apart[number]
            for left, right in ((apart.first, apart.second), (apart.second, apart.first)):
                if one != other and (self.group(left), self.group(right)) == (one, other):
                    return (
                        *self.path(judgement.first, left),
                        apart,
                        *self.path(judgement.second, right),
                    )
        return ()


def weigh_judgements(judgements: Iterable[Judgement], known: Iterable[str]) -> Judged:
    """Return what holds of the judgements on ``known`` mentions, the newest of each pair first."""
    here, seen, judged = set(known), set(), Judged()
    for judgement in reversed(list(judgements)):
        if judgement.pair in seen or not judgement.pair <= here:
            continue
        seen.add(judgement.pair)
        if judgement.verdict is not Verdict.UNSURE:
            judged.add(judgement)
    return judged


def changed_judgements(before: Sequence[Judgement], now: Sequence[Judgement]) -> set[Judgement]:
    """Return the judgements that came, went, or stand in another order than before: the newest wins.

    >>> one, two = Judgement("a", "b", Verdict.SAME), Judgement("b", "c", Verdict.SAME)
    >>> changed_judgements([one, two], [one, two]), changed_judgements([one, two], [two])
    (set(), {Judgement(first='a', second='b', verdict=<Verdict.SAME: 'same'>)})
    >>> len(changed_judgements([one, two], [two, one]))
    1
    """
    then, since = ({j: place for place, j in enumerate(said)} for said in (before, now))
    kept = sorted(then.keys() & since.keys(), key=since.__getitem__)
    # Those in their order of before: the longest run of rising places, each with who came before it.
    ends: list[int] = []
    last: list[Judgement] = []
    came: dict[Judgement, Judgement | None] = {}
    for judgement in kept:
        at = bisect_left(ends, then[judgement])
        came[judgement] = last[at - 1] if at else None
        ends[at : at + 1] = [then[judgement]]
        last[at : at + 1] = [judgement]
    stay = set[Judgement]()
    here = last[-1] if last else None
    while here:
        stay.add(here)
        here = came[here]
    return (then.keys() | since.keys()) - stay


def read_judgements(path: Path) -> Iterator[Judgement]:
    """Yield the rows of a CSV file with the columns first, second and verdict, oldest first.

    Raises:
        MentionsUnreadable: As ``read_table`` does, a verdict is unknown, an identifier is missing.
    """
    for end, row in read_table(path, ("first", "second", "verdict")):
        first, second, verdict = row["first"], row["second"], row["verdict"].lower()
        verdict = verdict.replace("_", " ")
        what = ""
        if verdict not in set(Verdict):
            what = f"says {verdict!r}; write same, not same or unsure"
        elif not first or not second or first == second:
            what = "needs two different mention identifiers"
        if what:
            raise MentionsUnreadable(f"{path.name}: line {line_of(path, end)} {what}.")
        yield Judgement(first, second, Verdict(verdict))
