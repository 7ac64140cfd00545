"""``innoway doctor``: one line a check, each problem with its repair."""

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import click

from innoway.project.cli.house import database, enter_home, home_option
from innoway.project.cli.stopping import orderly_stop

ROOM_NEEDED = 2 * 1024**3


@dataclass(frozen=True, slots=True)
class Finding:
    """The answer of one check; without a repair it is in order."""

    subject: str
    found: str
    repair: str = ""


@click.command()
@home_option
def doctor(home: Path | None) -> None:
    """Check the installation; each problem comes with the way to repair it.

    Ends with status 0 when all is in order, 1 otherwise.
    """
    place = enter_home(home)
    problems = 0
    with orderly_stop(), ExitStack() as held:
        for finding in _findings(place, held):
            problems += bool(finding.repair)
            _show(finding)
    click.echo(
        f"\n{problems} problem{'s' * (problems != 1)} found." if problems else "\nAll is well."
    )
    sys.exit(1 if problems else 0)


def _show(finding: Finding) -> None:
    mark = (
        click.style("problem", fg="red") if finding.repair else click.style("ok     ", fg="green")
    )
    click.echo(f"{mark}  {finding.subject}: {finding.found}")
    if finding.repair:
        click.echo(f"         repair: {finding.repair}")


def _findings(home: Path, held: ExitStack) -> Iterator[Finding]:
    yield python()
    yield folder(home)
    yield room(home)
    yield server(home, held)
    if os.environ.get("DATABASE_URL"):
        yield from _with_django()
    place = Path(os.environ.get("INNOWAY_STORE") or home / "store")
    yield store(place)
    yield entities(place)
    yield translations()
    yield assets()
    if os.environ.get("INNOWAY_PROFILE") == "production":
        yield settings()


def python() -> Finding:
    return Finding("Python", ".".join(map(str, sys.version_info[:3])))


def folder(home: Path) -> Finding:
    """The data home, or the nearest folder above that exists, must be writable."""
    there = next(level for level in (home, *home.parents) if level.exists())
    if not os.access(there, os.W_OK | os.X_OK):
        return Finding(
            "Data home", f"{home} cannot be written",
            "choose another folder: export INNOWAY_HOME=/path/to/folder",
        )  # fmt: skip
    return Finding("Data home", f"{home}" + ("" if home.exists() else " (made at first start)"))


def room(home: Path) -> Finding:
    there = next(level for level in (home, *home.parents) if level.exists())
    free = shutil.disk_usage(there).free
    told = f"{free / 1024**3:.1f} GB free"
    if free < ROOM_NEEDED:
        return Finding("Disk", told, f"free some space: {ROOM_NEEDED // 1024**3} GB are needed")
    return Finding("Disk", told)


def server(home: Path, held: ExitStack) -> Finding:
    """Start (or join) the database and keep it for the checks that follow."""
    own = bool(os.environ.get("DATABASE_URL"))
    try:
        embedded = held.enter_context(database(home, profile="demo"))
    except (click.ClickException, OSError) as problem:
        told = problem.message if isinstance(problem, click.ClickException) else str(problem)
        return Finding("Database", "the embedded PostgreSQL does not start", told)
    if embedded is None:
        return _answers() if own else Finding("Database", "none", "set DATABASE_URL")
    return Finding(
        "Database", f"PostgreSQL {embedded.binaries.version} ({embedded.binaries.source})"
    )


def _answers() -> Finding:
    import psycopg

    try:
        with psycopg.connect(os.environ["DATABASE_URL"], connect_timeout=10) as connection:
            version = connection.info.server_version // 10000
    except psycopg.Error as problem:
        told = str(problem).strip().splitlines()[0]
        return Finding("Database", told, "check DATABASE_URL and that the server is running")
    if version < 15:
        return Finding("Database", f"PostgreSQL {version}", "upgrade it to PostgreSQL 15 or newer")
    return Finding("Database", f"PostgreSQL {version} named by DATABASE_URL")


def _with_django() -> Iterator[Finding]:
    import django
    from django.core.exceptions import ImproperlyConfigured
    from django.db import Error

    try:
        django.setup()
        yield migrations()
        yield parked_jobs()
        yield log_of_acts()
        yield stored_files()
    except (Error, ImproperlyConfigured, ImportError, OSError, ValueError) as problem:
        yield Finding("Application", f"{type(problem).__name__}: {problem}", "uv sync, then again")


def migrations() -> Finding:
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    behind = len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
    if behind:
        return Finding("Migrations", f"{behind} not applied", "innoway manage migrate")
    return Finding("Migrations", "all applied")


def parked_jobs() -> Finding:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT to_regclass('procrastinate_jobs')")
        if cursor.fetchone()[0] is None:
            return Finding("Jobs", "no queue yet")
        cursor.execute("SELECT count(*) FROM procrastinate_jobs WHERE status = 'failed'")
        failed = cursor.fetchone()[0]
    if failed:
        return Finding("Jobs", f"{failed} failed", "look at them on the staff pages, retry or drop")
    return Finding("Jobs", "none failed")


def log_of_acts() -> Finding:
    """Recompute the append-only log of the cases; the first touched act is named."""
    from innoway.project.cli.log_of_acts import check

    acts, problem = check()
    if problem:
        return Finding("Log of acts", problem, "restore a backup, and find out who had access")
    return Finding("Log of acts", f"{acts} acts, every signed head fits")


def stored_files() -> Finding:
    """Read every stored paper again; what is gone, changed or needed by nothing is named."""
    from innoway.project.cli.stored_files import check

    files, wrong = check()
    if not wrong:
        return Finding("Stored files", f"{files} files, each as it was uploaded")
    told = ", ".join(f"{len(digests)} {what}" for what, digests in wrong.items())
    first = next(iter(wrong.values()))[0]
    repair = (
        "start the worker, its nightly job sweeps them away"
        if set(wrong) == {"orphaned"}
        else f"bring them back from a backup (innoway restore FILE); the first is {first}"
    )
    return Finding("Stored files", told, repair)


def store(place: Path) -> Finding:
    """The published version must be there and readable; nothing at all is in order too."""
    current = place / "CURRENT"
    try:
        version = current.read_text(encoding="utf-8").strip()
        tables = sorted((place / "versions" / version).rglob("*.parquet"))
        for table in tables:
            with table.open("rb") as file:
                if file.read(4) != b"PAR1":
                    return Finding("Store", f"{table} is damaged", _TAKE_IN_AGAIN)
    except FileNotFoundError:
        return Finding("Store", "no data taken in yet")
    except OSError as problem:
        return Finding("Store", str(problem), f"let this user read {place}")
    if not tables:
        return Finding("Store", f"version {version} has no tables", _TAKE_IN_AGAIN)
    return Finding("Store", f"version {version}, {len(tables)} tables")


def entities(place: Path) -> Finding:
    """Who is who must be resolved from the newest data by this version of the model."""
    from innoway.engine.facade.freshness import resolved

    found = resolved(place)
    if found is None:
        return Finding("Entities", "nobody is resolved yet")
    told = f"version {found.version}, {found.entities:,} people and organisations, {found.at:%Y-%m-%d %H:%M} UTC"
    repair = "" if found.current else f"innoway engine resolve store --store {place}"
    return Finding(
        "Entities", told + ("" if found.current else "; data or model are newer"), repair
    )


_TAKE_IN_AGAIN = "bring a backup back (innoway restore FILE) or take the data in again"


def translations() -> Finding:
    from innoway.project.cli.preparation import stale_messages

    stale = stale_messages()
    if stale:
        return Finding(
            "Translations",
            f"{len(stale)} not compiled",
            "uv run python -m innoway.foundation.i18n compile",
        )
    return Finding("Translations", "compiled")


def assets() -> Finding:
    from innoway.project.cli.preparation import PACKAGE

    vendor = PACKAGE / "foundation" / "web" / "static" / "web" / "vendor"
    if not any(vendor.glob("**/*.js")):
        return Finding(
            "Charts", "the scripts that draw charts are missing; tables are shown instead",
            "uv sync --reinstall-package innoway   (needs the internet)",
        )  # fmt: skip
    return Finding("Charts", "scripts are in place")


def settings() -> Finding:
    from innoway.project.cli.serve import require_settings

    check: Callable[[], None] = require_settings
    try:
        check()
    except click.ClickException as missing:
        return Finding("Settings", "incomplete", missing.message)
    return Finding("Settings", "complete")
