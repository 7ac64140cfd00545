"""The server process: started, watched, stopped.

We read ``postmaster.pid`` as ``pg_ctl`` does, but ask every few milliseconds instead of
every 100: a restart takes as long as the server needs.
"""

import os
import signal
import subprocess
import threading
import time
from contextlib import suppress
from pathlib import Path

from innoway.foundation.postgres.binaries import Binaries
from innoway.foundation.postgres.cluster import ENVIRONMENT
from innoway.foundation.postgres.errors import StartRefused, StopRefused
from innoway.foundation.postgres.place import SOCKET, Place

START_SECONDS, STOP_SECONDS, RETRY_SECONDS = 300.0, 120.0, 20.0
PAUSE = 0.005
PROC = Path("/proc")
LARGEST_LOG = 10 * 1024 * 1024
# What a server says while the processes of a killed one are still listed.
STILL_LISTED = ("already exists", "still in use", "Is another postmaster")


def running_pid(data: Path) -> int | None:
    """Return the process that serves this data folder and accepts connections, if any."""
    pid, status = _pid_file(data)
    return pid if pid and status == "ready" and serves(pid, data) else None


def _pid_file(data: Path) -> tuple[int, str]:
    """Read (process, status) from ``postmaster.pid``; (0, "") when it is absent or half written."""
    try:
        lines = (data / "postmaster.pid").read_text().splitlines()
        return int(lines[0]), lines[7].strip() if len(lines) > 7 else ""
    except (OSError, ValueError, IndexError):
        return 0, ""


def serves(pid: int, data: Path) -> bool:
    """Tell whether a live process (not a zombie, not a stranger with a reused number) is inside."""
    try:
        with suppress(PermissionError):
            os.kill(pid, 0)
        return Path(f"/proc/{pid}/cwd").readlink() == data.resolve()
    except ProcessLookupError:
        return False
    except FileNotFoundError:  # no /proc (macOS), or a zombie, which has no folder any more
        return not PROC.is_dir()
    except PermissionError:  # of another account, or shielded as ssh-agent is
        return _may_serve(pid, data)


def _may_serve(pid: int, data: Path) -> bool:
    """Judge a process whose folder may not be seen: a server of the right account may be ours."""
    try:
        same_owner = (PROC / str(pid)).stat().st_uid == data.stat().st_uid
        return same_owner and (PROC / str(pid) / "comm").read_text().strip() == "postgres"
    except OSError:
        return False


def inside(data: Path) -> list[int]:
    """List the live processes that work in the data folder: a server and its children."""
    numbers = [int(entry.name) for entry in PROC.iterdir() if entry.name.isdigit()]
    return [pid for pid in numbers if serves(pid, data)]


def start(place: Place, binaries: Binaries, *, durable: bool) -> int:
    """Start the server and return its process once it accepts connections.

    After ``kill -9`` the dead server, or children that have not noticed yet, may hold the
    data folder for a moment: then try again.

    Raises:
        StartRefused: It ended, or did not answer in time; carries the last lines of its log.
    """
    _trim(place.log)
    give_up = time.monotonic() + RETRY_SECONDS
    while True:
        _forget_dead_server(place)
        begin = place.log.stat().st_size if place.log.exists() else 0
        pid = _attempt(place, binaries, durable=durable)
        if pid:
            return pid
        said = _log_since(place.log, begin)
        if not any(words in said for words in STILL_LISTED) or time.monotonic() > give_up:
            raise StartRefused(place.log, said or "it did not become ready in time")
        time.sleep(0.1)


def _attempt(place: Place, binaries: Binaries, *, durable: bool) -> int | None:
    command = [binaries.program("postgres"), "-D", str(place.data)]
    with place.log.open("ab") as log:
        process = subprocess.Popen(
            command + _options(place, durable=durable),
            stdin=subprocess.DEVNULL, stdout=log, stderr=log, env=ENVIRONMENT, cwd="/",
            umask=0o077, start_new_session=True, **place.account.options(),
        )  # fmt: skip
    # Reaps the process whenever it ends, so that it never stays behind as a zombie.
    threading.Thread(target=process.wait, name="postgres-wait", daemon=True).start()
    late = time.monotonic() + START_SECONDS
    while process.returncode is None and time.monotonic() < late:
        if _pid_file(place.data) == (process.pid, "ready"):
            return process.pid
        time.sleep(PAUSE)
    if process.returncode is None:
        process.send_signal(signal.SIGQUIT)
    return None


def _options(place: Place, *, durable: bool) -> list[str]:
    folder = str(place.sockets).replace('"', '""')
    settings = {
        "listen_addresses": "",
        "unix_socket_directories": f'"{folder}"',
        "unix_socket_permissions": "0700",
        "port": "5432",
        "max_connections": "100" if durable else "300",
        "timezone": "UTC",
        "log_timezone": "UTC",
        "log_checkpoints": "off",
    }
    if not durable:
        settings |= {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}
    return [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]


def _forget_dead_server(place: Place) -> None:
    """Remove the lock files of a server of which nothing is left.

    PostgreSQL believes such a file as long as any process has that number: a zombie nobody
    reaps, or a stranger after a container restarted. Only /proc can tell; elsewhere we wait.
    """
    left = place.data / "postmaster.pid"
    if PROC.is_dir() and left.exists() and not inside(place.data):
        left.unlink(missing_ok=True)
        (place.sockets / f"{SOCKET}.lock").unlink(missing_ok=True)
        (place.sockets / SOCKET).unlink(missing_ok=True)


def stop(place: Place) -> None:
    """Shut the server down cleanly and return when its process is gone.

    Open sessions are ended ("fast" shutdown), everything is written, nothing is left to recover.

    Raises:
        StopRefused: It is still there after two minutes.
    """
    pid, _ = _pid_file(place.data)
    if not pid or not serves(pid, place.data):
        return
    os.kill(pid, signal.SIGINT)
    late = time.monotonic() + STOP_SECONDS
    while serves(pid, place.data):
        if time.monotonic() > late:
            raise StopRefused(pid, STOP_SECONDS)
        time.sleep(PAUSE)
    _wait_until_reaped(pid)


def _wait_until_reaped(pid: int) -> None:
    """Wait until the number is free; not for long, since somebody else may have to reap it."""
    late = time.monotonic() + 1
    with suppress(ProcessLookupError):
        while time.monotonic() < late:
            os.kill(pid, 0)
            time.sleep(PAUSE)


def _log_since(log: Path, begin: int) -> str:
    with log.open("rb") as file:
        file.seek(begin)
        return file.read()[-2000:].decode(errors="replace")


def _trim(log: Path) -> None:
    """Keep one old log beside the current one once it has grown large."""
    if log.exists() and log.stat().st_size > LARGEST_LOG:
        log.replace(log.with_suffix(".log.1"))
