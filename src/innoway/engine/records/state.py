"""The state of the data: sources, checks, quarantine and a running ingest."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CheckResult:
    """An expectation on the published tables and whether it holds.

    ``severity`` is "error" or "warning"; ``found`` says what was seen, in words.
    """

    name: str
    expectation: str
    passed: bool
    severity: str
    found: str


@dataclass(frozen=True, slots=True)
class SourceStatus:
    """A source of the catalogue. ``state``: "fresh", "stale", "never" or "running"."""

    name: str
    title: Mapping[str, str]  # by language: {"en": ..., "zh": ...}
    description: Mapping[str, str]
    licence: str
    licence_url: str
    attribution: str
    url: str
    cadence: str
    state: str
    counts: Mapping[str, int]  # records by table: {"technologies": 129639, ...}
    files: int
    quarantined: int
    last_ingested: datetime.datetime | None
    newest: datetime.date | None
    checks: tuple[CheckResult, ...]


@dataclass(frozen=True, slots=True)
class QuarantinedRecord:
    """A record that could not be taken in, with the bytes as they came.

    ``raw`` holds at most the first MiB; ``raw_size`` is the whole size in the file; ``context``
    is what stands before every record of the file, like a header line.
    """

    id: str
    source: str
    file: str
    position: str
    reason: str
    code: str
    found_at: datetime.datetime
    raw: bytes
    raw_size: int
    context: bytes = b""


@dataclass(frozen=True, slots=True)
class IngestProgress:
    """Where the running (or last) ingest is. ``state``: "running", "done", "failed", "stopped"."""

    state: str
    source: str
    file: str
    stage: str
    done: int  # bytes, or steps where a source has no bytes to count
    total: int  # 0 = not known
    records: int
    rejected: int
    started: datetime.datetime
    updated: datetime.datetime
    message: str

    @property
    def share(self) -> float | None:
        """Part done between 0 and 1; ``None`` when the total is not known."""
        return min(1.0, self.done / self.total) if self.total else None


@dataclass(frozen=True, slots=True)
class ResolvedState:
    """The published entities: their version, when and from what made, and what the run took."""

    version: int
    at: datetime.datetime
    entities: int
    edges: int
    seconds: float
    peak_mb: int
    current: bool
