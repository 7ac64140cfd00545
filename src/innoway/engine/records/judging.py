"""What stewards judge and are shown: mentions, pairs worth a look, reasons, verdicts."""

import datetime
from dataclasses import dataclass

from innoway.engine.records.graph import EntityRef


@dataclass(frozen=True, slots=True)
class MentionView:
    """One mention as its document states it, with the entity it belongs to now.

    ``mention`` is the one that stands for the person on the document, by which judgements go.
    ``technology`` is the id of the document, or of the deed; ``place`` reads "City, Region,
    Country". ``judged`` tells whether judgements reach it: mentions in roles that are grouped by
    exact name alone (attorneys, examiners) they do not.
    """

    mention: str
    kind: str
    name: str
    entity: EntityRef
    entity_mentions: int
    technology: str
    title: str
    date: datetime.date | None
    place: str
    partners: tuple[str, ...]
    owners: tuple[str, ...]
    fields: tuple[str, ...]
    source: str
    judged: bool


@dataclass(frozen=True, slots=True)
class PairFeature:
    """One comparison: what it saw on both sides and its contribution in bits."""

    name: str
    first: str
    second: str
    score: float


@dataclass(frozen=True, slots=True)
class Link:
    """One step of the path that joined two mentions; ``judged`` by a steward, else by the model.

    The model joins groups: the sizes are their mentions, the score in bits is that of the groups.
    """

    first: str
    second: str
    first_name: str
    second_name: str
    score: float
    judged: bool
    first_size: int = 1
    second_size: int = 1


@dataclass(frozen=True, slots=True)
class PairExplanation:
    """Why two mentions are likely one or not; the features, prior included, sum to the score.

    ``groups`` is the score in bits of the two entities they belong to, each taken as one with all
    its mentions; ``None`` for one entity, for organisations and where blocks are too large to ask
    at once. What rules two entities out counts for more than any score.
    """

    first: MentionView
    second: MentionView
    score: float
    threshold: float
    features: tuple[PairFeature, ...]
    path: tuple[Link, ...]
    same_entity: bool
    groups: float | None = None
    groups_ruled_out: bool = False


@dataclass(frozen=True, slots=True)
class ReviewPair:
    """A pair worth a steward's look; ``why`` is borderline, loose, large or same-name.

    ``score`` in bits is that of two people as groups, of organisations that of the two spellings;
    ``None`` where only the pair's page works it out.
    """

    first: str
    second: str
    first_name: str
    second_name: str
    first_entity: EntityRef
    second_entity: EntityRef
    first_mentions: int
    second_mentions: int
    score: float | None
    threshold: float
    why: str


@dataclass(frozen=True, slots=True)
class StewardJudgement:
    """A verdict on two mentions: "same", "not same" or "unsure"."""

    first: str
    second: str
    verdict: str


@dataclass(frozen=True, slots=True)
class Applied:
    """What a run with new judgements published: the version, the entities that changed."""

    version: int
    changed: tuple[str, ...]
    seconds: float


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A judgement that was set aside, with the newer ones that together say otherwise."""

    judgement: StewardJudgement
    against: tuple[StewardJudgement, ...]
