"""The ``innoway engine`` command: each sub-command is imported only when it runs."""

import click

from innoway.engine.cli.lazy import LazyGroup

HERE = "innoway.engine.cli"


@click.group(
    cls=LazyGroup,
    context_settings={"help_option_names": ["-h", "--help"]},
    lazy={
        "ingest": (f"{HERE}.ingest:ingest", "Take files of a source into the store."),
        "status": (
            f"{HERE}.status:status",
            "Show the sources, how fresh they are, what they hold.",
        ),
        "quarantine": (f"{HERE}.quarantine:quarantine", "List, show and retry refused records."),
        "index": (f"{HERE}.index:index", "Index documents of your own (JSON lines)."),
        "query": (f"{HERE}.query:query", "Answer many topics and write a TREC run file."),
        "explain": (f"{HERE}.explain:explain", "Show why a document was found."),
        "resolve": (
            f"{HERE}.resolve:resolve",
            "Find which mentions are one person or organisation.",
        ),
        "graph": (
            f"{HERE}.graph:graph",
            "Find entities, what is around them, paths; export FollowTheMoney.",
        ),
    },
)
def engine() -> None:
    """Take in, search and resolve data. Needs no district and no database.

    \b
    Start with:
      innoway engine status                              what can be read
      innoway engine ingest nasa_offers nasa_patents.csv take a file in
      innoway engine quarantine list                     what was refused, and why
    """
