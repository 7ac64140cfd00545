"""Entities and edges of the graph as its readers see them."""

import datetime
from dataclasses import dataclass

from innoway.engine.records.view import NameCount, TechnologyLine, YearCount


@dataclass(frozen=True, slots=True)
class EntityRef:
    """An entity by its stable id, with its kind and its commonest name."""

    id: str
    kind: str
    name: str


@dataclass(frozen=True, slots=True)
class Edge:
    """A relation with the time it held and the document of the source that says so."""

    source_id: str
    target_id: str
    kind: str
    start_on: datetime.date | None
    end_on: datetime.date | None
    document: str
    source: str
    weight: int


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """An entity with what is around it; ``total`` edges there are, ``edges`` are shown."""

    centre: EntityRef
    nodes: tuple[EntityRef, ...]
    edges: tuple[Edge, ...]
    total: int

    @property
    def truncated(self) -> bool:
        return self.total > len(self.edges)


@dataclass(frozen=True, slots=True)
class Path:
    """A shortest way between two entities: its stations, and the edge between each two."""

    nodes: tuple[EntityRef, ...]
    edges: tuple[Edge, ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """A property of an entity as one source states it, with the document or register entry."""

    property: str
    value: str
    source: str
    document: str
    date: datetime.date | None


@dataclass(frozen=True, slots=True)
class Partner:
    """Who shares documents with an entity: how many, and from when to when."""

    ref: EntityRef
    shared: int
    first_on: datetime.date | None
    last_on: datetime.date | None


@dataclass(frozen=True, slots=True)
class TransactionLine:
    """A recorded deed: its kind, the words that told it, the parties and how much it conveys."""

    id: str
    transfer: str
    kind: str
    text: str
    executed: datetime.date | None
    recorded: datetime.date | None
    assignors: tuple[EntityRef, ...]
    assignees: tuple[EntityRef, ...]
    technologies: int
    source: str


CONVEYED = 500


@dataclass(frozen=True, slots=True)
class Conveyed:
    """A technology on a deed; ``held`` when the store has more of it than its number."""

    id: str
    title: str
    held: bool


@dataclass(frozen=True, slots=True)
class TransactionRecord(TransactionLine):
    """A recorded deed with the first ``CONVEYED`` technologies it conveys."""

    conveys: tuple[Conveyed, ...]

    @property
    def cut(self) -> bool:
        """Whether it may convey more than is listed."""
        return len(self.conveys) == CONVEYED


@dataclass(frozen=True, slots=True)
class MemberName:
    """One spelling that was joined in an entity; ``party`` leads to its raw mentions."""

    party: str
    name: str
    count: int
    mention: str

    @property
    def document(self) -> str:
        return self.mention.split("|", 1)[0]


@dataclass(frozen=True, slots=True)
class Strand:
    """Mentions of one person that an organisation, a colleague or a place ties together.

    ``mention`` is the first of ``count``; organisations and places are the most frequent, years those of
    filing.
    """

    mention: str
    count: int
    first_year: int | None
    last_year: int | None
    organisations: tuple[str, ...]
    places: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EntityPage:
    """What the graph knows of one entity; lists are newest or largest first, with their totals.

    ``strands`` are told of a person whose record falls into several that nothing but name and subject join.
    """

    id: str
    kind: str
    name: str
    names: tuple[NameCount, ...]
    facts: tuple[Fact, ...]
    mentions: int
    first_on: datetime.date | None
    last_on: datetime.date | None
    places: tuple[str, ...]
    sources: tuple[str, ...]
    portfolio: tuple[TechnologyLine, ...]
    portfolio_total: int
    partners: tuple[Partner, ...]
    transactions: tuple[TransactionLine, ...]
    transactions_total: int
    timeline: tuple[YearCount, ...]
    members: tuple[MemberName, ...]
    strands: tuple[Strand, ...]
    version: int
