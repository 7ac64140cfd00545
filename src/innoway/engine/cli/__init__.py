"""``innoway engine``: the data engine as a tool of its own; every sub-command loads when it runs."""

from importlib import import_module

import click

HERE = "innoway.engine.cli"
LAZY = {
    "ingest": (f"{HERE}.ingest:ingest", "Take in a source."),
    "quarantine": (f"{HERE}.quarantine:quarantine", "List and retry refused records."),
    "index": (f"{HERE}.index:index", "Make a file of documents searchable."),
    "query": (f"{HERE}.query:query", "Answer a file of topics with a TREC run."),
    "explain": (f"{HERE}.explain:explain", "Say why a document was found."),
    "status": (f"{HERE}.status:status", "Show what is published and how fresh it is."),
    "resolve": (f"{HERE}.resolve:resolve", "Group mentions into people and organisations."),
}


class LazyCommands(click.Group):
    """A group whose sub-commands are imported only when they run."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(LAZY)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in LAZY:
            return None
        module, _, attribute = LAZY[cmd_name][0].partition(":")
        command: click.Command = getattr(import_module(module), attribute)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, LAZY[name][1]) for name in sorted(LAZY)])


@click.group(cls=LazyCommands)
def engine() -> None:
    """Take in, search and resolve data; needs no district, only files."""
