"""Runs ``innoway`` as its own process, in a data home of its own."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from innoway.foundation.postgres import running_server

KEPT = {"PATH", "LANG", "VIRTUAL_ENV", "TMPDIR"}


@pytest.fixture
def home() -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp(prefix="iw-", dir="/tmp"))
    folder.chmod(0o755)
    yield folder / "home"
    shutil.rmtree(folder)


@pytest.fixture
def environ(home: Path) -> dict[str, str]:
    """The environment of somebody who set nothing but the data home."""
    plain = {name: value for name, value in os.environ.items() if name in KEPT}
    return plain | {"INNOWAY_HOME": str(home), "HOME": str(home.parent), "COLUMNS": "100"}


@pytest.fixture
def innoway(environ: dict[str, str]) -> Callable[..., subprocess.CompletedProcess[str]]:
    def run(*arguments: object, **more: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "innoway.project.cli", *map(str, arguments)]
        return subprocess.run(
            command, capture_output=True, text=True, env=environ | more, timeout=300, check=False
        )

    return run


@pytest.fixture
def server(home: Path):
    """The embedded server of the data home, with its database."""
    with running_server(home, durable=False) as running:
        running.create_database()
        yield running
