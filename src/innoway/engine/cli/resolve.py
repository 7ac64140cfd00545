"""``innoway engine resolve``: which mentions are one person, which spellings one organisation."""

import os
import resource
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click
from rich.progress import Progress

from innoway.engine.cli.place import store_option

MOST_MEMORY = 1 << 20  # megabytes


class Table(click.Path):
    """A file to read; what comes through a pipe ("-", "/dev/stdin") is put in a file first."""

    def __init__(self) -> None:
        """Read existing files."""
        super().__init__(path_type=Path, exists=True, dir_okay=False, allow_dash=True)

    def convert(self, value: Any, param: Any, ctx: Any) -> Any:
        """Return the path of a file that can be read more than once."""
        path = Path(os.fsdecode(super().convert(value, param, ctx)))
        if path.is_file():
            return path
        folder = Path(tempfile.mkdtemp(prefix="innoway-"))
        ctx.call_on_close(lambda: shutil.rmtree(folder, ignore_errors=True))
        held = folder / ("standard input" if str(path) == "-" else path.name)
        with held.open("wb") as file, click.open_file(str(path), "rb") as given:
            shutil.copyfileobj(given, file)
        return held


FILE = Table()
OUT = click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="CSV to write.")
EXPLAIN = click.option(
    "--explain", nargs=2, type=str, default=None, metavar="ID ID",
    help="Say why two of them are linked or not, and write nothing.",
)  # fmt: skip
BACKEND = click.option(
    "--backend", type=click.Choice(["duckdb", "spark"]), default="duckdb", show_default=True,
    help="Where the work runs: in this process, or on Spark with the same result.",
)  # fmt: skip
MASTER = click.option(
    "--spark-master", default="local[2]", show_default=True, help="Address of the Spark cluster."
)
MEMORY = click.option(
    "--memory", type=click.IntRange(600, MOST_MEMORY), default=2000, show_default=True,
    help="Megabytes the process may use, about; what does not fit goes part by part.",
)  # fmt: skip


@click.group()
def resolve() -> None:
    """Find which mentions are one person or one organisation."""
    # Asked to end, clean up as after Ctrl-C.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))


@resolve.command()
@click.argument("mentions", type=FILE)
@OUT
@EXPLAIN
@click.option(
    "--judgements",
    type=FILE,
    help="CSV of first,second,verdict (same, not same, unsure), oldest first.",
)
@click.option("--before", type=FILE, help="CSV an earlier run wrote; its identifiers stay.")
@BACKEND
@MASTER
@MEMORY
def people(
    mentions: Path, out: Path | None, explain: Any, judgements: Path | None, **options: Any
) -> None:
    """Resolve MENTIONS, a CSV file (also .gz) with a header line, to people.

    Needs the column mention_id; uses, where they are filled: first, last (or name, whole), patent_id,
    city, state, country, patent_date, filing_date, title and, separated by "|", assignees,
    coinventors, cpc_groups, attorneys. Writes mention_id,cluster with every mention exactly once.
    """
    from innoway.engine.facade import resolve as answers

    try:
        if explain:
            with asked_of(mentions, "mention", out):
                found = answers.explain_people_in(mentions, *explain, judgements=judgements)
            show_person(found, *explain)
        else:
            show_people(mentions, needed(out, mentions, judgements), judgements, options)
    except (answers.MentionsUnreadable, answers.SparkMissing) as error:
        raise click.ClickException(str(error)) from error
    except answers.OutOfMemory as error:
        raise too_little(options["memory"], error) from error


def show_people(
    mentions: Path, out: Path, judgements: Path | None, options: dict[str, Any]
) -> None:
    """Resolve with a progress bar and say what came out and what it cost."""
    from innoway.engine.facade import resolve as answers

    started = time.monotonic()
    with Progress(transient=True) as bar:
        task = bar.add_task("Resolving", total=None)
        with written_to(out):
            found = answers.resolve_people_in(
                mentions, out, judgements=judgements, before=options["before"],
                memory_mb=options["memory"],
                spark=address(options),
                progress=lambda done, total: bar.update(task, completed=done, total=total),
            )  # fmt: skip
    click.echo(
        f"Mentions: {found.mentions:,}, people: {found.people:,} "
        f"({cost(started)}, pairs compared: {found.pairs:,}): {out}"
    )
    if found.nameless:
        click.echo(f"{found.nameless:,} of the mentions have no name and stand alone; names are read from "
                   "the columns first and last, or name.", err=True)  # fmt: skip
    if found.unknown:
        click.echo(f"{found.unknown:,} of the judgements are of mentions that {mentions.name} does not "
                   "have.", err=True)  # fmt: skip
    for contradiction in found.contradictions:
        against = "; ".join(said(j) for j in contradiction.against)
        click.echo(f"Set aside, contradicted by newer judgements: {said(contradiction.judgement)}. "
                   f"Against it: {against}.", err=True)  # fmt: skip


def address(options: dict[str, Any]) -> str:
    """Return the address of the Spark cluster to use, "" for none."""
    return str(options["spark_master"]) if options["backend"] == "spark" else ""


def cost(started: float) -> str:
    """Return what the work took since it started, and the most memory the process held."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return f"{time.monotonic() - started:.1f} s, peak {peak:,.0f} MB"


def said(judgement: Any) -> str:
    """Return a judgement in words."""
    words = "the same" if judgement.verdict == "same" else "not the same"
    return f"{judgement.first} and {judgement.second} are {words}"


@resolve.command()
@click.argument("spellings", type=FILE)
@OUT
@EXPLAIN
@BACKEND
@MASTER
@click.option(
    "--memory", type=click.IntRange(600, MOST_MEMORY), default=2000, show_default=True,
    help="Megabytes the process may use, about; a file that needs more is not begun.",
)  # fmt: skip
def organisations(spellings: Path, out: Path | None, explain: Any, **options: Any) -> None:
    """Resolve SPELLINGS, a CSV file (also .gz) with the columns id and organization.

    A column country tells universities, hospitals and offices of one name apart, and speaks for and
    against others; other columns are passed over. Writes id,cluster with every spelling exactly once.
    """
    from innoway.engine.facade import resolve as answers

    started = time.monotonic()
    try:
        if explain:
            with asked_of(spellings, "spelling", out):
                show_organisation(*answers.explain_organisations_in(spellings, *explain))
            return
        target = needed(out, spellings)
        with Progress(transient=True) as bar, written_to(target):
            task = bar.add_task("Resolving", total=None)
            count, found = answers.resolve_organisations_in(
                spellings, target, memory_mb=options["memory"], spark=address(options),
                progress=lambda done, total: bar.update(task, completed=done, total=total),
            )  # fmt: skip
    except (answers.MentionsUnreadable, answers.SparkMissing) as error:
        raise click.ClickException(str(error)) from error
    except answers.TooManySpellings as error:
        raise too_little(options["memory"], error) from error
    click.echo(f"Spellings: {count:,}, organisations: {found:,} ({cost(started)}): {out}")


@resolve.command("store")
@store_option
@click.option("--whole", is_flag=True, help="Resolve everything anew, not only what changed.")
@MEMORY
@click.option("--wait", is_flag=True, help="Wait while another process resolves this store.")
@click.option("-q", "--quiet", is_flag=True, help="No progress bar, only the result.")
def resolve_store_command(store: Path, whole: bool, memory: int, wait: bool, quiet: bool) -> None:
    """Resolve the people and organisations of a store and publish who is who.

    Only what came since the last time is resolved; identifiers stay. You can stop this at any time,
    even by kill -9: readers keep the version before, and the next run does the work.
    """
    from innoway.engine.cli.meter import meter
    from innoway.engine.facade.resolve import OutOfMemory, TooManySpellings
    from innoway.engine.pipelines.resolving import resolve_store
    from innoway.engine.store.versions import StoreBusy

    try:
        with meter(quiet) as listener:
            found = resolve_store(
                store, whole=whole, memory_mb=memory, wait=wait, listener=listener
            )
    except StoreBusy as error:
        raise click.ClickException(f"{error}. Wait for it, or use --wait.") from error
    except (OutOfMemory, TooManySpellings) as error:
        raise too_little(memory, error) from error
    if found is None:
        click.echo("Nothing has changed since the last time.")
        return
    click.echo(
        f"{found.entities:,} people and organisations; {found.anew:,} mentions of people resolved "
        f"{'anew' if found.whole else 'because something changed'} "
        f"({found.seconds:.1f} s, peak {found.peak_mb:,} MB)"
    )


def too_little(allowed: int, error: Exception) -> click.ClickException:
    """Return what to say when the memory allowed, in megabytes, did not suffice."""
    needed = getattr(error, "needed_mb", 0)
    why = f"{error}, not {allowed:,}" if needed else f"{allowed:,} MB of memory were not enough"
    return click.ClickException(
        f"{why}. Nothing is lost: run the command again with more, "
        f"for example --memory {needed or 2 * allowed}."
    )


@contextmanager
def asked_of(table: Path, what: str, out: Path | None) -> Iterator[None]:
    """Say when a table does not have what is asked about, or when nothing will be written."""
    if out:
        raise click.UsageError("--explain writes nothing: leave out --out, or ask later.")
    try:
        yield
    except KeyError as error:
        raise click.ClickException(f"{table.name} has no {what} {error}.") from error


@contextmanager
def written_to(out: Path) -> Iterator[None]:
    """Say when the machine could not write what came out."""
    try:
        yield
    except OSError as error:
        why = error.strerror or str(error)
        raise click.ClickException(
            f"{out} could not be written: {why}. What stood there is as it was."
        ) from error


def needed(out: Path | None, *read: Path | None) -> Path:
    """Return the file to write, or say before the work what will keep it from being written."""
    if out is None:
        raise click.UsageError("Say where to write with --out FILE, or ask with --explain ID ID.")
    out = out.resolve()
    if any(path and out.exists() and out.samefile(path) for path in read):
        raise click.UsageError(f"{out.name} is read: choose another file to write.")
    if out.exists() and not out.is_file():
        raise click.UsageError(f"{out} is no ordinary file: choose another.")
    if not os.access(out.parent, os.W_OK):
        there = out.parent.is_dir()
        raise click.UsageError(
            f"{out.parent} {'cannot be written to' if there else 'is no folder'}: "
            f"{'choose another' if there else 'make it first, or choose another'}."
        )
    return out


def show_person(found: Any, first: str, second: str) -> None:
    """Print each comparison's part of the score."""
    what = "of the comparisons alone" if found.forbidden else "that they are one person"
    click.echo(f"{first} and {second}: log odds {found.score:+.2f} {what}")
    click.echo(f"  {'before any evidence':28} {found.prior:+.2f}")
    for label, value in sorted(found.contributions.items(), key=lambda x: -abs(x[1])):
        click.echo(f"  {label:28} {value:+.2f}")
    for mention, name in found.read.items():
        click.echo(f"  {mention} is read as {name}.")
    if found.forbidden:
        click.echo("  Never linked directly: their names conflict, both stand on one document, or more "
                   "than a working life lies between them.")  # fmt: skip
    if not found.same_block:
        click.echo("  Never compared: their names are too different.")
    for judgement in found.judgements:
        click.echo(f"  Judged: {said(judgement)}.")
    if not found.joined:
        click.echo("They are two people.")
        return
    click.echo("They are one person.")
    if found.path:
        click.echo(f"The round that joined them asked for {found.threshold:+.1f} on average:")
    for step in found.path:
        click.echo(f"  {grouped(step.first, step.first_size)} with "
                   f"{grouped(step.second, step.second_size)}: {step.score:+.2f}")  # fmt: skip


def grouped(mention: str, size: int) -> str:
    """Return a mention with the size of its group."""
    return mention if size == 1 else f"{mention} (group of {size})"


def show_organisation(found: Any, joined: bool, chain: Any) -> None:
    """Print what the two names share, what only one of them says, what else speaks, and what joined them."""
    click.echo(f"likeness {found.score:.2f} of 1")
    for label, words in (
        ("both", found.shared),
        ("first", found.only_first),
        ("second", found.only_second),
    ):
        for word, weight in sorted(words.items(), key=lambda x: -x[1]):
            click.echo(f"  {label:7} {word:28} {weight:.2f}")
    for sign, bits in found.signs.items():
        click.echo(f"  {'sign':7} {sign:28} {bits:+.2f} bits")
    click.echo("They are one organisation." if joined else "They are two organisations.")
    if len(chain) > 1:
        click.echo("The names that join them:")
        for step in chain:
            click.echo(f"  {step.first_name} with {step.second_name}: {step.score:.2f}")
