"""The demo from its command to its last process, several times in one data home."""

import contextlib
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from innoway.foundation.postgres.postmaster import PROC, inside, running_pid
from innoway.project.tests.conftest import KEPT

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not PROC.is_dir(), reason="needs /proc to see processes"),
]


@pytest.fixture(scope="module")
def house() -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp(prefix="iw-", dir="/tmp"))
    folder.chmod(0o755)
    yield folder / "home"
    shutil.rmtree(folder)


class Demo:
    """A running ``innoway demo`` in a session of its own, like a terminal's."""

    def __init__(self, home: Path, launched_by: Sequence[str] = ()) -> None:
        self.home = home
        self.data = home / "postgres" / "data"
        with socket.create_server(("127.0.0.1", 0)) as probe:
            self.port = probe.getsockname()[1]
        environ = {name: value for name, value in os.environ.items() if name in KEPT}
        environ |= {"INNOWAY_HOME": str(home), "HOME": str(home.parent)}
        self.begin = time.monotonic()
        command = [sys.executable, "-m", "innoway.project.cli", "demo", "--no-data"]
        self.process = subprocess.Popen(
            [*launched_by, *command, f"--port={self.port}"],
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=environ,
            start_new_session=True,
        )  # fmt: skip
        self.said: list[str] = []

    def wait_until_welcomed(self) -> float:
        """Read the output up to the stop hint; return the seconds since the command."""
        for line in self.process.stdout:
            self.said.append(line)
            if "Stop:" in line:
                return time.monotonic() - self.begin
        pytest.fail("the demo ended:\n" + "".join(self.said))

    def status(self, path: str = "/") -> int:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}{path}", timeout=20) as page:
                return page.status
        except urllib.error.HTTPError as error:
            return error.code

    def relatives(self) -> list[int]:
        """Every living process of this data home: the database's and all with its address."""
        mark = f"INNOWAY_HOME={self.home}".encode()
        found = [pid for pid in inside(self.data) if pid != os.getpid()]
        for entry in PROC.iterdir():
            if entry.name.isdigit() and int(entry.name) != os.getpid():
                with contextlib.suppress(OSError):
                    if mark in (entry / "environ").read_bytes().split(b"\0"):
                        found.append(int(entry.name))
        return found

    def member(self, role: str) -> int | None:
        """The process that the demo itself started for a role."""
        for pid in self.relatives():
            with contextlib.suppress(OSError):
                told = (PROC / str(pid) / "cmdline").read_bytes().split(b"\0")
                parent = int((PROC / str(pid) / "stat").read_text().rsplit(")", 1)[1].split()[1])
                if parent == self.process.pid and role.encode() in told:
                    return pid
        return None

    def is_ready(self) -> bool:
        try:
            return self.status("/health/ready") == 200
        except OSError:
            return False

    def stop(self, number: int = signal.SIGTERM) -> int:
        os.killpg(self.process.pid, number)
        self.process.stdout.read()
        return self.process.wait(60)


@pytest.fixture
def demo(house: Path) -> Iterator[Demo]:
    running = Demo(house)
    yield running
    if running.process.poll() is None:
        running.process.send_signal(signal.SIGTERM)
        running.process.wait(60)
    running.process.stdout.close()


def test_the_demo_answers_and_one_sigterm_ends_all_of_it(demo):
    demo.wait_until_welcomed()
    assert demo.status("/") == 200
    assert demo.status("/health/ready") == 200
    assert f"http://localhost:{demo.port}/" in "".join(demo.said)
    assert len(demo.relatives()) > 3

    assert demo.stop() == 0

    assert demo.relatives() == []
    assert running_pid(demo.data) is None


def test_a_second_start_repeats_no_work(demo):
    demo.wait_until_welcomed()
    demo.stop()
    again = Demo(demo.home)

    again.wait_until_welcomed()
    again.stop()
    again.process.stdout.close()

    said = "".join(again.said)
    assert "Preparing the database" not in said
    assert "Writing the demo district" not in said


def test_ctrl_c_in_the_terminal_ends_all_of_it(demo):
    demo.wait_until_welcomed()

    assert demo.stop(signal.SIGINT) == 0

    assert demo.relatives() == []


def test_a_stop_during_the_start_ends_all_of_it(demo):
    time.sleep(1.0)

    demo.stop()

    assert demo.relatives() == []


def test_kill_9_leaves_nothing_that_blocks_the_next_start(demo):
    demo.wait_until_welcomed()
    demo.process.kill()
    demo.process.wait()
    again = Demo(demo.home)

    again.wait_until_welcomed()
    assert again.status("/") == 200
    again.stop()
    again.process.stdout.close()

    assert again.relatives() == []


def test_a_killed_database_is_started_again_while_the_demo_runs(demo):
    demo.wait_until_welcomed()
    os.kill(running_pid(demo.data), signal.SIGKILL)

    late = time.monotonic() + 30
    while demo.status("/health/ready") != 200:
        assert time.monotonic() < late
        time.sleep(0.1)

    assert demo.stop() == 0
    assert demo.relatives() == []


@pytest.mark.parametrize("role", ["web", "worker"])
def test_a_killed_process_is_started_again_while_the_demo_runs(demo, role):
    demo.wait_until_welcomed()
    killed = demo.member(role)
    os.kill(killed, signal.SIGKILL)

    late = time.monotonic() + 30
    while demo.member(role) in {killed, None} or not demo.is_ready():
        assert time.monotonic() < late
        time.sleep(0.1)

    assert demo.stop() == 0
    assert demo.relatives() == []


def test_kill_9_of_uv_run_ends_the_demo_it_launched(house, tmp_path):
    """``uv run`` cannot pass a SIGKILL on; its port must be free for the next start."""
    uv = tmp_path / "uv"
    uv.symlink_to(shutil.which("sh"))  # a launcher of that name, which waits as uv does
    demo = Demo(house, launched_by=[str(uv), "-c", '"$@"; exit $?', "uv"])
    demo.wait_until_welcomed()

    demo.process.kill()
    demo.process.stdout.read()  # ends when the last process that could write has gone
    demo.process.wait()

    assert demo.relatives() == []
    demo.process.stdout.close()
