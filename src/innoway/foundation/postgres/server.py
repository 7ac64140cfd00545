"""One embedded server, shared by the commands that use it at the same time."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import psycopg
from psycopg import sql

from innoway.foundation.postgres import postmaster
from innoway.foundation.postgres.binaries import Binaries, find_binaries, readable_binaries
from innoway.foundation.postgres.cluster import OWNER, ensure_cluster
from innoway.foundation.postgres.locks import Share, turn
from innoway.foundation.postgres.place import SHELTER, Place, settle
from innoway.values.home import data_home

DATABASE = "innoway"


@dataclass(frozen=True, slots=True)
class Server:
    """A running server and how to reach it."""

    place: Place
    binaries: Binaries
    password: str
    durable: bool

    def dsn(self, database: str = DATABASE) -> str:
        """Return the URL of a database on this server, with the password in it."""
        return dsn(self.place, self.password, database)

    @property
    def pid(self) -> int | None:
        """The server's process, or None when it has died."""
        return postmaster.running_pid(self.place.data)

    def ensure_running(self) -> bool:
        """Start the server again when it has died; True when that was needed."""
        if self.pid:
            return False
        with turn(self.place.locks):
            if self.pid:
                return False
            postmaster.start(self.place, self.binaries, durable=self.durable)
            return True

    def create_database(self, name: str = DATABASE) -> bool:
        """Create a database unless it exists; True when it was created."""
        with psycopg.connect(self.dsn("postgres"), autocommit=True) as connection:
            found = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name])
            if found.fetchone():
                return False
            connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
            return True


def dsn(place: Place, password: str, database: str) -> str:
    """Return the URL of a database behind a unix socket (the folder stands where a host would)."""
    folder = quote(str(place.sockets), safe="")
    return f"postgresql://{OWNER}:{quote(password)}@{folder}/{quote(database)}"


@contextmanager
def running_server(
    home: Path | None = None, *, durable: bool = True, shelter: Path = SHELTER
) -> Iterator[Server]:
    """Hold a server on a data home: start it or join the one that runs; the last one out stops it.

    The first start makes the data folder (about one second); later ones take about 0.1 s.
    ``durable=False`` is for tests: a crash of the machine may then lose the data.

    Raises:
        PostgresError: It cannot run; the text says why and what to do.
    """
    place = settle(home or data_home(), shelter=shelter)
    with turn(place.locks):
        share = Share(place.locks)
        try:
            server = _ready(place, durable=durable)
        except BaseException:
            share.give_back()
            raise
    try:
        yield server
    finally:
        with turn(place.locks):
            if share.give_back():
                postmaster.stop(place)


def _ready(place: Place, *, durable: bool) -> Server:
    binaries = readable_binaries(find_binaries(), place.account, place.base)
    word = ensure_cluster(place, binaries, durable=durable)
    server = Server(place, binaries, word, durable)
    if not server.pid:
        postmaster.start(place, binaries, durable=durable)
    return server
