"""A fresh data home that the tested account may enter, and no server left behind."""

import os
import shutil
import signal
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from innoway.foundation.postgres.postmaster import PROC, inside
from innoway.foundation.postgres.tests import accounts


@pytest.fixture(params=["root", "ordinary"])
def role(request: pytest.FixtureRequest) -> str:
    accounts.skip_unless_possible(request.param)
    return request.param


@pytest.fixture
def ground() -> Iterator[Path]:
    """A short folder every account may enter (pytest's own is closed to all but its user)."""
    folder = Path(tempfile.mkdtemp(prefix="iw-", dir="/tmp"))
    folder.chmod(0o755)
    yield folder
    for data in [*folder.rglob("data")]:
        for pid in inside(data) if PROC.is_dir() and data.is_dir() else []:
            os.kill(pid, signal.SIGKILL)
    shutil.rmtree(folder)


@pytest.fixture
def home(role: str, ground: Path) -> Path:
    """A data home to be made by the role."""
    mine = ground / "own"
    mine.mkdir()
    accounts.own(role, mine)
    return mine / "home"
