"""The data folder: made once, of our own major version, with a password we know."""

import os
import shutil
import subprocess
from pathlib import Path

from innoway.foundation.postgres.binaries import Binaries
from innoway.foundation.postgres.errors import OtherMajorVersion, StartRefused
from innoway.foundation.postgres.place import Place, create_password, password

OWNER = "innoway"
ENVIRONMENT = {"LC_ALL": "C", "PATH": "/usr/bin:/bin"}


def ensure_cluster(place: Place, binaries: Binaries, *, durable: bool) -> str:
    """Create the data folder when there is none; return the owner role's password.

    Raises:
        OtherMajorVersion: The data were written by another major version.
        StartRefused: ``initdb`` failed.
    """
    word = password(place)
    written_by = major_of(place.data)
    if written_by is None:
        word = word or create_password(place)
        _initialise(place, binaries, word, durable=durable)
    elif written_by != str(binaries.major):
        raise OtherMajorVersion(place.data, written_by, binaries.major)
    elif word is None:
        word = create_password(place)
        _set_password(place, binaries, word)
    return word


def major_of(data: Path) -> str | None:
    """Return the major version that wrote a data folder, or None when there is none."""
    try:
        return (data / "PG_VERSION").read_text(encoding="ascii").strip()
    except FileNotFoundError:
        return None


def _initialise(place: Place, binaries: Binaries, word: str, *, durable: bool) -> None:
    """Build the cluster beside its final place and rename it: an interruption leaves nothing."""
    fresh = _empty_folder(place, "data.new")
    word_file = _empty_folder(place, "word.new") / "word"
    word_file.write_text(word)
    word_file.chmod(0o600)
    if place.account.dropped:
        os.chown(word_file, place.account.uid, place.account.gid)
    command = [
        binaries.program("initdb"), f"--pgdata={fresh}", f"--username={OWNER}",
        "--auth=scram-sha-256", f"--pwfile={word_file}", "--encoding=UTF8",
        *_locale(binaries.major), "--no-instructions", *([] if durable else ["--no-sync"]),
    ]  # fmt: skip
    try:
        done = _run(place, command)
        if done.returncode != 0:
            raise StartRefused(place.log, f"initdb: {done.stderr or done.stdout}")
    finally:
        shutil.rmtree(word_file.parent, ignore_errors=True)
    if place.data.exists():  # a folder without PG_VERSION holds no database
        place.data.rmdir()
    fresh.rename(place.data)


def _locale(major: int) -> list[str]:
    """The same order of text on every machine: built in since 17, the C library's before."""
    if major >= 17:
        return ["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
    return ["--locale=C.UTF-8"]


def _empty_folder(place: Place, name: str) -> Path:
    folder = place.base / name
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(mode=0o700)
    if place.account.dropped:
        os.chown(folder, place.account.uid, place.account.gid)
    return folder


def _set_password(place: Place, binaries: Binaries, word: str) -> None:
    """Give the owner role a new password without knowing the old one (the server is down)."""
    command = [binaries.program("postgres"), "--single", "-D", str(place.data), "postgres"]
    done = _run(place, command, f"ALTER ROLE {OWNER} PASSWORD '{word}'\n")
    if done.returncode != 0:
        place.secret.unlink(missing_ok=True)
        raise StartRefused(place.log, done.stderr)


def _run(place: Place, command: list[str], text: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command, input=text, capture_output=True, text=True, env=ENVIRONMENT, cwd="/",
        umask=0o077, timeout=300, check=False, **place.account.options(),
    )  # fmt: skip
