"""``innoway engine ingest``: take files of a source into the store."""

from pathlib import Path

import click

from innoway.engine.cli.place import store_option


@click.command()
@click.argument("source")
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--file", "more", multiple=True, type=click.Path(path_type=Path), help="The same as FILES."
)
@store_option
@click.option("--no-index", is_flag=True, help="Leave the text index alone (catch up later).")
@click.option(
    "--max-record-mb", default=128, show_default=True, type=click.IntRange(1, 4096),
    help="Refuse a single record larger than this.",
)  # fmt: skip
@click.option("--wait", is_flag=True, help="Wait while another process writes to the store.")
@click.option("-q", "--quiet", is_flag=True, help="No progress bar, only the result.")
def ingest(  # noqa: PLR0917 - click hands over one argument an option
    source: str, files: tuple[Path, ...], more: tuple[Path, ...], store: Path, no_index: bool,
    max_record_mb: int, wait: bool, quiet: bool,
) -> None:  # fmt: skip
    """Take FILES of SOURCE into the store.

    FILES may be folders; every file in them is taken. A source that can fetch its own data
    (patentsview_sample) needs none. Files may be plain, gzip or ZIP.

    You can stop this at any time, even by kill -9, and start it again: it goes on where it
    stopped, takes nothing twice, and skips files it has seen, whatever they are called. A bad
    record does not stop it; see: innoway engine quarantine list

    The sources are listed by: innoway engine status
    """
    from innoway.engine.cli.meter import meter
    from innoway.engine.pipelines import fetching
    from innoway.engine.pipelines.catalogue import UnknownSource, source_named
    from innoway.engine.pipelines.ingest import ingest as run
    from innoway.engine.store.connection import OutOfMemory, budget
    from innoway.engine.store.versions import StoreBusy
    from innoway.values.home import data_home

    try:
        source_named(source)
        paths = fetching.files_of(source, [*files, *more], data_home() / "downloads")
        with meter(quiet) as listener:
            outcomes = run(
                store, source, paths, listener=listener, index=not no_index,
                record_limit=max_record_mb << 20, wait=wait,
            )  # fmt: skip
    except (UnknownSource, fetching.NoFiles) as error:
        raise click.UsageError(str(error)) from error
    except StoreBusy as error:
        raise click.ClickException(f"{error}. Wait for it, or use --wait.") from error
    except OutOfMemory as error:
        raise click.ClickException(
            f"{budget()} of memory were not enough. Nothing is lost: run the command again, with "
            "more in INNOWAY_ENGINE_MEMORY (for example 4GB)."
        ) from error
    for outcome in outcomes:
        passed = "".join(
            f", {count} passed over ({what})" for what, count in outcome.passed.items()
        )
        click.echo(
            f"{outcome.file}: {outcome.state}; {outcome.fresh} new, {outcome.known} known, "
            f"{outcome.rejected} in quarantine{passed}"
        )
        for reason in outcome.reasons:
            click.echo(f"  refused: {reason}", err=True)
    if any(outcome.rejected for outcome in outcomes):
        click.echo(f"Refused records: innoway engine quarantine list --source {source}", err=True)
    if outcomes and all(outcome.state == "refused" for outcome in outcomes):
        raise SystemExit(1)
