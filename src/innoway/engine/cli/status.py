"""``innoway engine status``: the sources, how fresh they are and what they hold."""

import json
from dataclasses import asdict
from pathlib import Path

import click

from innoway.engine.cli.place import store_option


@click.command()
@store_option
@click.option("--json", "as_json", is_flag=True, help="Machine-readable.")
def status(store: Path, as_json: bool) -> None:
    """Show every source this installation can read, and what it brought so far."""
    from innoway.engine.facade import counts, freshness

    sources, resolved = freshness.sources(store), freshness.resolved(store)
    if as_json:
        found = {
            "sources": [asdict(source) for source in sources],
            "totals": asdict(counts.totals(store)),
            "resolved": asdict(resolved) if resolved else None,
        }
        click.echo(json.dumps(found, default=str, ensure_ascii=False, indent=1))
        return
    for source in sources:
        held = ", ".join(f"{count:,} {table}" for table, count in source.counts.items())
        click.echo(f"{source.name:20} {source.state:8} {held}; {source.quarantined} in quarantine")
        click.echo(f"{'':20} {source.title['en']} · {source.licence} · {source.cadence}")
        for check in source.checks:
            if not check.passed:
                found_said = f"{check.expectation}, found: {check.found}"
                click.echo(f"{'':20} {check.severity}: {found_said}")
    running = freshness.progress(store)
    if running and running.state == "running":
        share = f"{running.share:.0%}" if running.share is not None else running.stage
        click.echo(f"Now: {running.source} {running.file} {share}")
    total = counts.totals(store)
    click.echo(
        f"In all: {total.technologies:,} technologies, {total.organisations:,} organisations, "
        f"{total.people:,} people, {total.needs:,} needs, {total.transfers:,} transfers, "
        f"{total.statements:,} statements."
    )
    if resolved is None:
        click.echo("Nobody is resolved yet: innoway engine resolve store")
        return
    behind = "" if resolved.current else "; newer data waits: innoway engine resolve store"
    click.echo(
        f"Resolved: version {resolved.version} of {resolved.at:%Y-%m-%d %H:%M} UTC, "
        f"{resolved.entities:,} people and organisations, {resolved.edges:,} links, "
        f"{resolved.seconds:,.0f} s, peak {resolved.peak_mb:,} MB{behind}"
    )
