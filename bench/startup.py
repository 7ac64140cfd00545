"""From command to first page, to the complete demo, and the second start, on a clean copy.

A clone of this repository, an empty home and cache, ``env -i`` and a plain PATH; as root the
commands run as ``nobody``, otherwise as you. Run: ``python -m bench startup``
"""

import argparse
import contextlib
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import threading
import time
import urllib.request
from dataclasses import dataclass, field
from pathlib import Path

from bench.report import write_section

PATH = "/usr/local/bin:/usr/bin:/bin"
# How this machine reaches the network; everything else of our environment stays here.
NETWORK = (
    "SSL_CERT_FILE",
    "HTTP_PROXY",
    "HTTPS_PROXY",
    "NO_PROXY",
    "PIP_INDEX_URL",
    "UV_INDEX_URL",
)
REPOSITORY = Path(__file__).resolve().parents[1]
LONGEST = 3600.0


@dataclass
class Start:
    """What one start of the demo took, in seconds and bytes."""

    first_page: float = 0.0
    complete: float = 0.0
    peak: int = 0
    settled: int = 0
    processes: int = 0
    said: list[str] = field(default_factory=list)


class Room:
    """A clean place to run commands in, with the account that runs them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.home = folder / "home"
        self.clone = folder / "innoway"
        self.account = pwd.getpwnam("nobody") if os.geteuid() == 0 else None
        self.home.mkdir()
        subprocess.run(["git", "clone", "--quiet", REPOSITORY, self.clone], check=True)
        if self.account:
            owner = f"{self.account.pw_uid}:{self.account.pw_gid}"
            subprocess.run(["chown", "-R", owner, folder], check=True)

    def popen(self, command: str, **more: object) -> subprocess.Popen[str]:
        """Start a shell command as the clean user; nothing of our environment goes along."""
        who = {}
        if self.account:
            who = {"user": self.account.pw_uid, "group": self.account.pw_gid, "extra_groups": []}
        environ = {name: os.environ[name] for name in NETWORK if name in os.environ}
        environ |= {"HOME": str(self.home), "PATH": f"{self.home}/pip/bin:{PATH}"}
        return subprocess.Popen(
            ["/bin/sh", "-c", command], cwd=self.clone, env=environ, text=True,
            start_new_session=True, **who, **more,
        )  # fmt: skip

    def time(self, command: str) -> float:
        begin = time.monotonic()
        done = self.popen(command, stdout=subprocess.DEVNULL)
        if done.wait(LONGEST) != 0:
            raise SystemExit(f"failed: {command}")
        return time.monotonic() - begin


def memory_of(session: int) -> tuple[int, int]:
    """Return (proportional bytes, processes) of everything the demo started, database included."""
    total = count = 0
    parents, sessions = {}, {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            with contextlib.suppress(OSError, IndexError):
                fields = (entry / "stat").read_text().rsplit(")", 1)[1].split()
                parents[int(entry.name)] = int(fields[1])
                sessions[int(entry.name)] = int(fields[3])
    family = {pid for pid, group in sessions.items() if group == session}
    grown = True
    while grown:
        more = {pid for pid, parent in parents.items() if parent in family} - family
        family |= more
        grown = bool(more)
    for pid in family:
        with contextlib.suppress(OSError, StopIteration):
            lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
            total += int(next(li for li in lines if li.startswith("Pss:")).split()[1]) * 1024
            count += 1
    return total, count


def run_demo(room: Room, port: int, *, until_complete: bool) -> Start:
    """Run the demo until its first page (or until all data are in), then stop it."""
    start = Start()
    begin = time.monotonic()
    process = room.popen(
        f"uv run innoway demo --port {port}", stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    sampler = threading.Thread(target=_sample, args=[process, start], daemon=True)
    sampler.start()
    poller = threading.Thread(target=_poll, args=[port, begin, process, start], daemon=True)
    poller.start()
    for line in process.stdout:
        start.said.append(line.rstrip())
        print("   ", line.rstrip())
        welcomed = "Stop:" in line
        if ("all data are in" in line or "the rest of the data is in" in line) and until_complete:
            start.complete = time.monotonic() - begin
            break
        if welcomed and not until_complete:
            break
    poller.join(60)
    time.sleep(5)
    start.settled, start.processes = memory_of(process.pid)
    os.killpg(process.pid, signal.SIGTERM)
    process.stdout.read()
    process.wait(120)
    return start


def _sample(process: subprocess.Popen[str], start: Start) -> None:
    while process.poll() is None:
        start.peak = max(start.peak, memory_of(process.pid)[0])
        time.sleep(1.0)


def _poll(port: int, begin: float, process: subprocess.Popen[str], start: Start) -> None:
    while process.poll() is None:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=30) as page:
                if page.status == 200:
                    start.first_page = time.monotonic() - begin
                    return
        except OSError:
            time.sleep(0.05)


def size_of(folder: Path) -> int:
    """Return what a folder takes on the disk, hard links counted once."""
    told = subprocess.run(["du", "-sk", folder], capture_output=True, text=True, check=True)
    return int(told.stdout.split()[0]) * 1024


def megabytes(count: int) -> str:
    return f"{count / 1024**2:,.0f} MB"


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--port", type=int, default=8765)
    arguments.add_argument("--no-complete", action="store_true", help="stop at the first page")
    chosen = arguments.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="innoway-startup-"))
    folder.chmod(0o755)
    try:
        room = Room(folder)
        python = shutil.which("python3", path=PATH)
        room.time(f"{python} -m venv {room.home}/pip")
        pip = room.time("pip install --quiet uv")
        first = run_demo(room, chosen.port, until_complete=not chosen.no_complete)
        second = run_demo(room, chosen.port, until_complete=False)
        write_section("startup", table(room, pip, first, second))
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def table(room: Room, pip: float, first: Start, second: Start) -> str:
    data = room.home / ".local" / "share" / "innoway"
    complete = f"{first.complete:.0f} s" if first.complete else "not measured in this run"
    rows = [
        ("`pip install uv`", f"{pip:.1f} s"),
        ("first start: command to first page (everything downloaded)", f"{first.first_page:.1f} s"),
        ("first start: command to complete demo", complete),
        ("second start: command to first page", f"{second.first_page:.1f} s"),
        ("memory at its highest during the data work", megabytes(first.peak)),
        ("memory when settled", f"{megabytes(second.settled)} in {second.processes} processes"),
        ("disk: environment", megabytes(size_of(room.clone / ".venv"))),
        ("disk: package cache", megabytes(size_of(room.home / ".cache"))),
        ("disk: data home", megabytes(size_of(data))),
        *((f"disk: data home, {part.name}", megabytes(size_of(part)))
          for part in sorted(data.iterdir()) if part.is_dir()),
    ]  # fmt: skip
    lines = [
        "| What | Measured |",
        "|---|---:|",
        *(f"| {name} | {value} |" for name, value in rows),
    ]
    note = (
        f"Clean clone, empty cache, `env -i`, {os.cpu_count()} processors; proportional memory"
        " (PSS) of every process of the demo, database included. Load average at the end:"
        f" {os.getloadavg()[0]:.1f}; other work on the machine lengthens every row."
    )
    return note + "\n\n" + "\n".join(lines)


if __name__ == "__main__":
    main()
