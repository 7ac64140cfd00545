"""Runs a test body, or a whole command, as another account: in a fork that gives up root."""

import codecs
import os
import pwd
import signal
import sys
import traceback
from collections.abc import Callable
from pathlib import Path

import pytest

from innoway.foundation.postgres import running_server
from innoway.foundation.postgres.account import Account, may_read_tree
from innoway.foundation.postgres.binaries import find_binaries

ROOT = os.geteuid() == 0
NOBODY = 65534


def stranger() -> Account:
    """Return an ordinary account that root can become."""
    entry = pwd.getpwnam("nobody")
    return Account(entry.pw_name, entry.pw_uid, entry.pw_gid, dropped=True)


def skip_unless_possible(role: str) -> None:
    if role == "root" and not ROOT:
        pytest.skip("needs root: an ordinary user cannot show how root drops its rights")
    if role == "ordinary" and ROOT:
        folder = find_binaries().folder.parent
        if folder.name == "pginstall" and not may_read_tree(folder, stranger()):
            pytest.skip(f"{folder} is closed to every account but root")


def become(role: str) -> None:
    """Give up root in this process when the role is the ordinary user."""
    if role == "ordinary" and ROOT:
        account = stranger()
        os.setgroups([])
        os.setgid(account.gid)
        os.setuid(account.uid)


def own(role: str, folder: Path) -> None:
    if role == "ordinary" and ROOT:
        os.chown(folder, stranger().uid, stranger().gid)


def call_as(role: str, body: Callable[..., None], *values: object) -> None:
    """Run the body as the role; what fails there fails here, with the whole traceback."""
    if role == "root" or not ROOT:
        body(*values)
        return
    for encoding in ("ascii", "latin-1", "idna"):
        codecs.lookup(encoding)  # Python itself may lie where only root can import from
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        status = 1
        try:
            become(role)
            body(*values)
            status = 0
        except BaseException:
            os.write(writer, traceback.format_exc()[-60000:].encode())
        finally:
            os._exit(status)
    os.close(writer)
    with os.fdopen(reader) as said:
        text = said.read()
    _, status = os.waitpid(child, 0)
    if status:
        pytest.fail(text or f"the child ended with status {status}")


class Command:
    """Another command that holds the server: a forked process that says when it is ready."""

    def __init__(self, home: Path, *, start_at_once: bool = True) -> None:
        self.home = home
        said, says = os.pipe()
        hears, self.tell = os.pipe()
        self.pid = os.fork()
        if self.pid == 0:
            self._live(says, hears)
        os.close(says)
        os.close(hears)
        self.said = said
        self.server: int | None = None
        if start_at_once:
            self.ready()

    def _live(self, says: int, hears: int) -> None:
        status = 1
        try:
            os.close(self.tell)
            signal.signal(signal.SIGTERM, signal.SIG_DFL)
            with running_server(self.home, durable=False) as server:
                os.write(says, f"{server.pid}\n".encode())
                os.read(hears, 1)
            status = 0
        except BaseException:
            traceback.print_exc(file=sys.stderr)
        finally:
            os._exit(status)

    def ready(self) -> int:
        """Wait until the command uses the server; return the server's process."""
        self.server = int(os.read(self.said, 20) or b"0")
        assert self.server, "the other command could not start the server"
        return self.server

    def leave(self) -> None:
        """Let the command end by itself and wait for it."""
        os.write(self.tell, b"x")
        os.close(self.tell)
        _, status = os.waitpid(self.pid, 0)
        assert status == 0

    def kill(self) -> None:
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
