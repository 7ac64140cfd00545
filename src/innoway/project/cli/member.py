"""What the members of a household run: ``python -m innoway.project.cli.member ROLE``.

``web`` serves the pages, ``worker`` does the jobs, ``data`` takes in the demo data in the
background with low priority. Each ends when the command that started it is gone.
"""

import ctypes
import os
import signal
import sys
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING

import click

import innoway

if TYPE_CHECKING:
    from django.core.handlers.wsgi import WSGIHandler

BACKGROUND = 15
WARM_AFTER = 15  # seconds: the first page comes first
TRIES = 3  # of a source that fails; nothing is done twice
SOURCES = Path(innoway.__file__).parent / "engine" / "sources"
LARGE = "patentsview_sample"
PROBLEM = "Not taken in: "
PR_SET_PDEATHSIG = 1


def leash() -> None:
    """End this process (SIGTERM) when the command that started it ends, even by ``kill -9``."""
    parent = int(os.environ.get("INNOWAY_LEASH", "0"))
    if not parent:
        return
    if sys.platform == "linux":
        ctypes.CDLL(None, use_errno=True).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
    else:
        threading.Thread(target=_watch, args=[parent], daemon=True).start()
    if os.getppid() != parent:  # it ended before the leash was on
        os.kill(os.getpid(), signal.SIGTERM)


def _watch(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(0.5)
    os.kill(os.getpid(), signal.SIGTERM)


@click.group()
def member() -> None:
    """Run one process of a household."""
    leash()


@member.command()
@click.option("--host", required=True)
@click.option("--port", type=int, required=True)
@click.option("--processes", type=int, required=True)
@click.option("--threads", type=int, required=True)
def web(host: str, port: int, processes: int, threads: int) -> None:
    """Serve the pages with granian.

    The application is imported here, once: the processes that answer are forks of this one
    and share its memory. An error in it shows at once instead of in a loop of restarts.
    """
    from granian import Granian
    from granian.constants import HTTPModes, Interfaces

    load_application()
    Granian(
        "innoway.project.wsgi:application", address=host, port=port, workers=processes,
        interface=Interfaces.WSGI, blocking_threads=threads, http=HTTPModes.http1,
        backlog=2048, respawn_failed_workers=True, workers_kill_timeout=10,
    ).serve(target_loader=load_application, wrap_loader=False)  # fmt: skip


def load_application() -> "WSGIHandler":
    """Return the application with all its pages imported."""
    from django.urls import get_resolver

    from innoway.project.wsgi import application

    _ = get_resolver().url_patterns
    return application


@member.command()
@click.option("--concurrency", type=int, default=2)
def worker(concurrency: int) -> None:
    """Do the jobs that pages and periods leave behind."""
    import django
    from django.core.management import call_command

    from innoway.engine.facade.judging import warm

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "innoway.project.settings")
    django.setup()
    warming = threading.Timer(WARM_AFTER, warm)
    warming.daemon = True
    warming.start()
    call_command("procrastinate", "worker", concurrency=concurrency, shutdown_graceful_timeout=8)


@member.command()
def data() -> None:
    """Take in the samples of every source, then the large one, and resolve who is who.

    A source that fails does not stop the others.

    Everything else goes first (``nice``). What was taken in before is skipped.
    """
    os.nice(BACKGROUND)
    failed = []
    for source, files in demo_data():
        if source == LARGE:
            _done("resolution", ["resolve", "store", "--quiet", "--wait"])
        if not _taken_in(source, files):
            failed.append(source)
    resolved = _done("resolution", ["resolve", "store", "--quiet", "--wait"])
    sys.exit(1 if failed or not resolved else 0)


def demo_data() -> list[tuple[str, list[str]]]:
    """Return (source, files) to take in: small first, so that search soon has something."""
    samples = sorted(SOURCES.glob("*/sample"))
    small = [(folder.parent.name, [str(folder)]) for folder in samples if any(folder.iterdir())]
    return [*small, (LARGE, [])]


def _taken_in(source: str, files: list[str]) -> bool:
    """Take in a source; a run that broke off is taken up again where it stopped."""
    return _done(source, ["ingest", source, *files, "--quiet", "--wait"])


def _done(what: str, arguments: list[str]) -> bool:
    """Run a command of the engine until it ends well; tell what it could not do."""
    from innoway.project.cli import main

    command = ["engine", *arguments]
    for _ in range(TRIES):
        try:
            main.main(command, standalone_mode=False)
        except click.ClickException as problem:
            click.echo(f"{PROBLEM}{what}: {problem.format_message()}", err=True)
            if isinstance(problem, click.UsageError):  # trying again would not help
                return False
        except SystemExit as ended:
            if not ended.code:
                return True
        else:
            return True
    return False


if __name__ == "__main__":
    member()
