"""The data work as one line: a bar in a terminal, a line now and then in a log."""

import time
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from innoway.engine.facade.freshness import IngestProgress, progress

EVERY = 10.0


class ProgressLine:
    """Follows the ingest of a store; ``update`` reads its state and shows what changed."""

    def __init__(self, store: Path) -> None:
        self.store = store
        self.shown = ("", 0.0)
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
        """Show the present state; what an earlier run left behind is not news."""
        now = progress(self.store)
        if now is None or now.updated.timestamp() < self.started:
            return
        running = now.state == "running"
        if running and self.bar.console.is_terminal:
            self._draw(now)
            return
        due = self.shown[0] != now.state or time.monotonic() - self.shown[1] > EVERY
        if due and (running or self.shown[0] != now.state):
            self.bar.update(self.task, visible=False)
            self.bar.console.print(f"  {describe(now)}", highlight=False)
            self.shown = (now.state, time.monotonic())

    def _draw(self, now: IngestProgress) -> None:
        self.bar.update(
            self.task, visible=True, total=now.total or None, completed=now.done,
            description=f"{now.source} · {now.stage}", detail=f"{now.records:,} records",
        )  # fmt: skip
        self.shown = (now.state, time.monotonic())


def describe(now: IngestProgress) -> str:
    """Say in one sentence where the data work stands."""
    share = f"{now.share:.0%} " if now.share is not None else ""
    rejected = f", {now.rejected:,} in quarantine" if now.rejected else ""
    note = f" ({now.message})" if now.message else ""
    if now.state == "running":
        return f"Data: {now.source} {now.stage} {share}· {now.records:,} records{rejected}{note}"
    ended = {"done": "all data are in", "failed": "the data work failed", "stopped": "stopped"}
    return f"Data: {ended.get(now.state, now.state)} · {now.records:,} records{rejected}{note}"
