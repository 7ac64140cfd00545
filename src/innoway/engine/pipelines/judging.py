"""Evaluate a source's expectations on the published version and keep the verdicts."""

import json
from dataclasses import asdict
from pathlib import Path

from innoway.engine.checks.evaluate import evaluate
from innoway.engine.pipelines.catalogue import expectations_of
from innoway.engine.records.source import Source
from innoway.engine.records.state import CheckResult
from innoway.engine.store.layout import Layout, write_atomically
from innoway.engine.store.snapshot import snapshot


def judge(store: Path, source: Source) -> list[CheckResult]:
    """Evaluate and write the results where ``results_of`` finds them."""
    shot = snapshot(store)
    if shot is None:
        return []
    results = evaluate(shot, source.name, expectations_of(source))
    entry = {"version": shot.number, "results": [asdict(result) for result in results]}
    path = Layout(store).ledger / "checks" / f"{source.name}.json"
    write_atomically(path, json.dumps(entry, ensure_ascii=False).encode(), durable=False)
    return results


def results_of(store: Path, source: str) -> tuple[CheckResult, ...]:
    """Return the last verdicts on a source."""
    try:
        entry = json.loads((Layout(store).ledger / "checks" / f"{source}.json").read_bytes())
    except (FileNotFoundError, ValueError):
        return ()
    return tuple(CheckResult(**result) for result in entry["results"])
