"""``innoway backup``: database, data store and uploaded files in one checked archive."""

import datetime
import os
import tarfile
import tempfile
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

import click

from innoway.foundation.postgres import PostgresError, Server
from innoway.foundation.postgres.binaries import Binaries, find_binaries
from innoway.foundation.postgres.dump import dump_database
from innoway.project.cli.archive import MANIFEST, Manifest, add_file
from innoway.project.cli.house import database, enter_home, home_option
from innoway.project.cli.stopping import orderly_stop

NOT_KEPT = {"search"}  # rebuilt from the tables
UNFINISHED = "incoming"  # uploads on their way


@click.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--overwrite", is_flag=True, help="Replace FILE when it exists.")
@home_option
def backup(file: Path, home: Path | None, *, overwrite: bool) -> None:
    """Write database, data store, uploaded files and signing key into FILE.

    May run while the platform is used: the database is taken at one moment. FILE holds
    secrets and personal data; only you may read it. Bring it back with: innoway restore FILE
    """
    if file.exists() and not overwrite:
        raise click.ClickException(f"{file} exists. Choose another name, or add --overwrite.")
    place = enter_home(home)
    with orderly_stop():
        with database(place, profile="demo") as server:
            try:
                manifest = write_backup(place, server, file)
            except (PostgresError, OSError) as problem:
                raise click.ClickException(str(problem)) from problem
        size = file.stat().st_size / 1024**2
        click.echo(f"{file}: {len(manifest.members)} files, {size:,.1f} MB, checksums inside.")
        return
    raise click.ClickException("Stopped; no backup was written.")


def write_backup(home: Path, server: Server | None, file: Path) -> Manifest:
    """Write the archive under another name and rename it once it is whole.

    Raises:
        PostgresError: The database could not be dumped.
    """
    binaries = programs(server)
    now = datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
    manifest = Manifest(version("innoway"), now, binaries.major)
    unfinished = file.with_name(f".{file.name}.unfinished")
    with tempfile.TemporaryDirectory(dir=file.absolute().parent, prefix=".innoway-") as folder:
        dump = Path(folder) / "database.dump"
        dump_database(binaries, os.environ["DATABASE_URL"], dump)
        try:
            unfinished.touch(mode=0o600)
            with tarfile.open(unfinished, "w:") as archive:
                add_file(archive, manifest, "database.dump", dump)
                for name, path in kept_files(home):
                    _add_if_there(archive, manifest, name, path)
                listed = Path(folder) / MANIFEST
                listed.write_bytes(manifest.to_json())
                archive.add(listed, MANIFEST)
            unfinished.replace(file)
        finally:
            unfinished.unlink(missing_ok=True)
    return manifest


def _add_if_there(archive: tarfile.TarFile, manifest: Manifest, name: str, path: Path) -> None:
    """Add a file; a document that was deleted since the files were listed is left out."""
    try:
        add_file(archive, manifest, name, path)
    except FileNotFoundError:
        if not name.startswith("files/"):
            raise


def programs(server: Server | None) -> Binaries:
    return server.binaries if server else find_binaries()


def kept_files(home: Path) -> Iterator[tuple[str, Path]]:
    """Yield (name in the archive, path) of all that is kept beside the database.

    Of the data store only the published version is kept, and not what is rebuilt from it; of
    the files not the uploads that have not arrived.
    """
    for name in ("secret-key", "receipt-key"):
        if (home / "secrets" / name).exists():
            yield f"secrets/{name}", home / "secrets" / name
    for path in _plain_files(home / "files"):
        if path.parent.name == UNFINISHED:
            continue
        yield f"files/{path.relative_to(home / 'files').as_posix()}", path
    store = Path(os.environ.get("INNOWAY_STORE") or home / "store")
    try:
        current = (store / "CURRENT").read_text(encoding="utf-8").strip()
    except FileNotFoundError:
        current = ""
    for path in _plain_files(store):
        inside = path.relative_to(store)
        if inside.parts[0] in NOT_KEPT:
            continue
        if inside.parts[0] == "versions" and inside.parts[1] != current:
            continue
        yield f"store/{inside.as_posix()}", path


def _plain_files(folder: Path) -> list[Path]:
    return sorted(p for p in folder.rglob("*") if p.is_file() and not p.is_symlink())
