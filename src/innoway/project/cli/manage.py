"""``innoway manage``: any Django management command, with the database at hand."""

import sys
from pathlib import Path

import click

from innoway.project.cli.house import database, enter_home, home_option
from innoway.project.cli.stopping import orderly_stop


@click.command(context_settings={"ignore_unknown_options": True, "help_option_names": []})
@home_option
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
@click.pass_context
def manage(context: click.Context, home: Path | None, arguments: tuple[str, ...]) -> None:
    """Run a Django management command, for example: innoway manage createsuperuser

    Uses the database of DATABASE_URL, or the embedded one (started for as long as needed).
    'innoway manage help' lists the commands, 'innoway manage help COMMAND' explains one.
    """
    if not arguments or arguments in {("-h",), ("--help",)}:
        click.echo(context.get_help())
        return
    from django.core.management import execute_from_command_line

    place = enter_home(home)
    with orderly_stop(), database(place, profile="development"):
        execute_from_command_line(["innoway manage", *arguments])
        return
    sys.exit(130)
