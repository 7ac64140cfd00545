"""What the catalogue page shows: each source with its state, and what waits in quarantine."""

# ruff: noqa: S608 - names come from the code; values are bound or quoted

import datetime
from itertools import islice
from pathlib import Path
from typing import Any

from innoway.engine.pipelines.catalogue import declared
from innoway.engine.pipelines.ingest import utc_now
from innoway.engine.pipelines.judging import results_of
from innoway.engine.pipelines.progress import read_progress
from innoway.engine.records.source import Source
from innoway.engine.records.state import (
    IngestProgress,
    QuarantinedRecord,
    ResolvedState,
    SourceStatus,
)
from innoway.engine.store import quarantine
from innoway.engine.store.derived import MAKE, graph_layout, made_from
from innoway.engine.store.layout import Layout
from innoway.engine.store.snapshot import Snapshot, snapshot
from innoway.engine.store.versions import current_number

COUNTED = ("technologies", "transfers", "needs", "organisations")


def sources(store: Path) -> tuple[SourceStatus, ...]:
    shot, running = snapshot(store), read_progress(Layout(store))
    counts = _counts(shot) if shot else {}
    busy = running.source if running and running.state == "running" else ""
    return tuple(
        _status(store, source, shot, counts.get(source.name, {}), busy == source.name)
        for source in declared().values()
    )


def _status(
    store: Path, source: Source, shot: Snapshot | None, counts: dict[str, Any], busy: bool
) -> SourceStatus:
    files = [
        entry
        for entry in (shot.manifest.files.values() if shot else ())
        if entry["source"] == source.name
    ]
    times = [datetime.datetime.fromisoformat(entry["updated"]) for entry in files]
    last = max(times, default=None)
    return SourceStatus(
        name=source.name,
        title=source.title,
        description=source.description,
        licence=source.licence,
        licence_url=source.licence_url,
        attribution=source.attribution,
        url=source.url,
        cadence=source.cadence,
        state="running" if busy else _state(source, last),
        counts={name: counts.get(name, 0) for name in source.records},
        files=len(files),
        quarantined=quarantine.count(Layout(store), source.name),
        last_ingested=last,
        newest=counts.get("newest"),
        checks=results_of(store, source.name),
    )


def _state(source: Source, last: datetime.datetime | None) -> str:
    if last is None:
        return "never"
    if source.stale_after_days is None:
        return "fresh"
    return "stale" if (utc_now() - last).days > source.stale_after_days else "fresh"


def _counts(shot: Snapshot) -> dict[str, dict[str, Any]]:
    """Return rows by source and table, and the newest date; once a version."""
    held = shot.manifest.extra.get("sources")
    if held is None:
        held = {}
        for table in COUNTED:
            date = {"needs": "opens", "transfers": "recorded", "organisations": "as_of"}
            for row in shot.rows(
                f"SELECT source, count(DISTINCT id) AS n, max({date.get(table, 'date')}) AS newest "
                f"FROM {table} GROUP BY source"
            ):
                entry = held.setdefault(row["source"], {"newest": None})
                entry[table] = row["n"]
                if row["newest"] and (not entry["newest"] or row["newest"] > entry["newest"]):
                    entry["newest"] = row["newest"]
        shot.manifest.extra["sources"] = held
    return dict(held)


def quarantined(
    store: Path, source: str | None, *, limit: int, offset: int
) -> tuple[QuarantinedRecord, ...]:
    return tuple(islice(quarantine.entries(Layout(store), source), offset, offset + limit))


def quarantined_record(store: Path, id: str) -> QuarantinedRecord | None:
    return quarantine.find(Layout(store), id)


def quarantined_count(store: Path, source: str | None) -> int:
    return quarantine.count(Layout(store), source)


def progress(store: Path) -> IngestProgress | None:
    return read_progress(Layout(store))


def resolved(store: Path) -> ResolvedState | None:
    note = made_from(store)
    if not note:
        return None
    return ResolvedState(
        version=current_number(graph_layout(store)),
        at=datetime.datetime.fromisoformat(note["at"]),
        entities=note["entities"],
        edges=note["edges"],
        seconds=note["seconds"],
        peak_mb=note["peak_mb"],
        current=note["store_version"] == current_number(Layout(store)) and note["make"] == MAKE,
    )
