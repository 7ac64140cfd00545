"""What a page or an endpoint receives about one thing in the published store."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class TechnologyField:
    """One of the 35 technology fields of WIPO. Names are in English; translate by number."""

    number: int
    sector: str
    name: str


@dataclass(frozen=True, slots=True)
class Mention:
    """A person or organisation as written in one document.

    ``id`` leads to ``person()`` or ``organisation()`` according to ``kind``;
    ``role`` is "inventor", "owner", "applicant", "attorney" or "agency".
    """

    id: str
    kind: str  # "person" | "organisation"
    name: str
    role: str
    sequence: int
    city: str = ""
    region: str = ""
    country: str = ""


@dataclass(frozen=True, slots=True)
class Transfer:
    """A recorded deed (assignment, merger, lien, ...) that touches a technology.

    ``conveyance`` is the class of domain rules ("assignment", "security", "release", ...);
    ``text`` is the deed as the office wrote it; ``id`` is reel/frame.
    """

    id: str
    conveyance: str
    text: str
    executed: datetime.date | None
    recorded: datetime.date | None
    assignors: tuple[str, ...]
    assignees: tuple[str, ...]
    technologies: tuple[str, ...] = ()
    source: str = ""


@dataclass(frozen=True, slots=True)
class TechnologyRecord:
    """A patent, a published application or an offer, merged from every source that knows it."""

    id: str
    kind: str  # "patent" | "application" | "offer"
    type: str  # "utility", "design", "plant", "reissue", "software", ...
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
    claims: tuple[str, ...]
    ipc: tuple[str, ...]
    cpc: tuple[str, ...]
    fields: tuple[TechnologyField, ...]
    owners: tuple[Mention, ...]
    people: tuple[Mention, ...]
    others: tuple[Mention, ...]
    cites: tuple[str, ...]
    transfers: tuple[Transfer, ...]
    url: str
    sources: tuple[str, ...]
    extra: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class TechnologyLine:
    """A technology in the list of a person or an organisation."""

    id: str
    kind: str
    title: str
    date: datetime.date | None
    role: str


@dataclass(frozen=True, slots=True)
class NameCount:
    """A value and how often it was met: a spelling, a place, a co-inventor (then with ``id``)."""

    name: str
    count: int
    id: str = ""


@dataclass(frozen=True, slots=True)
class YearCount:
    year: int
    count: int


@dataclass(frozen=True, slots=True)
class OrganisationRecord:
    """An organisation: its mentions grouped by exact normalised name, and registers about it.

    ``technologies`` is the newest part of a list of ``total`` lines. ``facts`` holds what
    organisation registers (source ``organisations_csv``) state, by property.
    """

    id: str
    name: str
    total: int
    names: tuple[NameCount, ...]
    places: tuple[NameCount, ...]
    people: tuple[NameCount, ...]
    years: tuple[YearCount, ...]
    technologies: tuple[TechnologyLine, ...]
    facts: Mapping[str, tuple[str, ...]]
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PersonRecord:
    """A person: mentions grouped by exact normalised name (not yet an identity)."""

    id: str
    name: str
    total: int
    names: tuple[NameCount, ...]
    places: tuple[NameCount, ...]
    people: tuple[NameCount, ...]
    organisations: tuple[NameCount, ...]
    years: tuple[YearCount, ...]
    technologies: tuple[TechnologyLine, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NeedRecord:
    """A technology that somebody looks for."""

    id: str
    title: str
    text: str
    language: str
    agency: str
    agency_id: str
    programme: str
    opens: datetime.date | None
    closes: datetime.date | None
    keywords: tuple[str, ...]
    areas: tuple[str, ...]
    phases: tuple[str, ...]
    references: tuple[str, ...]
    url: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StatementRecord:
    """One fact and where it came from.

    ``file`` and ``position`` lead to the bytes: position is a byte offset, a line or a row of
    the file, said in words ("byte 48211", "row 12"). ``valid_from``/``valid_to`` is the time
    for which the source states it, half-open; ``link`` is the id of the thing the value names.
    """

    subject: str
    property: str
    value: str
    link: str
    sequence: int
    source: str
    retrieved: datetime.datetime
    valid_from: datetime.date | None
    valid_to: datetime.date | None
    file: str
    position: str
