"""Two mentions side by side, what a steward says of them, and how much a "same" would join."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from innoway.apps.registry.calculations.names import tidy
from innoway.apps.registry.enums import EntityKind, Ground, PairVerdict


@dataclass(frozen=True, slots=True)
class Side:
    """One mention with the entity it belongs to now; ``mentions`` counts the whole entity.

    ``judged`` tells whether judgements reach it: in some roles exact names alone decide.
    """

    mention: str
    name: str
    entity: str
    mentions: int
    judged: bool = True


@dataclass(frozen=True, slots=True)
class SeenPair:
    """A pair as the published record shows it at a moment, in the order of the mention ids."""

    kind: EntityKind
    first: Side
    second: Side

    @property
    def joined(self) -> bool:
        """Whether both mentions belong to one entity already."""
        return self.first.entity == self.second.entity

    def columns(self) -> dict[str, str | int]:
        """Return the pair as the columns of a judgement or a proposal."""
        found: dict[str, str | int] = {"kind": self.kind}
        for place, side in (("first", self.first), ("second", self.second)):
            found |= {
                place: side.mention, f"{place}_name": side.name[:500],
                f"{place}_entity": side.entity, f"{place}_mentions": side.mentions,
            }  # fmt: skip
        return found

    def token(self, standing: int | None) -> str:
        """Return a word that changes when the pair is judged or resolved anew.

        >>> one = Side("US1|inventor|0", "Li Lei", "person-1", 4)
        >>> two = Side("US2|inventor|1", "L. Li", "person-2", 1)
        >>> SeenPair(EntityKind.PERSON, one, two).token(None)
        'person-1 person-2 0'
        """
        return f"{self.first.entity} {self.second.entity} {standing or 0}"


@dataclass(frozen=True, slots=True)
class Saying:
    """A verdict with its reason: a usual ground, own words, or both."""

    verdict: str
    ground: str = Ground.OTHER
    note: str = ""

    @property
    def known(self) -> bool:
        """Whether verdict and ground are among those that exist."""
        return self.verdict in PairVerdict.values and self.ground in Ground.values

    @property
    def reasoned(self) -> bool:
        """Whether it gives a reason.

        >>> Saying("same", Ground.RARE_NAME).reasoned, Saying("same", note="  ").reasoned
        (True, False)
        """
        return self.ground != Ground.OTHER or bool(tidy(self.note))

    def columns(self) -> dict[str, str]:
        """Return the reason as columns."""
        return {"ground": self.ground, "note": tidy(self.note)[:500]}


def joined_size(entity: str, sizes: Mapping[str, int], links: Iterable[tuple[str, str]]) -> int:
    """Return the mentions of an entity with everything that links not yet applied join to it.

    Without the links a large merge could be made in small steps before the engine follows.

    >>> joined_size("a", {"a": 3, "b": 30, "c": 1}, [("b", "c"), ("a", "c")])
    34
    >>> joined_size("a", {"a": 3}, [])
    3
    """
    reached, waiting, near = {entity}, [entity], list(links)
    while waiting:
        here = waiting.pop()
        for link in near:
            if here in link:
                new = set(link) - reached
                reached |= new
                waiting += new
    return sum(sizes.get(one, 0) for one in reached)
