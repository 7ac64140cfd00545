"""``innoway engine quarantine``: refused records, why, their bytes, and another try."""

import sys
from itertools import islice
from pathlib import Path

import click

from innoway.engine.cli.place import store_option


@click.group()
def quarantine() -> None:
    """List, show and retry records that were refused.

    A refused record keeps its file, position, reason and bytes until it is retried with success
    or dismissed. Nothing else waits for it.
    """


@quarantine.command("list")
@store_option
@click.option("--source", help="Only this source.")
@click.option("--limit", default=50, show_default=True, type=click.IntRange(1))
def list_(store: Path, source: str | None, limit: int) -> None:
    """List what waits: id, file, position and reason, newest first."""
    from innoway.engine.store import quarantine as held
    from innoway.engine.store.layout import Layout

    layout = Layout(store)
    for entry in islice(held.entries(layout, source), limit):
        click.echo(f"{entry.id}  {entry.source}  {entry.file} at {entry.position}")
        click.echo(f"{'':16}  {entry.code}: {entry.reason}")
    total = held.count(layout, source)
    click.echo(f"{total} in quarantine." if total else "The quarantine is empty.")


@quarantine.command()
@store_option
@click.argument("id")
@click.option("--raw", is_flag=True, help="Write only the bytes, unchanged.")
def show(store: Path, id: str, raw: bool) -> None:
    """Show one record: everything known of it, and its bytes."""
    from innoway.engine.store import quarantine as held
    from innoway.engine.store.layout import Layout

    entry = held.find(Layout(store), id)
    if entry is None:
        raise click.ClickException(f"no record {id} waits in quarantine")
    if raw:
        sys.stdout.buffer.write(entry.raw)
        return
    whole = "" if len(entry.raw) == entry.raw_size else f" (the first {len(entry.raw)} are kept)"
    for name, value in (
        ("id", entry.id), ("source", entry.source), ("file", entry.file),
        ("position", entry.position), ("reason", f"{entry.code}: {entry.reason}"),
        ("found", entry.found_at.isoformat(timespec="seconds")),
        ("bytes", f"{entry.raw_size}{whole}"),
    ):  # fmt: skip
        click.echo(f"{name:9} {value}")
    click.echo()
    click.echo(entry.raw[:4000].decode("utf-8", "backslashreplace"))


@quarantine.command()
@store_option
@click.argument("ids", nargs=-1)
@click.option("--source", help="Every record of this source.")
@click.option("--encoding", default="", help="Read the bytes in this encoding, e.g. cp1252.")
def retry(store: Path, ids: tuple[str, ...], source: str | None, encoding: str) -> None:
    """Try records again: those named, or all of a source. Without either, all."""
    from innoway.engine.pipelines.retrying import retry as run

    outcome = run(store, ids, source, encoding=encoding)
    click.echo(f"{outcome.taken} taken in, {outcome.refused} still refused.")


@quarantine.command()
@store_option
@click.argument("ids", nargs=-1, required=True)
def dismiss(store: Path, ids: tuple[str, ...]) -> None:
    """Take records off the list for good; their bytes stay in the store folder."""
    from innoway.engine.store import quarantine as held
    from innoway.engine.store.layout import Layout

    found = [held.find(Layout(store), id) for id in ids]
    held.settle(Layout(store), [entry.id for entry in found if entry])
    click.echo(f"{sum(entry is not None for entry in found)} dismissed.")
