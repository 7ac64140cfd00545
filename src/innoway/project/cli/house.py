"""What every command needs before Django's settings are read: home, secret, database address."""

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from innoway.foundation.postgres import PostgresError, Server, running_server
from innoway.project.keys import receipt_key
from innoway.values.home import data_home

home_option = click.option(
    "--home",
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder that holds all data (default: $INNOWAY_HOME or ~/.local/share/innoway).",
)


def enter_home(home: Path | None) -> Path:
    """Make the chosen data home the one of this process and of all it starts."""
    if home is not None:
        os.environ["INNOWAY_HOME"] = str(home.absolute())
    return data_home()


@contextmanager
def database(home: Path, *, profile: str) -> Iterator[Server | None]:
    """Hold the database while a command runs: ``DATABASE_URL`` when set, else the embedded one.

    Sets the environment that Django's settings read; yields the embedded server or None.
    """
    os.environ.setdefault("INNOWAY_PROFILE", profile)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "innoway.project.settings")
    if os.environ["INNOWAY_PROFILE"] != "production":
        os.environ.setdefault("SECRET_KEY", secret_key(home))
        create_home(home)
        os.environ.setdefault("RECEIPT_KEY", receipt_key(home))
    if os.environ.get("DATABASE_URL"):
        yield None
        return
    try:
        with running_server(home) as server:
            server.create_database()
            os.environ["DATABASE_URL"] = server.dsn()
            try:
                yield server
            finally:
                del os.environ["DATABASE_URL"]
    except PostgresError as problem:
        raise click.ClickException(str(problem)) from problem


def create_home(home: Path) -> None:
    """Create the data home and the folder of its secrets; leave what exists as it is.

    Root's home may be entered, not read: the account that runs the database must pass.
    """
    if not home.is_dir():
        home.mkdir(parents=True)
        home.chmod(0o711 if os.geteuid() == 0 else 0o700)
    (home / "secrets").mkdir(mode=0o700, exist_ok=True)
    (home / "logs").mkdir(mode=0o700, exist_ok=True)


def secret_key(home: Path) -> str:
    """Return this installation's own signing key, made once and readable by its user only."""
    file = home / "secrets" / "secret-key"
    if not file.exists():
        create_home(home)
        unfinished = file.with_name(f"secret-key.{os.getpid()}")
        unfinished.touch(mode=0o600)
        unfinished.write_text(secrets.token_urlsafe(64), encoding="ascii")
        unfinished.replace(file)
    return file.read_text(encoding="ascii").strip()
