"""How fresh and how whole the data is: sources, checks, quarantine, a running ingest."""

from pathlib import Path

from innoway.engine.records.state import (
    CheckResult,
    IngestProgress,
    QuarantinedRecord,
    ResolvedState,
    SourceStatus,
)

__all__ = [
    "CheckResult",
    "IngestProgress",
    "QuarantinedRecord",
    "ResolvedState",
    "SourceStatus",
    "progress",
    "quarantined",
    "quarantined_count",
    "quarantined_record",
    "resolved",
    "sources",
]


def sources(store: Path) -> tuple[SourceStatus, ...]:
    """Return every source this installation can read, by name, with what it brought so far."""
    from innoway.engine.pipelines import status

    return status.sources(store)


def quarantined(
    store: Path, source: str | None = None, *, limit: int = 50, offset: int = 0
) -> tuple[QuarantinedRecord, ...]:
    """Return records in quarantine, newest first."""
    from innoway.engine.pipelines import status

    return status.quarantined(store, source, limit=limit, offset=offset)


def quarantined_record(store: Path, id: str) -> QuarantinedRecord | None:
    """Return one record in quarantine."""
    from innoway.engine.pipelines import status

    return status.quarantined_record(store, id)


def quarantined_count(store: Path, source: str | None = None) -> int:
    """Return how many records wait in quarantine."""
    from innoway.engine.pipelines import status

    return status.quarantined_count(store, source)


def progress(store: Path) -> IngestProgress | None:
    """Return the state of the running or last ingest; ``None`` before the first."""
    from innoway.engine.pipelines import status

    return status.progress(store)


def resolved(store: Path) -> ResolvedState | None:
    """Return what the last resolution published; ``None`` before the first."""
    from innoway.engine.pipelines import status

    return status.resolved(store)
