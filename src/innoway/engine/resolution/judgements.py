"""What stewards judged of pairs, as data: it wins over every model.

Judgements are given oldest first. One that contradicts newer ones is set aside and told; what
remains never contradicts itself.
"""

import csv
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from innoway.engine.resolution.tables import MentionsUnreadable, open_text


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
    """Judgements that hold together: what must be one, what must stay apart."""

    same: list[Judgement] = field(default_factory=list)
    apart: list[Judgement] = field(default_factory=list)
    contradictions: list[Contradiction] = field(default_factory=list)

    def path(self, first: str, second: str) -> tuple[Judgement, ...] | None:
        """Return the shortest chain of "same" from one mention to another, None if there is none."""
        near: dict[str, list[tuple[str, Judgement]]] = {}
        for judgement in self.same:
            near.setdefault(judgement.first, []).append((judgement.second, judgement))
            near.setdefault(judgement.second, []).append((judgement.first, judgement))
        reached: dict[str, tuple[Judgement, ...]] = {first: ()}
        queue = deque([first])
        while queue:
            here = queue.popleft()
            if here == second:
                return reached[here]
            for other, judgement in near.get(here, []):
                if other not in reached:
                    reached[other] = (*reached[here], judgement)
                    queue.append(other)
        return None

    def add(self, judgement: Judgement) -> None:
        """Take one judgement in, or set it aside for those that are here already."""
        if judgement.verdict is Verdict.NOT_SAME:
            chain = self.path(judgement.first, judgement.second)
            against = chain
        else:
            against = self._parted_by(judgement)
        if against is not None:
            self.contradictions.append(Contradiction(judgement, against))
        elif judgement.verdict is Verdict.NOT_SAME:
            self.apart.append(judgement)
        else:
            self.same.append(judgement)

    def _parted_by(self, judgement: Judgement) -> tuple[Judgement, ...] | None:
        for apart in self.apart:
            for one, other in ((apart.first, apart.second), (apart.second, apart.first)):
                left, right = self.path(judgement.first, one), self.path(judgement.second, other)
                if left is not None and right is not None:
                    return (*left, apart, *right)
        return None


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


def read_judgements(path: Path) -> Iterator[Judgement]:
    """Yield the rows of a CSV file with the columns first, second and verdict, oldest first.

    Raises:
        MentionsUnreadable: A column is missing, a verdict is unknown, not UTF-8.
    """
    try:
        with open_text(path) as file:
            rows = csv.DictReader(file)
            for column in ("first", "second", "verdict"):
                if column not in (rows.fieldnames or ()):
                    raise MentionsUnreadable(f"{path.name}: the header has no column {column!r}.")
            for row in rows:
                yield _judgement(row, f"{path.name}: line {rows.line_num}")
    except UnicodeDecodeError as error:
        raise MentionsUnreadable(f"{path.name} is not UTF-8 text; save it as UTF-8.") from error


def _judgement(row: dict[str, str], where: str) -> Judgement:
    first, second = (row["first"] or "").strip(), (row["second"] or "").strip()
    verdict = (row["verdict"] or "").strip().lower().replace("_", " ")
    if verdict not in set(Verdict):
        raise MentionsUnreadable(f"{where} says {verdict!r}; write same, not same or unsure.")
    if not first or not second or first == second:
        raise MentionsUnreadable(f"{where} needs two different mention identifiers.")
    return Judgement(first, second, Verdict(verdict))
