"""Tell the terminal and the page how far an ingest is."""

import datetime
import json
import os
from collections.abc import Callable
from dataclasses import asdict, replace

from innoway.engine.records.state import IngestProgress
from innoway.engine.store.layout import Layout, write_atomically
from innoway.engine.store.leavings import alive

Clock = Callable[[], datetime.datetime]
Listener = Callable[[IngestProgress], None]
EVERY = datetime.timedelta(seconds=0.25)


class Progress:
    """The state of one run, written to ``progress.json`` at most four times a second."""

    def __init__(
        self, layout: Layout, source: str, clock: Clock, listener: Listener | None
    ) -> None:
        self._layout, self._clock, self._listener = layout, clock, listener
        now = clock()
        self.state = IngestProgress("running", source, "", "", 0, 0, 0, 0, now, now, "")
        self._written = now - EVERY

    def tell(self, *, force: bool = False, **changes: object) -> None:
        """Change some facts; write and announce them when it is time."""
        now = self._clock()
        self.state = replace(self.state, updated=now, **changes)  # type: ignore[arg-type]
        if not force and now - self._written < EVERY:
            return
        self._written = now
        write_atomically(self._layout.progress, _dumped(self.state), durable=False)
        if self._listener:
            self._listener(self.state)


def _dumped(state: IngestProgress) -> bytes:
    return json.dumps({**asdict(state), "pid": os.getpid()}, default=str).encode()


def read_progress(layout: Layout) -> IngestProgress | None:
    """Return the state of the running or last ingest; a dead one is "stopped"."""
    try:
        entry = json.loads(layout.progress.read_bytes())
    except (FileNotFoundError, ValueError):
        return None
    pid = entry.pop("pid", 0)
    if entry["state"] == "running" and not alive(pid):
        entry["state"] = "stopped"
    for name in ("started", "updated"):
        entry[name] = datetime.datetime.fromisoformat(entry[name])
    return IngestProgress(**entry)
