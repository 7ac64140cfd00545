"""``innoway demo``: one command from nothing to a running district."""

import os
import time
from pathlib import Path

import click

from innoway.foundation.postgres import Server
from innoway.project.cli.addresses import answers, choose_port, reachable_name
from innoway.project.cli.house import database, enter_home, home_option
from innoway.project.cli.household import Household
from innoway.project.cli.member import PROBLEM
from innoway.project.cli.preparation import prepare, read_sign_ins
from innoway.project.cli.progress import ProgressLine
from innoway.project.cli.stopping import orderly_stop

THREADS = 8
PATIENCE = 120.0


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
    begin = time.monotonic()
    place = enter_home(home)
    with orderly_stop():
        chosen = choose_port(host, port)
        _announce_address(host, chosen)
        click.echo("Starting the database ...")
        with database(place, profile="demo") as server:
            _serve(place, server, host, chosen, data=data, begin=begin)
    click.echo("Stopped.")


def _announce_address(host: str, port: int) -> None:
    """Tell Django under which names it is reached."""
    name = reachable_name(host)
    os.environ.setdefault("SITE_URL", f"http://{name}:{port}")
    known = ["localhost", "127.0.0.1", "[::1]", name]
    every = ["*"] if host in {"0.0.0.0", "::"} else known  # noqa: S104
    os.environ.setdefault("ALLOWED_HOSTS", ",".join(dict.fromkeys(every)))


def _serve(
    home: Path, server: Server | None, host: str, port: int, *, data: bool, begin: float
) -> None:
    with Household(os.environ, logs=home / "logs") as household:
        household.start(
            "web", "--host", host, "--port", str(port),
            "--processes", str(_processes()), "--threads", str(THREADS),
        )  # fmt: skip
        prepare(home, click.echo)
        household.start("worker")
        _wait_for_first_page(household, home, host, port)
        _welcome(home, host, port, time.monotonic() - begin)
        _watch(household, server, home, data=data)


def _processes() -> int:
    return max(1, min(4, (os.cpu_count() or 2) // 2))


def _wait_for_first_page(household: Household, home: Path, host: str, port: int) -> None:
    late = time.monotonic() + PATIENCE
    while not answers(port, host, "/health/ready", seconds=20):
        _refuse_when_broken(household, home)
        if time.monotonic() > late:
            raise click.ClickException(f"The first page did not answer; see {home}/logs/web.log")
        time.sleep(0.05)


def _refuse_when_broken(household: Household, home: Path) -> None:
    member = household.broken()
    if member:
        log = home / "logs" / f"{member.name}.log"
        last = "\n".join(log.read_text(errors="replace").splitlines()[-15:])
        raise click.ClickException(f"The {member.name} process ended. Last lines of {log}:\n{last}")


def _welcome(home: Path, host: str, port: int, seconds: float) -> None:
    click.echo(f"\n  Innoway is ready after {seconds:.1f} s")
    click.echo(f"  Address:  http://{reachable_name(host)}:{port}/\n")
    rows = read_sign_ins(home)
    if rows:
        wide = max(len(row["role"]) for row in rows)
        long = max(len(row["email"]) for row in rows)
        click.echo(f"  {'Sign in as':<{wide}}  {'E-mail':<{long}}  Password")
        for row in rows:
            click.echo(f"  {row['role']:<{wide}}  {row['email']:<{long}}  {row['password']}")
    click.echo(f"\n  Data:  {home}\n  Logs:  {home / 'logs'}\n  Stop:  Ctrl-C\n")


def _watch(household: Household, server: Server | None, home: Path, *, data: bool) -> None:
    """Show the data work, revive a database that was killed, end when a process ended."""
    store = Path(os.environ.get("INNOWAY_STORE") or home / "store")
    work = household.start("data", essential=False) if data else None
    with ProgressLine(store) as line:
        while True:
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
