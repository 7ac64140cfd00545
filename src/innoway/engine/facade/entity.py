"""One technology, organisation, person or need with everything the published store says of it."""

from pathlib import Path

from innoway.engine.records.view import (
    Mention,
    NameCount,
    NeedRecord,
    OrganisationRecord,
    PersonRecord,
    StatementRecord,
    TechnologyField,
    TechnologyLine,
    TechnologyRecord,
    Transfer,
    YearCount,
)

__all__ = [
    "Mention",
    "NameCount",
    "NeedRecord",
    "OrganisationRecord",
    "PersonRecord",
    "StatementRecord",
    "TechnologyField",
    "TechnologyLine",
    "TechnologyRecord",
    "Transfer",
    "YearCount",
    "need",
    "organisation",
    "person",
    "statements_about",
    "technology",
]


def technology(store: Path, id: str) -> TechnologyRecord | None:
    """Return a technology by its id ("US5828387", "US20050004437", "nasa:LAR-17579-1")."""
    from innoway.engine.store import entities

    return entities.technology(store, id)


def need(store: Path, id: str) -> NeedRecord | None:
    """Return a technology need by its id ("dod:AF151-087")."""
    from innoway.engine.store import entities

    return entities.need(store, id)


def organisation(
    store: Path, id: str, *, limit: int = 50, offset: int = 0
) -> OrganisationRecord | None:
    """Return an organisation ("org-" + 16 hex digits) with one page of its technologies."""
    from innoway.engine.store import parties

    return parties.organisation(store, id, limit=limit, offset=offset)


def person(store: Path, id: str, *, limit: int = 50, offset: int = 0) -> PersonRecord | None:
    """Return a person ("per-" + 16 hex digits) with one page of their technologies."""
    from innoway.engine.store import parties

    return parties.person(store, id, limit=limit, offset=offset)


def statements_about(
    store: Path, subject: str, property: str | None = None, *, limit: int = 1000
) -> tuple[StatementRecord, ...]:
    """Return the statements behind a subject's values, in the order of property and sequence."""
    from innoway.engine.store import entities

    return entities.statements_about(store, subject, property, limit=limit)
