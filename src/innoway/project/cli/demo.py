"""``innoway demo``: one command from nothing to a running district."""

import os
import time
from dataclasses import dataclass
from pathlib import Path

import click

from innoway.foundation.postgres import Server
from innoway.project.cli.addresses import answers, choose_port, reachable_name
from innoway.project.cli.house import database, enter_home, home_option
from innoway.project.cli.household import Household
from innoway.project.cli.member import PROBLEM
from innoway.project.cli.preparation import prepare, read_sign_ins
from innoway.project.cli.progress import ProgressLine
from innoway.project.cli.stopping import launcher, orderly_stop

THREADS = 8
PATIENCE = 300.0


@dataclass(frozen=True, slots=True)
class Start:
    """What was asked of this start; ``launched_by`` is the ``uv run`` before it, or 0."""

    host: str
    port: int
    data: bool
    begin: float
    launched_by: int


@click.command()
@click.option("--port", type=click.IntRange(1, 65535), help="Port to serve on (default: 8000).")
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option(
    "--data/--no-data", default=True, help="Take in the demo data in the background (default)."
)
@home_option
def demo(port: int | None, host: str, data: bool, home: Path | None) -> None:
    """Set up the demo district on this machine and serve it.

    Starts a database of its own, fills it with the demo district, serves the pages and takes
    in real patents in the background. The next start repeats none of that. Stop with Ctrl-C.
    """
    begin, launched_by = time.monotonic(), launcher()
    place = enter_home(home)
    with orderly_stop():
        start = Start(host, choose_port(host, port), data, begin, launched_by)
        _announce_address(host, start.port)
        click.echo("Starting the database ...")
        with database(place, profile="demo") as server:
            _serve(place, server, start)
    click.echo("Stopped.")


def _announce_address(host: str, port: int) -> None:
    """Tell Django under which names it is reached."""
    name = reachable_name(host)
    os.environ.setdefault("SITE_URL", f"http://{name}:{port}")
    known = ["localhost", "127.0.0.1", "[::1]", name]
    every = ["*"] if host in {"0.0.0.0", "::"} else known  # noqa: S104
    os.environ.setdefault("ALLOWED_HOSTS", ",".join(dict.fromkeys(every)))


def _serve(home: Path, server: Server | None, start: Start) -> None:
    with Household(os.environ, logs=home / "logs") as household:
        household.start(
            "web", "--host", start.host, "--port", str(start.port),
            "--processes", str(_processes()), "--threads", str(THREADS),
        )  # fmt: skip
        prepare(home, click.echo)
        household.start("worker")
        _wait_for_first_page(household, home, start)
        _welcome(home, start)
        _watch(household, server, home, start)


def _processes() -> int:
    return max(1, min(4, (os.cpu_count() or 2) // 2))


def _wait_for_first_page(household: Household, home: Path, start: Start) -> None:
    late = time.monotonic() + PATIENCE
    while not answers(start.port, start.host, "/health/ready", seconds=60):
        _refuse_when_broken(household, home)
        if time.monotonic() > late:
            raise click.ClickException(f"The first page did not answer; see {home}/logs/web.log")
        time.sleep(0.05)


def _refuse_when_broken(household: Household, home: Path) -> None:
    for name in household.revive():
        click.echo(f"The {name} process had ended and was started again.")
    member = household.broken()
    if member:
        log = home / "logs" / f"{member.name}.log"
        last = "\n".join(log.read_text(errors="replace").splitlines()[-15:])
        raise click.ClickException(f"The {member.name} process ended. Last lines of {log}:\n{last}")


def _welcome(home: Path, start: Start) -> None:
    click.echo(f"\n  Innoway is ready after {time.monotonic() - start.begin:.1f} s")
    click.echo(f"  Address:  http://{reachable_name(start.host)}:{start.port}/\n")
    rows = read_sign_ins(home)
    if rows:
        wide = max(len(row["role"]) for row in rows)
        long = max(len(row["email"]) for row in rows)
        click.echo(f"  {'Sign in as':<{wide}}  {'E-mail':<{long}}  Password")
        for row in rows:
            click.echo(f"  {row['role']:<{wide}}  {row['email']:<{long}}  {row['password']}")
    click.echo(f"\n  Data:  {home}\n  Logs:  {home / 'logs'}\n  Stop:  Ctrl-C\n")


def _watch(household: Household, server: Server | None, home: Path, start: Start) -> None:
    """Show the data work, revive a database that was killed, end when a process ended."""
    store = Path(os.environ.get("INNOWAY_STORE") or home / "store")
    work = household.start("data", essential=False) if start.data else None
    with ProgressLine(store) as line:
        while start.launched_by in {0, os.getppid()}:
            _refuse_when_broken(household, home)
            if server is not None and server.ensure_running():
                household.start_again("worker")
                click.echo("The database had died and was started again; nothing is lost.")
            if work is not None:
                line.update()
                if work.poll() is not None:
                    line.finish(problems(home))
                    work = None
            time.sleep(0.5)


def problems(home: Path) -> list[str]:
    """Return what the data work of this start could not take in, as its log tells."""
    log = (home / "logs" / "data.log").read_text(errors="replace").splitlines()
    return [line for line in log if line.startswith(PROBLEM)]
