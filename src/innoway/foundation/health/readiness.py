"""What must hold before an installation is sent visitors; each answer is a reason or None."""

from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from django.db import Error, connection
from django.db.migrations.executor import MigrationExecutor

_schema_was_current = False


def database_problem() -> str | None:
    """Ask the database for an answer."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except Error:
        return "the database does not answer"
    return None


def migrations_problem() -> str | None:
    """Compare migrations with the database, once: in a running process they only catch up."""
    global _schema_was_current  # noqa: PLW0603
    if _schema_was_current:
        return None
    try:
        executor = MigrationExecutor(connection)
        behind = len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
    except Error:
        return "unknown: the database does not answer"
    _schema_was_current = behind == 0
    return f"migrations not applied: {behind}" if behind else None


def store_problem() -> str | None:
    """Look for the published version; a store that has nothing yet is in order."""
    current = Path(settings.STORE) / "CURRENT"
    try:
        version = current.read_text(encoding="utf-8").strip()
    except FileNotFoundError:
        return None
    except OSError:
        return "the data store cannot be read"
    folder = Path(settings.STORE) / "versions" / version
    return None if folder.is_dir() else f"the published version {version} is missing"


CHECKS: dict[str, Callable[[], str | None]] = {
    "database": database_problem,
    "migrations": migrations_problem,
    "store": store_problem,
}
