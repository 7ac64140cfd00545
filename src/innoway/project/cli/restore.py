"""``innoway restore``: a backup back in place, all of it or nothing."""

import os
import shutil
from pathlib import Path

import click
import psycopg
from psycopg import sql

from innoway.foundation.postgres import PostgresError, Server
from innoway.foundation.postgres.dump import restore_database
from innoway.project.cli.archive import MANIFEST, PIECE, Manifest, members, read_manifest
from innoway.project.cli.backup import programs
from innoway.project.cli.house import create_home, database, enter_home, home_option
from innoway.project.cli.stopping import orderly_stop


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--force", is_flag=True, help="Replace the data that are there.")
@home_option
def restore(file: Path, home: Path | None, *, force: bool) -> None:
    """Bring the backup FILE back into this installation.

    Every checksum is verified first. Refuses to replace data unless --force is given, and
    never while the platform is running.
    """
    place = enter_home(home)
    with orderly_stop():
        manifest = read_manifest(file)
        create_home(place)
        with database(place, profile="demo") as server:
            try:
                _refuse_to_overwrite(place, force=force)
                _restore(place, server, manifest, file)
            except (PostgresError, psycopg.Error, OSError) as problem:
                raise click.ClickException(f"The restore did not finish: {problem}") from problem
        click.echo(
            f"Restored the backup of {manifest.created} (Innoway {manifest.innoway})."
            " The next start brings the database up to date where the code is newer."
        )
        return
    raise click.ClickException("Stopped; nothing was restored.")


def _refuse_to_overwrite(home: Path, *, force: bool) -> None:
    """Stop before data are lost or somebody is cut off.

    Raises:
        click.ClickException: Other sessions use the database, or there are data and no force.
    """
    with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as connection:
        others = connection.execute(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
            " AND backend_type = 'client backend' AND pid <> pg_backend_pid()"
        ).fetchone()
        tables = connection.execute(
            "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"
        ).fetchone()
    if others and others[0]:
        raise click.ClickException(
            f"The database is in use ({others[0]} sessions). Stop innoway demo or serve first."
        )
    there = [str(folder) for folder in _folders(home).values() if _holds_files(folder)]
    if tables and tables[0]:
        there.insert(0, f"the database ({tables[0]} tables)")
    if there and not force:
        raise click.ClickException(
            f"There are data already: {', '.join(there)}. Add --force to replace them."
        )


def _folders(home: Path) -> dict[str, Path]:
    store = Path(os.environ.get("INNOWAY_STORE") or home / "store")
    return {"store": store, "files": home / "files"}


def _holds_files(folder: Path) -> bool:
    return folder.is_dir() and any(path.is_file() for path in folder.rglob("*"))


def _restore(home: Path, server: Server | None, manifest: Manifest, file: Path) -> None:
    """Unpack beside the present data, exchange the database, then exchange the folders."""
    binaries = programs(server)
    if manifest.postgres > binaries.major:
        raise click.ClickException(
            f"The backup comes from PostgreSQL {manifest.postgres}; this installation has"
            f" {binaries.major}. Upgrade it first."
        )
    unpacked = home / "restore.new"
    shutil.rmtree(unpacked, ignore_errors=True)
    unpacked.mkdir(mode=0o700)
    try:
        _unpack(file, unpacked)
        restore_database(binaries, os.environ["DATABASE_URL"], unpacked / "database.dump")
        _forget_preparation()
        for name, folder in _folders(home).items():
            _exchange(unpacked / name, folder)
        for name in ("secret-key", "receipt-key"):
            if (unpacked / "secrets" / name).exists():
                (unpacked / "secrets" / name).replace(home / "secrets" / name)
    finally:
        shutil.rmtree(unpacked, ignore_errors=True)


def _unpack(file: Path, target: Path) -> None:
    for name, content in members(file):
        if name == MANIFEST:
            continue
        path = target / name
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        path.touch(mode=0o600)
        with path.open("wb") as out:
            shutil.copyfileobj(content, out, PIECE)


def _forget_preparation() -> None:
    """Let the next start migrate and seed: the mark on the database was of other content."""
    with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as connection:
        name = sql.Identifier(connection.info.dbname)
        connection.execute(sql.SQL("COMMENT ON DATABASE {} IS NULL").format(name))


def _exchange(fresh: Path, folder: Path) -> None:
    """Put the fresh folder (or an empty one) in place of the present one."""
    fresh.mkdir(exist_ok=True, mode=0o700)
    old = folder.with_name(f"{folder.name}.old")
    shutil.rmtree(old, ignore_errors=True)
    if folder.exists():
        folder.rename(old)
    folder.parent.mkdir(parents=True, exist_ok=True)
    shutil.move(fresh, folder)
    shutil.rmtree(old, ignore_errors=True)
