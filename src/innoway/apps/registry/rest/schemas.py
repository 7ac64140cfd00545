"""What the registry's endpoints take and answer."""

import datetime
from typing import Annotated

from ninja import Schema
from pydantic import Field

from innoway.apps.registry.enums import (
    Confidence,
    EntityKind,
    Ground,
    IndustrySystem,
    OrganisationKind,
    PairVerdict,
    RecognitionKind,
    Standing,
)
from innoway.foundation.rest import SafeText

Name = Annotated[SafeText, Field(min_length=1, max_length=300)]
Short = Annotated[SafeText, Field(max_length=300)]
Number = Annotated[SafeText, Field(min_length=1, max_length=100)]
Day = datetime.date


class SourceOut(Schema):
    """Where a fact comes from."""

    source: str
    source_url: str
    retrieved_on: Day
    confidence: str


class NameOut(SourceOut):
    text: str
    language: str
    kind: str
    start: Day | None
    end: Day | None


class IdentifierOut(SourceOut):
    id: int
    scheme: str
    value: str
    state: str
    verified_against: str


class RecognitionOut(SourceOut):
    """``validity`` is as of today: future, current, expired or revoked."""

    id: int
    kind: str
    body: str
    number: str
    start: Day | None
    end: Day | None
    revoked_on: Day | None
    validity: str


class IndustryOut(SourceOut):
    system: str
    code: str
    is_main: bool
    start: Day | None
    end: Day | None


class SizeOut(SourceOut):
    size: str
    basis: str
    measured_on: Day
    sector: str
    rule: str


class OrganisationLine(Schema):
    id: int
    name: str
    name_zh: str
    kind: str
    country: str


class OrganisationOut(OrganisationLine, SourceOut):
    standing: str
    founded_on: Day | None
    website: str
    engine_entity: str
    names: list[NameOut]
    identifiers: list[IdentifierOut]
    recognitions: list[RecognitionOut]
    industries: list[IndustryOut]
    sizes: list[SizeOut]


class OrganisationsOut(Schema):
    """One page; ``next`` is the cursor of the following one, empty at the end."""

    items: list[OrganisationLine]
    next: str


class PersonOut(SourceOut):
    id: int
    name: str
    name_zh: str


class PeopleOut(Schema):
    items: list[PersonOut]
    next: str


class PlaceOut(SourceOut):
    id: int
    name: str
    name_zh: str
    address: str
    division_code: str
    country: str


class SchemeOut(Schema):
    """A numbering scheme the register checks."""

    id: str
    name: str
    name_zh: str
    holder: str
    issuer: str
    example: str


class FaultOut(Schema):
    """What is wrong with a number: where (counted from 1), what would be right."""

    code: str
    position: int | None
    expected: str
    found: str
    message: str


class CheckOut(Schema):
    scheme: str
    value: str
    sound: bool
    faults: list[FaultOut]


class Sourced(Schema):
    """Every fact that is entered names its source."""

    source: Name
    source_url: Annotated[SafeText, Field(max_length=500, pattern=r"^(https?://\S+)?$")] = ""
    retrieved_on: Day
    confidence: Confidence = Confidence.SECONDARY


class IdentifierIn(Schema):
    scheme: Annotated[SafeText, Field(max_length=40)]
    value: Number


class OrganisationIn(Sourced):
    name_en: Short = ""
    name_zh: Short = ""
    kind: OrganisationKind = OrganisationKind.OTHER
    standing: Standing = Standing.UNKNOWN
    country: Annotated[SafeText, Field(pattern=r"^([A-Z]{2})?$")] = ""
    founded_on: Day | None = None
    website: Annotated[SafeText, Field(max_length=500, pattern=r"^(https?://\S+)?$")] = ""
    identifiers: Annotated[list[IdentifierIn], Field(max_length=20)] = []


class RenameIn(Sourced):
    text: Name
    language: Annotated[SafeText, Field(pattern=r"^[a-z]{2,3}(-[A-Za-z]{2,8})?$")]
    on: Day


class SourcedIdentifierIn(Sourced, IdentifierIn):
    pass


class RecognitionIn(Sourced):
    kind: RecognitionKind
    body: Annotated[SafeText, Field(min_length=1, max_length=200)]
    number: Annotated[SafeText, Field(max_length=100)] = ""
    start: Day
    end: Day | None = None
    evidence: Annotated[SafeText, Field(max_length=500)] = ""


class RevocationIn(Schema):
    on: Day
    reason: Annotated[SafeText, Field(min_length=1, max_length=500)]


class ClassificationIn(Sourced):
    system: IndustrySystem
    code: Annotated[SafeText, Field(min_length=1, max_length=12)]
    on: Day


Mention = Annotated[SafeText, Field(min_length=1, max_length=300)]


class EntityOut(Schema):
    """An entity a mention belongs to now."""

    id: str
    name: str


class ReviewPairOut(Schema):
    """A pair worth judging; the model joins from ``threshold`` bits on.

    ``score`` is that of two people as groups of all their mentions, of organisations that of the
    two spellings; null where only the explanation of the pair works it out.
    """

    first: str
    second: str
    first_name: str
    second_name: str
    first_entity: EntityOut
    second_entity: EntityOut
    first_mentions: int
    second_mentions: int
    score: float | None
    threshold: float
    why: str


class ReviewQueueOut(Schema):
    """The most useful pairs; ``total`` counts those that wait, ``counts`` by why they wait."""

    items: list[ReviewPairOut]
    counts: dict[str, int]
    total: int


class FeatureOut(Schema):
    """One comparison with its contribution in bits."""

    name: str
    first: str
    second: str
    score: float


class LinkOut(Schema):
    """One step of the path that joined two mentions; ``judged`` by a steward, else by the model."""

    first: str
    second: str
    first_name: str
    second_name: str
    score: float
    judged: bool
    first_size: int
    second_size: int


class MentionOut(Schema):
    """One mention as its document states it."""

    mention: str
    kind: str
    name: str
    entity: EntityOut
    entity_mentions: int
    technology: str
    title: str
    date: Day | None
    place: str
    partners: list[str]
    owners: list[str]
    fields: list[str]
    source: str


class ExplanationOut(Schema):
    """Why two mentions are likely one or not; the features sum to the score.

    ``groups`` is the score of the two entities with all their mentions, by which the model joins
    or parts them; null where it was not worked out, or something rules the two out. ``merge`` is
    the number of the large merge that waits to join the same two entities.
    ``seen`` sent along with a verdict makes it fail when the pair changed meanwhile.
    """

    first: MentionOut
    second: MentionOut
    score: float
    threshold: float
    same_entity: bool
    features: list[FeatureOut]
    path: list[LinkOut]
    groups: float | None
    groups_ruled_out: bool
    merge: int | None
    seen: str


class JudgementIn(Schema):
    """A verdict with its reason: a usual ground, own words, or both."""

    kind: EntityKind
    first: Mention
    second: Mention
    verdict: PairVerdict
    ground: Ground = Ground.OTHER
    note: Annotated[SafeText, Field(max_length=500)] = ""
    seen: Annotated[SafeText, Field(max_length=300)] = ""


class PairOut(Schema):
    id: int
    kind: str
    first: str
    second: str
    first_name: str
    second_name: str
    ground: str
    note: str


class JudgementOut(PairOut):
    """A judgement; only standing ones count."""

    verdict: str
    state: str
    judged_at: datetime.datetime
    undone_at: datetime.datetime | None


class JudgementsOut(Schema):
    """One page, newest first."""

    items: list[JudgementOut]
    next: str


class MergeProposalOut(PairOut):
    """A large merge; ``decision`` is empty while it waits for a second steward."""

    first_mentions: int
    second_mentions: int
    proposed_at: datetime.datetime
    decision: str
    decided_at: datetime.datetime | None
    answer: str


class MergeOut(MergeProposalOut):
    """A large merge with the standing verdicts on other pairs of the two entities while it waits.

    ``seen`` sent along with an approval makes it fail when those changed meanwhile.
    """

    said: list[JudgementOut]
    seen: str


class ApprovalIn(Schema):
    seen: Annotated[SafeText, Field(max_length=50)] = ""


class RefusalIn(Schema):
    reason: Annotated[SafeText, Field(min_length=1, max_length=500)]


class ConflictOut(Schema):
    """A judgement set aside for the newer ones that together say otherwise."""

    aside: JudgementOut
    against: list[JudgementOut]
