"""Whoever starts processes leaves none behind."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from innoway.project.cli.household import AT_ONCE, Household, Member

STUBBORN = (
    "import signal, time, pathlib, sys;"
    "signal.signal(signal.SIGTERM, signal.SIG_IGN);"
    "pathlib.Path(sys.argv[1]).touch(); time.sleep(60)"
)
LEASHED = (
    "import time, pathlib, sys; from innoway.project.cli.member import leash; leash();"
    "pathlib.Path(sys.argv[1]).touch(); time.sleep(60)"
)
PARENT = (
    "import os, sys, pathlib, time; from innoway.project.cli.household import Household;"
    "house = Household(os.environ);"
    "p = house._launch('child', [sys.executable, '-c', sys.argv[1], sys.argv[2]], essential=True);"
    "pathlib.Path(sys.argv[3]).write_text(str(p.pid)); time.sleep(60)"
)


def wait_for(path: Path) -> None:
    late = time.monotonic() + 20
    while not (path.exists() and (path.suffix != ".pid" or path.read_text())):
        assert time.monotonic() < late, f"{path} never came"
        time.sleep(0.01)


def lives(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except FileNotFoundError:
        return False


def test_stop_ends_even_those_who_ignore_it(tmp_path, monkeypatch):
    monkeypatch.setattr("innoway.project.cli.household.PATIENCE", 0.5)
    with Household(os.environ) as household:
        stubborn = household._launch(
            "stubborn", [sys.executable, "-c", STUBBORN, str(tmp_path / "up")], essential=True
        )
        wait_for(tmp_path / "up")

    assert stubborn.returncode == -signal.SIGKILL


def test_an_essential_member_that_ended_is_named(tmp_path):
    with Household(os.environ) as household:
        household._launch("helper", [sys.executable, "-c", ""], essential=False).wait()
        assert household.broken() is None

        household._launch(
            "web", [sys.executable, "-c", "raise SystemExit(3)"], essential=True
        ).wait()
        assert household.broken().name == "web"


def test_an_essential_member_that_ends_by_itself_after_a_life_is_started_again():
    with Household(os.environ) as household:
        sleeper = [sys.executable, "-c", "import time; time.sleep(0.2); raise SystemExit(1)"]
        household._launch("web", sleeper, essential=True, proven=True).wait()

        assert household.broken() is None
        assert household.revive() == ["web"]


def test_an_essential_member_that_was_killed_is_started_again_after_a_growing_pause(monkeypatch):
    monkeypatch.setattr("innoway.project.cli.household.LONGEST", 0.3)
    sleeper = [sys.executable, "-c", "import time; time.sleep(60)"]
    paused = []
    with Household(os.environ) as household:
        household._launch("web", sleeper, essential=True)
        for _ in range(AT_ONCE + 3):
            household.members[0].process.kill()
            household.members[0].process.wait()
            paused.append(household.revive() == [])
            while paused[-1] and not household.revive():
                assert household.broken() is None
                time.sleep(0.01)

    assert paused == [False] * (AT_ONCE + 1) + [True] * 2


@pytest.mark.parametrize(
    ("deaths", "pause"),
    [((), 0.0), ((99.0, 98.0, 97.0), 0.0), ((99.0, 98.0, 97.0, 96.0), 2.0),
     ((99.0, 98.0, 97.0, 1.0), 0.0), (tuple(range(80, 100)), 10.0)],
    ids=["never", "rarely", "often", "long ago", "all the time"],
)  # fmt: skip
def test_a_member_waits_the_longer_the_more_often_it_died(deaths, pause):
    member = Member("web", (), None, essential=True, proven=True, born_at=0.0, deaths=deaths)

    assert member.pause(now=100.0) == pause


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_members_end_when_their_command_is_killed(tmp_path):
    parent = subprocess.Popen(
        [sys.executable, "-c", PARENT, LEASHED, str(tmp_path / "up"), str(tmp_path / "child.pid")]
    )
    wait_for(tmp_path / "up")
    wait_for(tmp_path / "child.pid")
    child = int((tmp_path / "child.pid").read_text())
    assert lives(child)

    parent.kill()
    parent.wait()

    late = time.monotonic() + 5
    while lives(child) and time.monotonic() < late:
        time.sleep(0.01)
    assert not lives(child)
