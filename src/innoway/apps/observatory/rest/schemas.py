"""What the observatory's endpoints answer; names are those of the engine's records."""

import datetime

from ninja import Schema

from innoway.apps.observatory.gateways import Flow, Location
from innoway.apps.observatory.queries.networks import located


class SegmentOut(Schema):
    text: str
    highlighted: bool


class HitOut(Schema):
    id: str
    kind: str
    title: str
    snippet: list[SegmentOut]
    language: str
    date: datetime.date | None
    score: float
    fields: dict[str, list[str]]


class CountOut(Schema):
    value: str
    count: int


class TranslationOut(Schema):
    """A word of the question and the words of the other language searched with it."""

    term: str
    into: list[str]
    source: str


class FindingsOut(Schema):
    """A page of hits; ``next`` is the query string of the following page."""

    total: int
    took_ms: float
    corrected: str | None
    translated: list[TranslationOut]
    facets: dict[str, list[CountOut]]
    hits: list[HitOut]
    next: str | None


class ContributionOut(Schema):
    term: str
    field: str
    origin: str
    reason: str
    score: float


class ExplanationOut(Schema):
    """Why a document answers a question; the contributions sum to the score."""

    id: str
    matched: bool
    score: float
    contributions: list[ContributionOut]


class SuggestionOut(Schema):
    text: str
    kind: str
    id: str


class FieldOut(Schema):
    number: int
    sector: str
    name: str


class MentionOut(Schema):
    id: str
    kind: str
    name: str
    role: str
    sequence: int
    city: str
    region: str
    country: str


class TransferOut(Schema):
    id: str
    conveyance: str
    text: str
    executed: datetime.date | None
    recorded: datetime.date | None
    assignors: list[str]
    assignees: list[str]


class TechnologyOut(Schema):
    id: str
    kind: str
    type: str
    number: str
    title: str
    abstract: str
    language: str
    date: datetime.date | None
    filing_date: datetime.date | None
    expiry_date: datetime.date | None
    status: str
    country: str
    kind_code: str
    application_number: str
    claims_count: int | None
    claims: list[str]
    ipc: list[str]
    cpc: list[str]
    fields: list[FieldOut]
    owners: list[MentionOut]
    people: list[MentionOut]
    others: list[MentionOut]
    cites: list[str]
    transfers: list[TransferOut]
    url: str
    sources: list[str]
    extra: dict[str, str]


class NeedOut(Schema):
    id: str
    title: str
    text: str
    language: str
    agency: str
    agency_id: str
    programme: str
    opens: datetime.date | None
    closes: datetime.date | None
    keywords: list[str]
    areas: list[str]
    phases: list[str]
    references: list[str]
    url: str
    sources: list[str]


class NameOut(Schema):
    name: str
    count: int
    id: str


class YearOut(Schema):
    year: int
    count: int


class LineOut(Schema):
    id: str
    kind: str
    title: str
    date: datetime.date | None
    role: str


class PartyOut(Schema):
    """Mentions under one exact name; not a resolved identity."""

    id: str
    name: str
    total: int
    names: list[NameOut]
    places: list[NameOut]
    people: list[NameOut]
    years: list[YearOut]
    technologies: list[LineOut]
    sources: list[str]


class OrganisationOut(PartyOut):
    facts: dict[str, list[str]]


class PersonOut(PartyOut):
    organisations: list[NameOut]


class StatementOut(Schema):
    """One fact and where it came from."""

    subject: str
    property: str
    value: str
    link: str | None
    sequence: int
    source: str
    retrieved: datetime.datetime
    valid_from: datetime.date | None
    valid_to: datetime.date | None
    file: str
    position: str


class CheckOut(Schema):
    name: str
    expectation: str
    passed: bool
    severity: str
    found: str


class SourceOut(Schema):
    name: str
    title: dict[str, str]
    description: dict[str, str]
    licence: str
    licence_url: str
    attribution: str
    url: str
    cadence: str
    state: str
    counts: dict[str, int]
    files: int
    quarantined: int
    last_ingested: datetime.datetime | None
    newest: datetime.date | None
    checks: list[CheckOut]


class RowOut(Schema):
    key: str
    name: str
    count: int


class ChartOut(Schema):
    """The numbers of a chart with what they count, in both languages."""

    name: str
    title: dict[str, str]
    definition: dict[str, str]
    unit: dict[str, str]
    period_type: str
    rows: list[RowOut]


class EntityRefOut(Schema):
    id: str
    kind: str
    name: str


class NamedOut(EntityRefOut):
    """An entity found by name; ``spelling`` is the one that fits where its own name does not."""

    spelling: str


class EdgeOut(Schema):
    """A relation: its ends, when it held, and the document of the source that says so.

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


class FactOut(Schema):
    property: str
    value: str
    source: str
    document: str
    date: datetime.date | None


class PartnerOut(Schema):
    ref: EntityRefOut
    shared: int
    first_on: datetime.date | None
    last_on: datetime.date | None


class TransactionOut(Schema):
    id: str
    transfer: str
    kind: str
    text: str
    executed: datetime.date | None
    recorded: datetime.date | None
    assignors: list[EntityRefOut]
    assignees: list[EntityRefOut]
    technologies: int
    source: str


class ConveyedOut(Schema):
    """A technology on a deed; ``held`` when there is more of it than its number."""

    id: str
    title: str
    held: bool


class TransactionRecordOut(TransactionOut):
    """A deed; ``replaced_by`` and ``replaces`` are deeds of a correction, named by their numbers."""

    conveys: list[ConveyedOut]
    replaced_by: list[EntityRefOut]
    replaces: list[EntityRefOut]


class HoldingOut(LineOut):
    """A technology with every role of an entity in it; ``role`` is the first.

    An owner's ``standing`` by the chain of title is "holds", "passed_on" (to ``passed_to``),
    "disputed", "replaced" (``passed_to`` is the deed that took the place of ``acquired_by``),
    "no_owner", or empty where no deed is on record.
    """

    roles: list[str]
    acquired_on: datetime.date | None
    acquired_by: str
    standing: str
    passed_to: list[EntityRefOut]
    passed_on: datetime.date | None


class MemberOut(Schema):
    """A spelling joined in an entity; ``party`` leads to its raw mentions."""

    party: str
    name: str
    count: int
    mention: str


class StrandOut(Schema):
    """Mentions of a person with something in common; other strands share name and subject alone."""

    mention: str
    count: int
    first_year: int | None
    last_year: int | None
    organisations: list[str]
    places: list[str]


class EntityOut(Schema):
    """A person or an organisation; ``version`` is that of the published graph.

    Partners are counted over the newest ``partners_in`` technologies.
    """

    id: str
    kind: str
    name: str
    names: list[NameOut]
    facts: list[FactOut]
    mentions: int
    first_on: datetime.date | None
    last_on: datetime.date | None
    places: list[str]
    places_total: int
    sources: list[str]
    portfolio: list[HoldingOut]
    portfolio_total: int
    partners: list[PartnerOut]
    partners_total: int
    partners_in: int
    transactions: list[TransactionOut]
    transactions_total: int
    timeline: list[YearOut]
    members: list[MemberOut]
    strands: list[StrandOut]
    relations: int
    version: int


class PictureOut(Schema):
    """An entity with what is around it; ``total`` relations there are."""

    centre: EntityRefOut
    nodes: list[EntityRefOut]
    edges: list[EdgeOut]
    total: int
    truncated: bool


class PathOut(Schema):
    """The stations of a path and the relation between each two."""

    nodes: list[EntityRefOut]
    edges: list[EdgeOut]


class StepOut(Schema):
    """One deed and what it did to the title."""

    deed: TransferOut
    kind: str
    effect: str
    about: str


class TenureOut(Schema):
    owner: str
    since: datetime.date | None
    until: datetime.date | None
    deed: str
    disputed: bool
    ended_by: str


class ChargeOut(Schema):
    deed: str
    kind: str
    debtors: list[str]
    creditors: list[str]
    since: datetime.date | None
    released: str
    until: datetime.date | None


class ShareOut(Schema):
    """An owner of record and what part of the title it holds ("1/2")."""

    name: str
    share: str


class ChainOut(Schema):
    """The chain of title of a technology, worked out from the deeds on record."""

    id: str
    title: str
    owners: list[str]
    shares: list[ShareOut]
    claimants: list[str]
    tenures: list[TenureOut]
    charges: list[ChargeOut]
    steps: list[StepOut]


class EstimateOut(Schema):
    """A share from 0 to 1 with its 95 % interval."""

    value: float
    low: float | None
    high: float | None


class MeasuredOut(Schema):
    """One system on one data set."""

    data_set: str
    kind: str
    mentions: int
    labelled: int | None
    system: str
    f1: EstimateOut
    precision: EstimateOut
    recall: EstimateOut
    measured_on: datetime.date


class LocationOut(Schema):
    """Where a place lies, in degrees; ``exact`` says whether that is the city, its region or country."""

    latitude: float
    longitude: float
    exact: str


class FlowOut(Schema):
    """What went from one to another: documents and what they conveyed or cited.

    Places have a location where it is known.
    """

    giver: EntityRefOut
    giver_at: LocationOut | None
    taker: EntityRefOut
    taker_at: LocationOut | None
    documents: int
    technologies: int
    first_on: datetime.date | None
    last_on: datetime.date | None

    @staticmethod
    def resolve_giver_at(flow: Flow) -> Location | None:
        return located(flow.giver)

    @staticmethod
    def resolve_taker_at(flow: Flow) -> Location | None:
        return located(flow.taker)


class CentralOut(Schema):
    entity: EntityRefOut
    degree: int
    pagerank: float
    betweenness: float


class CommunityOut(Schema):
    id: str
    name: str
    size: int
    people: int
    organisations: int
    documents: int
    members: list[EntityRefOut]
