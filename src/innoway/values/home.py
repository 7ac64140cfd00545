"""Where one installation keeps its data on this machine."""

import os
from collections.abc import Mapping
from pathlib import Path


def data_home(environ: Mapping[str, str] | None = None) -> Path:
    """Return the data home as an absolute path, without creating it.

    ``INNOWAY_HOME`` wins; else ``innoway`` under ``XDG_DATA_HOME``, which itself defaults
    to ``~/.local/share``. A relative ``XDG_DATA_HOME`` is ignored, as its standard asks.

    Source: XDG Base Directory Specification 0.8.

    >>> data_home({"INNOWAY_HOME": "/srv/innoway"})
    PosixPath('/srv/innoway')
    >>> data_home({"XDG_DATA_HOME": "/data", "HOME": "/home/li"})
    PosixPath('/data/innoway')
    >>> data_home({"HOME": "/home/li"})
    PosixPath('/home/li/.local/share/innoway')
    """
    environ = os.environ if environ is None else environ
    chosen = environ.get("INNOWAY_HOME", "")
    if chosen:
        return Path(chosen).expanduser().absolute()
    shared = Path(environ.get("XDG_DATA_HOME", ""))
    if not shared.is_absolute():
        shared = Path(environ.get("HOME") or Path.home()) / ".local" / "share"
    return shared / "innoway"
