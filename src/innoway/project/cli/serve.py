"""``innoway serve``: the platform in production, configured by the environment alone."""

import os
import time
from pathlib import Path

import click

from innoway.project.cli.house import create_home, enter_home, home_option
from innoway.project.cli.household import Household
from innoway.project.cli.preparation import compile_messages, migrate
from innoway.project.cli.stopping import orderly_stop

REQUIRED = {
    "DATABASE_URL": "the PostgreSQL server, as postgresql://user:password@host:5432/innoway",
    "SECRET_KEY": "a long random text that signs sessions; make one with:"
    ' python -c "import secrets; print(secrets.token_urlsafe(64))"',
    "ALLOWED_HOSTS": "the host names it is reached by, separated by commas, as innoway.example.org",
    "SITE_URL": "the address people type, as https://innoway.example.org",
}


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True)
@click.option(
    "--processes",
    type=click.IntRange(1, 64),
    default=2,
    show_default=True,
    help="Web processes; one per core is plenty.",
)
@click.option(
    "--threads",
    type=click.IntRange(1, 256),
    default=8,
    show_default=True,
    help="Requests each process answers at the same time.",
)
@click.option("--worker/--no-worker", default=True, help="Run the job worker too (default).")
@click.option("--migrate", "apply", is_flag=True, help="Apply missing migrations first.")
@home_option
def serve(
    host: str, port: int, processes: int, threads: int, *, worker: bool, apply: bool,
    home: Path | None,
) -> None:  # fmt: skip
    """Serve the platform in production.

    \b
    Reads its settings from the environment:
      DATABASE_URL   the PostgreSQL server (15 or newer)
      SECRET_KEY     a long random text
      ALLOWED_HOSTS  host names, separated by commas
      SITE_URL       the address people type, https://...
    Put a proxy that speaks HTTPS before it; deploy/ has an nginx and a systemd example.
    """
    place = enter_home(home)
    require_settings()
    os.environ["INNOWAY_PROFILE"] = "production"
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "innoway.project.settings")
    with orderly_stop():
        create_home(place)
        _bring_up_to_date(apply=apply)
        with Household(os.environ) as household:
            household.start(
                "web", "--host", host, "--port", str(port),
                "--processes", str(processes), "--threads", str(threads),
            )  # fmt: skip
            if worker:
                household.start("worker")
            click.echo(f"Serving on {host}:{port} for {os.environ['SITE_URL']}")
            while not (ended := household.broken()):
                time.sleep(0.2)
                for name in household.revive():
                    click.echo(f"The {name} process had ended and was started again.", err=True)
            raise click.ClickException(f"The {ended.name} process ended; see its last lines above.")


def require_settings() -> None:
    """Refuse to start while a setting is missing; name each one and what belongs there.

    Raises:
        click.ClickException: At least one is missing or empty.
    """
    missing = [f"  {name}: {what}" for name, what in REQUIRED.items() if not os.environ.get(name)]
    if missing:
        raise click.ClickException("Not set in the environment:\n" + "\n".join(missing))


def _bring_up_to_date(*, apply: bool) -> None:
    """Compile, collect and check what the processes need before they start.

    Raises:
        click.ClickException: The database does not answer, or its migrations are behind.
    """
    import django
    from django.core.management import call_command
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor
    from django.db.utils import OperationalError

    compile_messages(click.echo)
    django.setup()
    try:
        if apply:
            migrate(click.echo)
        executor = MigrationExecutor(connection)
        behind = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except OperationalError as problem:
        raise click.ClickException(
            f"DATABASE_URL: the database does not answer: {problem}"
        ) from problem
    finally:
        connection.close()
    if behind:
        raise click.ClickException(
            f"{len(behind)} migrations are not applied. Make a backup (innoway backup FILE),"
            " then run: innoway manage migrate   (or start with --migrate)"
        )
    call_command("collectstatic", verbosity=0, interactive=False)
