"""DuckDB connections with bounded memory and disk, and no extension downloads."""

import json
import os
import shutil
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import duckdb

from innoway.engine.store.leavings import left_behind

OutOfMemory = duckdb.OutOfMemoryException
LEAST, MOST = 512 << 20, 2 << 30  # bytes of memory a connection may use


def budget() -> str:
    """Return how much memory one connection may use: a quarter of the machine's, within bounds.

    ``INNOWAY_ENGINE_MEMORY`` ("4GB") decides instead where it is set.
    """
    chosen = os.environ.get("INNOWAY_ENGINE_MEMORY", "")
    if chosen:
        return chosen
    try:
        whole = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    except (ValueError, OSError):
        whole = 0
    return f"{max(LEAST, min(MOST, whole // 4)) >> 20}MiB"


def connect(
    scratch: Path | None = None,
    *,
    memory: str = "",
    spill: str = "8GB",
    threads: int = 0,
    tables: Path | None = None,
) -> "duckdb.DuckDBPyConnection":
    """Return a private database that spills to a folder under ``scratch``.

    Its tables are held in memory or in the file ``tables``, where those larger than the memory are read as
    they are needed. The folder is removed by ``close()``; one left by a killed process is swept by the next
    writer.
    """
    scratch = scratch or Path(tempfile.gettempdir())
    scratch.mkdir(parents=True, exist_ok=True)
    folder = scratch / f"duckdb-{os.getpid()}-{os.urandom(4).hex()}"
    config: dict[str, Any] = {
        "memory_limit": memory or budget(),
        "max_temp_directory_size": spill,
        "temp_directory": str(folder),
        "threads": threads or max(1, min(4, os.cpu_count() or 1)),
        "autoinstall_known_extensions": False,
        "autoload_known_extensions": False,
        "preserve_insertion_order": False,
    }
    con = duckdb.connect(tables or ":memory:", config=config)
    con.execute("SET enable_progress_bar = false")
    return con


def sweep(scratch: Path) -> None:
    """Remove spill folders of processes that are no more."""
    for folder in left_behind(scratch, "duckdb-"):
        shutil.rmtree(folder, ignore_errors=True)


def listed(texts: Iterable[str]) -> str:
    """Return texts as one value, which SQL reads by ``texts(?)``.

    Of a list DuckDB takes each value by itself and looks for pandas twice every time: a tenth of a
    millisecond where pandas is not installed.

    >>> listed(["a", "b"])
    '["a", "b"]'
    """
    return json.dumps(list(texts))


def quoted(text: str | Path) -> str:
    """Return a text as an SQL literal."""
    return "'" + str(text).replace("'", "''") + "'"


def among(texts: Iterable[str]) -> str:
    """Return texts as the right side of an SQL ``IN``; files sorted by the left side are read where they hold one.

    >>> among(["a", "b"]), among([])
    ("('a', 'b')", '(NULL)')
    """
    return f"({', '.join(map(quoted, texts)) or 'NULL'})"


def as_json(row: Mapping[str, Any]) -> bytes:
    """Return a row as JSON, dates as text."""
    return json.dumps(row, default=str, ensure_ascii=False, sort_keys=True).encode()


def as_rows(result: Any) -> list[dict[str, Any]]:
    """Return the rows of a query as dictionaries."""
    names = [column[0] for column in result.description]
    return [dict(zip(names, row, strict=True)) for row in result.fetchall()]
