"""What the analysis of the graph tells: who gives to whom, who is central, who belongs together."""

import datetime
from dataclasses import dataclass

from innoway.engine.records.graph import EntityRef


@dataclass(frozen=True, slots=True)
class Flow:
    """What went from one organisation, place or field to another, and from when to when.

    ``documents`` are deeds, citing documents or people's first documents at the taker;
    ``technologies`` is what those conveyed or cited.
    """

    giver: EntityRef
    taker: EntityRef
    documents: int
    technologies: int
    first_on: datetime.date | None
    last_on: datetime.date | None


@dataclass(frozen=True, slots=True)
class Analysed:
    """When the analysis was made, and how many judgements came or went since."""

    at: datetime.datetime
    judged_since: int


@dataclass(frozen=True, slots=True)
class Central:
    """How central an entity is: partners, PageRank (all sum to 1), betweenness (0 to 1)."""

    entity: EntityRef
    degree: int
    pagerank: float
    betweenness: float


@dataclass(frozen=True, slots=True)
class Community:
    """Parties that share documents with each other more than with others, named by its centre."""

    id: str
    name: str
    size: int
    people: int
    organisations: int
    documents: int
    members: tuple[EntityRef, ...]  # most central first, not all
