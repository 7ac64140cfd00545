"""One Ctrl-C, SIGTERM or closed terminal ends a command in order; more of them change nothing."""

import os
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

STOPPING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class Stop(BaseException):
    """Somebody asked the command to end; unwinds every ``with`` on the way out."""


@contextmanager
def orderly_stop() -> Iterator[None]:
    """Turn the first stop signal inside the block into a quiet end of the block.

    From then on such signals are ignored, so that an impatient second Ctrl-C cannot leave
    a process behind. Outside the main thread signals cannot be caught; the block just runs.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = {number: signal.signal(number, _stop) for number in STOPPING}
    try:
        yield
    except Stop:
        pass
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def launcher() -> int:
    """Return the ``uv run`` that launched this command and passes signals on, or 0.

    Killed outright it passes nothing on: a command that serves then ends by itself, so that
    its port is free for the next start. A shell is no launcher; it may end before us.
    """
    parent = os.getppid()
    try:
        name = Path(f"/proc/{parent}/comm").read_text(encoding="utf-8").strip()
    except OSError:
        return 0
    return parent if name == "uv" else 0


def _stop(number: int, frame: FrameType | None) -> None:
    for each in STOPPING:
        signal.signal(each, signal.SIG_IGN)
    raise Stop(signal.Signals(number).name)
