"""File locks that order the commands sharing one server.

``flock`` belongs to the open file: the kernel lets go when the command ends, however it ends.
"""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def turn(folder: Path) -> Iterator[None]:
    """Hold the right to start or stop the server; commands queue for it."""
    handle = os.open(folder / "turn.lock", os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


class Share:
    """One command's claim on the server, kept as long as the command uses it."""

    def __init__(self, folder: Path) -> None:
        self.handle = os.open(folder / "users.lock", os.O_RDWR | os.O_CREAT, 0o600)
        fcntl.flock(self.handle, fcntl.LOCK_SH)

    def give_back(self) -> bool:
        """Let go; True when nobody else claims the server, which the caller then stops.

        Call it only in one's ``turn``, or a command may arrive between answer and stop.
        """
        fcntl.flock(self.handle, fcntl.LOCK_UN)
        try:
            fcntl.flock(self.handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        else:
            return True
        finally:
            os.close(self.handle)
