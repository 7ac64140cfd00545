"""``innoway engine query``: answer a file of topics with a TREC run."""

import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import click

from innoway.values.home import data_home

METHODS = ("auto", "words", "dictionary", "cascade")
EXPLAINED = 3  # documents of each topic


@click.command()
@click.argument("topics", type=click.Path(path_type=Path, allow_dash=True, dir_okay=False))
@click.option(
    "--store",
    type=click.Path(path_type=Path, file_okay=False),
    default=lambda: data_home() / "store",
    show_default="$INNOWAY_HOME/store",
    help="Folder in which documents were indexed.",
)
@click.option("--depth", type=click.IntRange(1, 10_000), default=100, show_default=True,
              help="Most documents for each topic.")  # fmt: skip
@click.option("--run", type=click.Path(path_type=Path, dir_okay=False, allow_dash=True),
              default="-", help="Where to write the run; standard output by default.")  # fmt: skip
@click.option("--method", type=click.Choice(METHODS), default="auto", show_default=True,
              help="How to rank; auto is the best that is installed and indexed.")  # fmt: skip
@click.option("--patience", type=click.FloatRange(0), default=150.0, show_default=True,
              help="Seconds the cascade may spend on its finer encoder; 0 leaves it out.")  # fmt: skip
@click.option("--tag", default="", help="Last column of the run; the method by default.")
@click.option("--explain", is_flag=True, help="Say on standard error why the first ones are first.")
@click.option("--strict", is_flag=True, help="Exit with code 3 when lines had to be skipped.")
def query(  # noqa: PLR0917
    topics: Path, store: Path, depth: int, run: Path, method: str, patience: float, tag: str,
    explain: bool, strict: bool,
) -> None:  # fmt: skip
    """Answer TOPICS, a file of JSON lines (also gzip; "-" reads standard input).

    Each line is an object with the fields id and text: a few words or a whole abstract, in the
    language of the documents or the other one. Optional: language (detected when missing) and
    exclude, an id or a list of ids that are not to be returned.

    The run has the lines "topic Q0 document rank score tag", scores falling strictly with rank.
    White space inside an id is written as %20. A topic without words has no lines.

    \b
    Methods:     words       the words of the topic alone
                 dictionary  and their translations by CC-CEDICT and the glossary
                 cascade     and nearness of meaning, by the vectors made at indexing; the
                             first 20 are ordered anew by a finer encoder
    Exit codes:  0  every topic read was answered (skipped lines are reported)
                 1  nothing could be done: unreadable file, nothing indexed, models missing
                 2  wrong use of the command
                 3  with --strict: answered, but lines were skipped
    """
    from innoway.engine.search.collection import Topic, read_topics
    from innoway.engine.search.errors import SearchRefused
    from innoway.engine.search.rank import rank_topics, store_ranker
    from innoway.engine.search.runfile import write_run

    started = time.perf_counter()
    skipped: list[int] = []
    seen: list[Topic] = []
    try:
        ranker = store_ranker(store, method)
        answered = rank_topics(
            ranker, _good(read_topics(topics), skipped, seen), depth, patience=patience
        )
        if explain:
            answered = _explained(answered, ranker, seen)
        lines = write_run(answered, run, tag or f"innoway-{ranker.method}")
    except (OSError, EOFError, SearchRefused) as error:
        raise click.ClickException(str(error)) from error
    seconds = time.perf_counter() - started
    click.echo(
        f"{len(seen):,} topics answered by {ranker.method} in {seconds:.1f} s: "
        f"{lines:,} lines, {len(skipped):,} lines of the topic file skipped.",
        err=True,
    )
    if skipped and (strict or not seen):
        raise SystemExit(3 if seen else 1)


def _good(records: Iterable[Any], skipped: list[int], seen: list[Any]) -> Iterator[Any]:
    from innoway.engine.search.collection import BadLine

    for record in records:
        if isinstance(record, BadLine):
            skipped.append(record.number)
            click.echo(f"line {record.number}: {record.reason}", err=True)
        else:
            if not record.text.strip():
                click.echo(f"topic {record.id}: no text, so no documents", err=True)
            seen.append(record)
            yield record


def _explained(answers: Iterable[Any], ranker: Any, seen: list[Any]) -> Iterator[Any]:
    for answer in answers:
        yield answer
        topic = next(topic for topic in reversed(seen) if topic.id == answer.topic)
        for identifier, score in answer.documents[:EXPLAINED]:
            told = ranker.explain(topic, identifier)
            parts = told.contributions[:8] if told else ()
            words = ", ".join(
                f"{p.term}{'' if p.reason == 'word' else f' ({p.origin})'} {p.score:.2f}"
                for p in parts
            )
            click.echo(
                f"{answer.topic}: {identifier} {score:.3f} = {words or 'meaning alone'}", err=True
            )
