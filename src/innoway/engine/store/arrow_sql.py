"""SQL over files for readers of columnar sources: Arrow tables out, nothing kept."""

# ruff: noqa: S608 - file names are quoted

from pathlib import Path
from types import TracebackType
from typing import Any

import duckdb

from innoway.engine.store.connection import connect, quoted


class Scratch:
    """A throw-away database with bounded memory, as a context manager."""

    def __init__(self, folder: Path, *, memory: str = "") -> None:
        self._folder, self._memory = folder, memory
        self._con: Any = None

    def __enter__(self) -> "Scratch":
        self._con = connect(self._folder, memory=self._memory)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._con.close()

    @staticmethod
    def literal(value: str | Path) -> str:
        return quoted(value)

    def run(self, sql: str) -> None:
        self._con.execute(sql)

    def arrow(self, sql: str) -> Any:
        """Return the result as an Arrow table."""
        return self._con.execute(sql).to_arrow_table()

    def columns(self, parquet: Path) -> tuple[str, ...]:
        """Return the column names of a Parquet file.

        Raises:
            ValueError: It cannot be read.
        """
        try:
            rows = self._con.execute(f"DESCRIBE SELECT * FROM read_parquet({quoted(parquet)})")
            return tuple(row[0] for row in rows.fetchall())
        except duckdb.Error as error:
            raise ValueError(str(error)) from error
