"""Organisations and people as the record mentions them, a page of their technologies at a time."""

from dataclasses import dataclass
from typing import Generic, TypeVar

from innoway.apps.observatory import gateways
from innoway.apps.observatory.gateways import EntityRef, OrganisationRecord, PersonRecord

PER_PAGE = 50
LAST_PAGE = 200
Party = TypeVar("Party", OrganisationRecord, PersonRecord)


@dataclass(frozen=True, slots=True)
class Mentioned(Generic[Party]):
    """Mentions under one exact name, and the entities they were worked out to belong to."""

    party: Party
    entities: tuple[EntityRef, ...]


def organisation(id: str, page: int = 1) -> OrganisationRecord | None:
    """Return an organisation with one page of its technologies, newest first."""
    return gateways.organisation(id, limit=PER_PAGE, offset=_offset(page))


def person(id: str, page: int = 1) -> PersonRecord | None:
    """Return a person with one page of their technologies, newest first."""
    return gateways.person(id, limit=PER_PAGE, offset=_offset(page))


def organisation_page(id: str, page: int) -> Mentioned[OrganisationRecord] | None:
    """Return an organisation with its entities."""
    found = organisation(id, page)
    return Mentioned(found, gateways.entities_of_party(id)) if found else None


def person_page(id: str, page: int) -> Mentioned[PersonRecord] | None:
    """Return a person with their entities."""
    found = person(id, page)
    return Mentioned(found, gateways.entities_of_party(id)) if found else None


def _offset(page: int) -> int:
    return (min(max(page, 1), LAST_PAGE) - 1) * PER_PAGE
