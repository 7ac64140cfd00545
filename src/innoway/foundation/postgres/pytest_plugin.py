"""Tests against a real PostgreSQL: ``DATABASE_URL`` when set, else an embedded one.

The embedded server lives in a folder per checkout under the temporary folder, without fsync;
it starts when the first test wants the database and stops after the last one. All xdist
workers, and several test runs at once, share it: each run takes a free slot and has
databases of its own. Migrations run once per state of the migration files, into a template.
"""

import fcntl
import hashlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from innoway.foundation.postgres.errors import PostgresError
from innoway.foundation.postgres.locks import turn
from innoway.foundation.postgres.place import create_password, password, settle
from innoway.foundation.postgres.server import dsn, running_server

HOME = "INNOWAY_TEST_SERVER"
SLOT = "INNOWAY_TEST_SLOT"
TEMPLATES_KEPT = 4
_open = ExitStack()


def _test_home() -> Path:
    """Return this checkout's folder, or a fresh one when a stranger owns that name."""
    checkout = Path(__file__).resolve().parents[4]
    digest = hashlib.sha256(os.fsencode(checkout)).hexdigest()[:8]
    home = Path(tempfile.gettempdir()) / f"innoway-test-{os.geteuid()}-{digest}"
    if home.exists() and home.stat().st_uid != os.geteuid():
        home = Path(tempfile.mkdtemp(prefix="innoway-test-"))
        home.chmod(0o711)
    return home


def _announce_server(home: Path) -> None:
    """Tell Django the address before its settings are read; the server itself starts later."""
    place = settle(home)
    with turn(place.locks):
        word = password(place)
        if word is None:
            shutil.rmtree(place.data, ignore_errors=True)
            word = create_password(place)
    os.environ["DATABASE_URL"] = dsn(place, word, "postgres")
    os.environ[HOME] = str(home)


def _take_slot(folder: Path) -> str:
    """Return the lowest number no other test run holds; the lock ends with this process."""
    for slot in range(100):
        handle = os.open(folder / f"slot-{slot}.lock", os.O_RDWR | os.O_CREAT, 0o600)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(handle)
            continue
        return str(slot)
    raise RuntimeError("a hundred test runs hold a database at once")


def _set_up() -> None:
    if "DATABASE_URL" not in os.environ:
        _announce_server(_test_home())
    if SLOT not in os.environ:
        folder = _test_home()
        folder.mkdir(mode=0o711, exist_ok=True)
        os.environ[SLOT] = _take_slot(folder)
        # Tests neither read nor write the data of whoever runs them.
        os.environ["INNOWAY_HOME"] = str(folder / f"home-{os.environ[SLOT]}")


_set_up()


@pytest.hookimpl(tryfirst=True)
def pytest_fixture_setup(
    fixturedef: pytest.FixtureDef[object], request: pytest.FixtureRequest
) -> None:
    """Have server, template and names ready just before pytest-django makes its databases."""
    if fixturedef.argname != "django_db_modify_db_settings":
        return
    if HOME in os.environ:
        _start_server(Path(os.environ[HOME]))
    blocker = request.getfixturevalue("django_db_blocker")
    with blocker.unblock():
        _name_databases(use_template=not request.config.getvalue("nomigrations"))


def pytest_unconfigure() -> None:
    """Let go of the server; the last process out stops it."""
    _open.close()


def _start_server(home: Path) -> None:
    """Start or join the server; test data are worth nothing, so damaged ones are thrown away."""
    try:
        _open.enter_context(running_server(home, durable=False))
    except PostgresError:
        place = settle(home)
        with turn(place.locks):
            shutil.rmtree(place.data, ignore_errors=True)
        _open.enter_context(running_server(home, durable=False))


def _name_databases(*, use_template: bool) -> None:
    from django.conf import settings

    from innoway.foundation.postgres.schema import migration_fingerprint

    state = migration_fingerprint()
    worker = os.environ.get("PYTEST_XDIST_WORKER", "main")
    mine = f"test_innoway_{os.environ[SLOT]}_{worker}_"
    chosen = settings.DATABASES["default"].setdefault("TEST", {})
    chosen["NAME"] = mine + state
    with _administration() as execute:
        for name in _names(execute, mine + "%"):
            if name != chosen["NAME"]:
                execute(f'DROP DATABASE IF EXISTS "{name}"')
        if use_template:
            chosen["TEMPLATE"] = _ensure_template(execute, state)


class _Execute:
    def __init__(self, cursor: object) -> None:
        self.cursor = cursor

    def __call__(self, statement: str, *values: str) -> list[tuple[str, ...]]:
        self.cursor.execute(statement, values or None)  # type: ignore[attr-defined]
        described = self.cursor.description  # type: ignore[attr-defined]
        return self.cursor.fetchall() if described else []  # type: ignore[attr-defined]


@contextmanager
def _administration() -> Iterator[_Execute]:
    """Open a cursor on the maintenance database, beside whatever Django has open."""
    from django.db import connection

    with connection._nodb_cursor() as cursor:
        yield _Execute(cursor)


def _names(execute: _Execute, pattern: str) -> list[str]:
    rows = execute(
        "SELECT datname FROM pg_database WHERE datname LIKE %s ORDER BY oid",
        pattern.replace("_", r"\_"),
    )
    return [name for (name,) in rows]


def _ensure_template(execute: _Execute, state: str) -> str:
    """Return a migrated database to copy; one process builds it while the others wait."""
    name = f"template_innoway_{state}"
    with turn(_test_home()):
        if name not in _names(execute, name):
            draft = f"{name}_new"
            execute(f'DROP DATABASE IF EXISTS "{draft}"')
            execute(f'CREATE DATABASE "{draft}"')
            _migrate(draft)
            execute(f'ALTER DATABASE "{draft}" RENAME TO "{name}"')
        for old in _names(execute, "template_innoway_%")[:-TEMPLATES_KEPT]:
            execute(f'DROP DATABASE IF EXISTS "{old}"')
    return name


def _migrate(database: str) -> None:
    from django.core.management import call_command
    from django.db import connection

    before = connection.settings_dict["NAME"]
    connection.close()
    connection.settings_dict["NAME"] = database
    try:
        call_command("migrate", verbosity=0, interactive=False, run_syncdb=True)
    finally:
        connection.close()
        connection.settings_dict["NAME"] = before
