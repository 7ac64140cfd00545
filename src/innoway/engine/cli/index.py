"""``innoway engine index``: make files of documents searchable."""

import sys
import time
from pathlib import Path

import click

from innoway.values.home import data_home

SHOWN_BAD_LINES = 20


@click.command()
@click.argument("documents", type=click.Path(path_type=Path, allow_dash=True, dir_okay=False))
@click.option(
    "--store",
    type=click.Path(path_type=Path, file_okay=False),
    default=lambda: data_home() / "store",
    show_default="$INNOWAY_HOME/store",
    help="Folder of the index; created when missing.",
)
@click.option("--replace", is_flag=True, help="Empty the index first instead of adding to it.")
@click.option(
    "--vectors/--no-vectors",
    default=None,
    help="Make vectors of meaning too. Default: when there are at most 20,000 to make.",
)
@click.option("--strict", is_flag=True, help="Exit with code 3 when lines had to be skipped.")
def index(documents: Path, store: Path, replace: bool, vectors: bool | None, strict: bool) -> None:
    """Index DOCUMENTS, a file of JSON lines (also gzip; "-" reads standard input).

    Each line is an object with the fields id (required), title, text and language ("en", "zh",
    ...; detected when missing). Optional: kind, and date (YYYY-MM-DD). Any other field becomes
    a filter. A document replaces one of the same id; of two in one file the last wins.

    Lines that are no such object are skipped, counted and reported with their number; the whole
    list is kept in STORE/search/skipped.jsonl.

    \b
    Exit codes:  0  everything read was indexed (skipped lines are reported)
                 1  nothing could be done: unreadable file, no valid line, index busy
                 2  wrong use of the command
                 3  with --strict: indexed, but lines were skipped
    """
    from innoway.engine.facade.search import index_documents
    from innoway.engine.search.collection import read_documents
    from innoway.engine.search.errors import SearchRefused

    try:
        filled = index_documents(
            store, read_documents(documents), replace=replace, vectors=vectors, progress=Progress()
        )
    except (OSError, EOFError, SearchRefused) as error:
        raise click.ClickException(f"{documents}: {error}") from error
    _report_skipped(filled, store)
    rate = filled.documents / filled.seconds if filled.seconds else 0
    click.echo(
        f"{filled.documents:,} documents indexed in {filled.seconds:.1f} s ({rate:,.0f}/s); "
        f"{filled.total:,} in the index, {filled.bad:,} lines skipped.",
        err=True,
    )
    _report_vectors(filled)
    if filled.bad and not filled.documents:
        raise SystemExit(1)
    if filled.bad and strict:
        raise SystemExit(3)


class Progress:
    """Says on standard error how far the vectors are and how long they will still take."""

    def __init__(self) -> None:
        self.started = time.monotonic()
        self.told = 0.0

    def __call__(self, done: int, total: int) -> None:
        now = time.monotonic()
        if now - self.told < 2 and done < total:
            return
        self.told = now
        left = (now - self.started) / max(done, 1) * (total - done)
        end = "\n" if done >= total or not sys.stderr.isatty() else "\r"
        click.echo(f"Vectors: {done:,} of {total:,}, about {left:.0f} s left ", err=True, nl=False)
        click.echo(end, err=True, nl=False)


def _report_skipped(filled: object, store: Path) -> None:
    import orjson

    from innoway.engine.facade.search import Filled

    assert isinstance(filled, Filled)
    for bad in filled.bad_lines[:SHOWN_BAD_LINES]:
        click.echo(f"line {bad.number}: {bad.reason}", err=True)
    if filled.bad > SHOWN_BAD_LINES:
        click.echo(f"... and {filled.bad - SHOWN_BAD_LINES:,} more lines.", err=True)
    listed = b"".join(
        orjson.dumps({"line": bad.number, "reason": bad.reason}) + b"\n" for bad in filled.bad_lines
    )
    (store / "search" / "skipped.jsonl").write_bytes(listed)


def _report_vectors(filled: object) -> None:
    from innoway.engine.facade.search import Filled

    assert isinstance(filled, Filled)
    if filled.vectors:
        click.echo(f"{filled.vectors:,} vectors made in {filled.vector_seconds:.1f} s.", err=True)
    if filled.vectors_missing:
        click.echo(
            f"{filled.vectors_missing:,} documents have no vector of meaning: they are found by "
            "words and dictionary. Run again with --vectors to make them.",
            err=True,
        )
