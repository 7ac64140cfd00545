"""The sources of the record: what they are, how fresh, how whole, and what had to be set aside."""

from dataclasses import dataclass

from innoway.apps.observatory import gateways
from innoway.apps.observatory.gateways import IngestProgress, QuarantinedRecord, SourceStatus

SET_ASIDE = 50


@dataclass(frozen=True, slots=True)
class Catalogue:
    sources: tuple[SourceStatus, ...]
    progress: IngestProgress | None


@dataclass(frozen=True, slots=True)
class SourcePage:
    """A source; ``set_aside`` is filled for staff only, it may hold raw personal data."""

    source: SourceStatus
    set_aside: tuple[QuarantinedRecord, ...]


def catalogue() -> Catalogue:
    """Return every source with the state of a running ingest."""
    return Catalogue(gateways.sources(), gateways.progress())


def progress() -> IngestProgress | None:
    """Return the state of the running or last ingest."""
    return gateways.progress()


def source_page(name: str, *, staff: bool, page: int = 1) -> SourcePage | None:
    """Return one source, for staff with a page of its quarantine."""
    source = next((s for s in gateways.sources() if s.name == name), None)
    if source is None:
        return None
    aside: tuple[QuarantinedRecord, ...] = ()
    if staff:
        offset = (max(page, 1) - 1) * SET_ASIDE
        aside = gateways.quarantined(name, limit=SET_ASIDE, offset=offset)
    return SourcePage(source, aside)


def quarantined_record(id: str) -> QuarantinedRecord | None:
    """Return one record in quarantine with its raw bytes."""
    return gateways.quarantined_record(id)
