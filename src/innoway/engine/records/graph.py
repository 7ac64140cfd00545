"""Entities and edges of the graph as its readers see them."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from innoway.engine.records.view import NameCount, YearCount


@dataclass(frozen=True, slots=True)
class EntityRef:
    """An entity by its stable id, with its kind and its commonest name."""

    id: str
    kind: str
    name: str


@dataclass(frozen=True, slots=True)
class Edge:
    """A relation with the time it held and the document of the source that says so.

    What a register states has no document.
    """

    source_id: str
    target_id: str
    kind: str
    start_on: datetime.date | None
    end_on: datetime.date | None
    document: str | None
    source: str
    weight: int


@dataclass(frozen=True, slots=True)
class Named(EntityRef):
    """An entity found by name; ``spelling`` is the one that fits where its own name does not."""

    spelling: str = ""


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """An entity with what is around it; ``total`` edges there are, ``edges`` are shown.

    ``deeds`` tells those among the nodes.
    """

    centre: EntityRef
    nodes: tuple[EntityRef, ...]
    edges: tuple[Edge, ...]
    total: int
    deeds: "tuple[TransactionLine, ...]" = ()

    @property
    def truncated(self) -> bool:
        return self.total > len(self.edges)


@dataclass(frozen=True, slots=True)
class Path:
    """A shortest way between two entities: its stations, and the edge between each two.

    ``deeds`` tells those among the stations.
    """

    nodes: tuple[EntityRef, ...]
    edges: tuple[Edge, ...]
    deeds: "tuple[TransactionLine, ...]" = ()


@dataclass(frozen=True, slots=True)
class Export:
    """Lines of an export with how many relations they hold of how many there are.

    ``total`` is ``None`` where more were left out than were counted.
    """

    lines: Iterator[dict[str, Any]]
    relations: int
    total: int | None

    @property
    def cut(self) -> bool:
        return self.relations != self.total


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
    """A recorded deed with the first ``CONVEYED`` technologies it conveys.

    ``replaced_by`` and ``replaces`` are the deeds of a correction, as the chains of title tell it.
    """

    conveys: tuple[Conveyed, ...]
    replaced_by: tuple[EntityRef, ...] = ()
    replaces: tuple[EntityRef, ...] = ()

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
class Holding:
    """A technology of an entity with every role it has there.

    "acquired" is who took it over by the deed ``acquired_by`` without being owner at grant.
    ``standing`` is what the chain of title says of an owner: "holds", "passed_on" (to
    ``passed_to`` on ``passed_on``), "disputed", "replaced" (``passed_to`` is the deed that took the
    place of the one it was acquired by), "no_owner", or empty where there are no deeds.
    """

    id: str
    title: str
    date: datetime.date | None
    roles: tuple[str, ...]
    acquired_on: datetime.date | None = None
    acquired_by: str = ""
    standing: str = ""
    passed_to: tuple[EntityRef, ...] = ()
    passed_on: datetime.date | None = None

    @property
    def kind(self) -> str:
        return "technology"

    @property
    def role(self) -> str:
        """The first of the roles."""
        return self.roles[0]


@dataclass(frozen=True, slots=True)
class EntityPage:
    """What the graph knows of one entity; lists are newest or largest first, with their totals.

    Partners are those of the newest ``partners_in`` technologies. ``relations`` are all edges.
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
    places_total: int
    sources: tuple[str, ...]
    portfolio: tuple[Holding, ...]
    portfolio_total: int
    partners: tuple[Partner, ...]
    partners_total: int
    partners_in: int
    transactions: tuple[TransactionLine, ...]
    transactions_total: int
    timeline: tuple[YearCount, ...]
    members: tuple[MemberName, ...]
    strands: tuple[Strand, ...]
    relations: int
    version: int
