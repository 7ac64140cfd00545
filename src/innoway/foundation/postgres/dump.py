"""A database out into one file and back, with ``pg_dump`` and ``pg_restore``."""

import os
import subprocess
import tempfile
from pathlib import Path

from psycopg.conninfo import conninfo_to_dict, make_conninfo

from innoway.foundation.postgres.binaries import Binaries
from innoway.foundation.postgres.errors import PostgresError

EMPTY_FIRST = b"SET lock_timeout = '15s'; DROP SCHEMA public CASCADE; CREATE SCHEMA public;\n"


class DumpRefused(PostgresError):
    def __init__(self, program: str, said: str) -> None:
        super().__init__(f"{program}: {said.strip() or 'failed without a word'}")


def dump_database(binaries: Binaries, dsn: str, file: Path) -> None:
    """Write a database to a file in the custom format of ``pg_dump``: one moment, compressed.

    Raises:
        DumpRefused: For example because the server is newer than these programs.
    """
    address, environ = _address(dsn)
    command = [
        binaries.program("pg_dump"), "--format=custom", "--no-owner", "--no-privileges",
        f"--file={file}", f"--dbname={address}",
    ]  # fmt: skip
    done = subprocess.run(command, env=environ, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise DumpRefused("pg_dump", done.stderr)


def restore_database(binaries: Binaries, dsn: str, file: Path) -> None:
    """Replace the whole content of a database by a dump: all of it, or nothing is changed.

    Raises:
        DumpRefused: The dump or the server refused; the database is as it was.
    """
    address, environ = _address(dsn)
    with tempfile.TemporaryFile() as script:
        script.write(EMPTY_FIRST)
        script.flush()
        read = [
            binaries.program("pg_restore"),
            "--no-owner",
            "--no-privileges",
            "--file=-",
            str(file),
        ]
        done = subprocess.run(read, stdout=script, stderr=subprocess.PIPE, text=True, check=False)
        if done.returncode != 0:
            raise DumpRefused("pg_restore", done.stderr)
        script.seek(0)
        write = [
            binaries.program("psql"), "--no-psqlrc", "--quiet", "--single-transaction",
            "--set=ON_ERROR_STOP=1", "--output=/dev/null", f"--dbname={address}",
        ]  # fmt: skip
        done = subprocess.run(
            write, stdin=script, stderr=subprocess.PIPE, env=environ, text=True, check=False
        )
    if done.returncode != 0:
        raise DumpRefused("psql", done.stderr)


def _address(dsn: str) -> tuple[str, dict[str, str]]:
    """Split a URL into what may be seen in a list of processes and what may not."""
    parts = conninfo_to_dict(dsn)
    word = parts.pop("password", None)
    environ = dict(os.environ) | ({"PGPASSWORD": str(word)} if word else {})
    environ["PGOPTIONS"] = "-c client_min_messages=warning"
    return make_conninfo("", **parts), environ
