"""What processes that are no more left behind."""

import os
from collections.abc import Iterator
from pathlib import Path


def alive(pid: int) -> bool:
    """Say whether a process runs, under whatever user."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True  # it lives under another user
    return pid > 0


def left_behind(folder: Path, prefix: str) -> Iterator[Path]:
    """Yield what stands in a folder under ``prefix`` and the number of a process that is no more."""
    for path in folder.glob(f"{prefix}*-*"):
        process = path.name.removeprefix(prefix).split("-")[0]
        if process.isdecimal() and not alive(int(process)):
            yield path
