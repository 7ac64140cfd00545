"""A technology with what is known of it, what is like it and where each value came from."""

from collections.abc import Mapping
from dataclasses import dataclass

from innoway.apps.observatory import gateways
from innoway.apps.observatory.calculations.citation import Reference
from innoway.apps.observatory.gateways import (
    Hit,
    NeedRecord,
    SourceStatus,
    StatementRecord,
    TechnologyRecord,
)

SIMILAR = 5
ANSWERS = 10
AIM = 600  # characters of a need; what follows is mostly about how to hand in
LONGEST = 4_000  # characters that a likeness is judged by


@dataclass(frozen=True, slots=True)
class TechnologyPage:
    technology: TechnologyRecord
    similar: tuple[Hit, ...]


@dataclass(frozen=True, slots=True)
class NeedPage:
    need: NeedRecord
    answers: tuple[Hit, ...]


@dataclass(frozen=True, slots=True)
class Provenance:
    """The statements about a thing, by property, and the sources they name."""

    subject: str
    properties: Mapping[str, tuple[StatementRecord, ...]]
    sources: Mapping[str, SourceStatus]


def technology(id: str) -> TechnologyRecord | None:
    """Return a technology by its id."""
    return gateways.technology(id)


def need(id: str) -> NeedRecord | None:
    """Return a technology need by its id."""
    return gateways.need(id)


def technology_page(id: str) -> TechnologyPage | None:
    """Return a technology with the technologies most like it."""
    found = gateways.technology(id)
    if found is None:
        return None
    text = f"{found.title}\n{found.abstract}"[:LONGEST]
    like = gateways.similar_documents(text, but=id, kind="technology", limit=SIMILAR)
    return TechnologyPage(found, like)


def need_page(id: str) -> NeedPage | None:
    """Return a technology need with technologies that may answer it."""
    found = gateways.need(id)
    if found is None:
        return None
    text = "\n".join((found.title, *found.keywords, found.text[:AIM]))
    like = gateways.similar_documents(text, but=id, kind="technology", limit=ANSWERS)
    return NeedPage(found, like)


def provenance(subject: str, property: str | None = None) -> Provenance:
    """Return where the values of a thing came from, all of them or one property's."""
    grouped: dict[str, list[StatementRecord]] = {}
    for statement in gateways.statements_about(subject, property):
        grouped.setdefault(statement.property, []).append(statement)
    known = {source.name: source for source in gateways.sources()} if grouped else {}
    properties = {name: tuple(said) for name, said in grouped.items()}
    return Provenance(subject, properties, known)


def reference(id: str) -> Reference | None:
    """Return what a citation says of a technology."""
    found = gateways.technology(id)
    return reference_of(found) if found else None


def reference_of(technology: TechnologyRecord) -> Reference:
    """Return what a citation says of a technology."""
    return Reference(
        id=technology.id,
        kind=technology.kind,
        number=technology.number,
        title=technology.title,
        abstract=technology.abstract,
        date=technology.date,
        people=tuple(mention.name for mention in technology.people),
        owners=tuple(mention.name for mention in technology.owners),
        url=technology.url,
    )
