"""The data work as one line: a bar in a terminal, a line now and then in a log."""

import time
from pathlib import Path

import click
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from innoway.engine.facade.freshness import IngestProgress, progress

EVERY = 10.0
ENTITIES = "people and organisations"  # what is worked on when it is no source


class ProgressLine:
    """Follows the ingest of a store; ``update`` reads its state and shows what changed."""

    def __init__(self, store: Path) -> None:
        self.store = store
        self.shown = 0.0
        self.started = time.time()
        columns = (
            TextColumn("  {task.description}"), BarColumn(), TextColumn("{task.fields[detail]}"),
            TimeElapsedColumn(),
        )  # fmt: skip
        self.bar = Progress(*columns, console=Console(), transient=True)
        self.task = self.bar.add_task("Data", total=None, visible=False, detail="")

    def __enter__(self) -> "ProgressLine":
        if self.bar.console.is_terminal:
            self.bar.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.bar.stop()

    def update(self) -> None:
        """Show where the running ingest stands; what an earlier run left behind is not news."""
        now = progress(self.store)
        if now is None or now.state != "running" or now.updated.timestamp() < self.started:
            return
        if self.bar.console.is_terminal:
            self.bar.update(
                self.task, visible=True, total=now.total or None, completed=now.done,
                description=f"{now.source or ENTITIES} · {now.stage}", detail=f"{now.records:,} records",
            )  # fmt: skip
        elif time.monotonic() - self.shown > EVERY:
            self.shown = time.monotonic()
            click.echo(f"  {describe(now)}")

    def finish(self, problems: list[str]) -> None:
        """Say that the data work has ended, and what it could not take in."""
        self.bar.update(self.task, visible=False)
        for problem in problems:
            self.bar.console.print(f"  {problem}", highlight=False, markup=False)
        ended = "the rest of the data is in" if problems else "all data are in"
        self.bar.console.print(f"  Data: {ended}.", highlight=False)


def describe(now: IngestProgress) -> str:
    """Say in one line where the data work stands."""
    share = f"{now.share:.0%} " if now.share is not None else ""
    rejected = f", {now.rejected:,} in quarantine" if now.rejected else ""
    note = f" ({now.message})" if now.message else ""
    return f"Data: {now.source or ENTITIES} {now.stage} {share}· {now.records:,} records{rejected}{note}"
