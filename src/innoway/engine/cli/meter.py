"""A progress bar for a terminal; silence for a pipe."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from innoway.engine.records.state import IngestProgress

Listener = Callable[[IngestProgress], None]


@contextmanager
def meter(quiet: bool) -> Iterator[Listener | None]:
    """Yield a listener that draws the progress on standard error, or ``None`` when ``quiet``."""
    if quiet:
        yield None
        return
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        Progress,
        TextColumn,
        TimeElapsedColumn,
        TimeRemainingColumn,
    )

    bar = Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.percentage:>3.0f} %  {task.fields[counts]}"),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
        console=Console(stderr=True),
        transient=True,
    )
    with bar:
        task = bar.add_task("starting", total=None, counts="")

        def listen(state: IngestProgress) -> None:
            bar.update(
                task,
                description=" · ".join(filter(None, (state.file, state.stage))),
                completed=state.done,
                total=state.total or None,
                counts=f"{state.records:,} records, {state.rejected:,} refused",
            )

        yield listen
