"""Organisations and people as the record mentions them, a page of their technologies at a time."""

from innoway.apps.observatory import gateways
from innoway.apps.observatory.gateways import OrganisationRecord, PersonRecord

PER_PAGE = 50
LAST_PAGE = 200


def organisation(id: str, page: int = 1) -> OrganisationRecord | None:
    """Return an organisation with one page of its technologies, newest first."""
    return gateways.organisation(id, limit=PER_PAGE, offset=_offset(page))


def person(id: str, page: int = 1) -> PersonRecord | None:
    """Return a person with one page of their technologies, newest first."""
    return gateways.person(id, limit=PER_PAGE, offset=_offset(page))


def _offset(page: int) -> int:
    return (min(max(page, 1), LAST_PAGE) - 1) * PER_PAGE
