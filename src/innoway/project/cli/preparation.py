"""Bring an installation to the state of its code, and know in milliseconds when it is there.

The mark of the last preparation is a comment on the database itself: a restored, dropped or
exchanged database never carries the mark of another.
"""

import hashlib
import json
import os
import re
import sys
import sysconfig
from collections.abc import Callable, Iterator
from importlib.metadata import requires
from pathlib import Path

import psycopg
from psycopg import sql

import innoway

PACKAGE = Path(innoway.__file__).parent
DISTRICTS = PACKAGE.parents[1] / "content"
MARK = "innoway prepared "


def code_state() -> str:
    """Return a digest that changes with migrations, seeds, content and installed packages."""
    digest = hashlib.sha256(sys.version.encode())
    for file in _watched():
        found = file.stat()
        digest.update(f"{file}\0{found.st_size}\0{found.st_mtime_ns}\n".encode())
    digest.update("\n".join(_installed()).encode())
    return digest.hexdigest()[:24]


def _installed() -> list[str]:
    """Name what we depend on with its version; tools for tests and checks do not count."""
    needed = {
        re.split(r"[^\w.-]", one, maxsplit=1)[0].replace("-", "_").replace(".", "_").lower()
        for one in requires("innoway") or []
        if "extra ==" not in one
    }
    found = Path(sysconfig.get_paths()["purelib"]).glob("*.dist-info")
    return sorted(one.name for one in found if one.name.split("-")[0].lower() in needed)


def _watched() -> Iterator[Path]:
    for pattern in ("*/*/migrations/*.py", "*/*/seed*.py", "*/*/seed*/**/*.*", "project/demo.py"):
        yield from sorted(PACKAGE.glob(pattern))
    if DISTRICTS.is_dir():
        yield from sorted(path for path in DISTRICTS.rglob("*") if path.is_file())


def is_prepared(state: str) -> bool:
    """Tell whether the database was last prepared by exactly this code."""
    with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as connection:
        row = connection.execute(
            "SELECT shobj_description(oid, 'pg_database') FROM pg_database"
            " WHERE datname = current_database()"
        ).fetchone()
    return row is not None and row[0] == MARK + state


def _leave_mark(state: str) -> None:
    with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as connection:
        connection.execute(
            sql.SQL("COMMENT ON DATABASE {} IS {}").format(
                sql.Identifier(connection.info.dbname), sql.Literal(MARK + state)
            )
        )


def prepare(home: Path, say: Callable[[str], None]) -> None:
    """Migrate and seed the demo unless this code has done so already; compile stale messages."""
    compile_messages(say)
    state = code_state()
    if is_prepared(state):
        return
    import django

    django.setup()
    migrate(say)
    say("Writing the demo district ...")
    from innoway.project.demo import seed

    write_sign_ins(home, seed())
    _leave_mark(state)


def migrate(say: Callable[[str], None]) -> None:
    """Apply the migrations that are missing; Django must be set up."""
    from django.core.management import call_command

    say("Preparing the database ...")
    call_command("migrate", verbosity=0, interactive=False)


def stale_messages() -> list[Path]:
    """Return the translations that are newer than their compiled form, or have none."""
    return [
        source
        for source in PACKAGE.rglob("locale/*/LC_MESSAGES/*.po")
        if not source.with_suffix(".mo").exists()
        or source.with_suffix(".mo").stat().st_mtime_ns < source.stat().st_mtime_ns
    ]


def compile_messages(say: Callable[[str], None]) -> None:
    """Compile the translations whose source is newer than their result.

    Code that belongs to somebody else (a system-wide installation) is left as it is.
    """
    if not stale_messages():
        return
    say("Compiling the translations ...")
    from innoway.foundation.i18n import compile

    try:
        compile.compile_catalogues()
    except OSError as problem:
        say(f"Translations were not compiled, pages may be in English only: {problem}")


def write_sign_ins(home: Path, sign_ins: list[dict[str, str]]) -> None:
    """Keep what to type for each demo role, for this user's eyes only."""
    file = home / "secrets" / "demo-sign-ins.json"
    file.touch(mode=0o600)
    file.write_text(json.dumps(sign_ins, ensure_ascii=False, indent=1), encoding="utf-8")


def read_sign_ins(home: Path) -> list[dict[str, str]]:
    """Return role, email and password of each demo account; empty before the first seed."""
    try:
        text = (home / "secrets" / "demo-sign-ins.json").read_text(encoding="utf-8")
    except FileNotFoundError:
        return []
    found: list[dict[str, str]] = json.loads(text)
    return found
