"""Take files of a source into the store: read, check, publish, index; chunk by chunk."""

import datetime
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from innoway.engine.formats.input_file import RECORD_LIMIT, InputFile
from innoway.engine.pipelines import catalogue, indexing, judging, reading
from innoway.engine.pipelines.progress import Clock, Listener, Progress
from innoway.engine.records.expectation import Origin
from innoway.engine.records.source import Source
from innoway.engine.store import ledger
from innoway.engine.store.writer import Writer

INDEX_EVERY = datetime.timedelta(seconds=3)


@dataclass
class FileOutcome:
    """What became of one file. ``state``: "taken in", "known already" or "refused"."""

    file: str
    state: str = "taken in"
    fresh: int = 0
    known: int = 0
    rejected: int = 0
    passed: dict[str, int] = field(default_factory=dict)
    reasons: list[str] = field(default_factory=list)


def utc_now() -> datetime.datetime:
    """Return the time; the default clock of runs started by a person."""
    return datetime.datetime.now(datetime.UTC)


def ingest(
    store: Path,
    source: str,
    files: Iterable[Path],
    *,
    clock: Clock = utc_now,
    listener: Listener | None = None,
    index: bool = True,
    record_limit: int = RECORD_LIMIT,
    wait: bool = False,
) -> list[FileOutcome]:
    """Take in files of a source; what was taken in before is skipped by its content.

    Every chunk is one published version, so a killed run goes on where it stopped, and search
    works on what is in.

    Raises:
        StoreBusy: Another process writes to the store.
        UnknownSource: There is no such source.
    """
    declared = catalogue.source_named(source)
    with Writer(store, wait=wait) as writer:
        progress = Progress(writer.layout, source, clock, listener)
        run = Run(writer, declared, progress, clock, index, record_limit, clock())
        try:
            outcomes = [run.take(path) for path in files]
            run.finish()
        except BaseException as error:
            state = "failed" if isinstance(error, Exception) else "stopped"
            progress.tell(force=True, state=state, message=str(error)[:500])
            raise
        progress.tell(force=True, state="done", stage="", message="")
    return outcomes


@dataclass
class Run:
    """One ingest with all it needs; a file at a time."""

    writer: Writer
    source: Source
    progress: Progress
    clock: Callable[[], datetime.datetime]
    index: bool
    record_limit: int
    indexed: datetime.datetime

    def take(self, path: Path) -> FileOutcome:
        """Read one file to its end, unless its content was taken in already."""
        size = path.stat().st_size
        self.progress.tell(force=True, file=path.name, stage="hash", done=0, total=size)
        content = ledger.content_of(
            self.writer.layout, path, lambda done: self.progress.tell(done=done)
        )
        entry = self.writer.manifest.files.get(content, {})
        if entry.get("done"):
            return FileOutcome(path.name, "known already")
        file = InputFile(path, path.name, size, self.record_limit)
        outcome = FileOutcome(path.name)
        end = entry.get("end", [0, 0])
        for _ in self._chunks(file, content, (end[0], end[1]), outcome):
            pass
        entry = self.writer.manifest.files[content]
        outcome.reasons = entry["refused"]
        outcome.state = "refused" if entry["refused"] else "taken in"
        ledger.note(self.writer.layout, content, entry)
        return outcome

    def _chunks(
        self, file: InputFile, content: str, start: tuple[int, int], outcome: FileOutcome
    ) -> Iterator[None]:
        rules = catalogue.rules_of(self.source, self.clock().date())
        reader = catalogue.reader_of(self.source.name)
        self.progress.tell(stage="read", done=0)
        for chunk in reading.chunks(reader, file, start, rules, self.writer.layout.scratch):
            origin = Origin(
                self.source.name, self.source.precedence, chunk.member or file.name, content,
                self.clock(), rules if chunk.arrow else (),
            )  # fmt: skip
            done = self.writer.commit(origin, chunk)
            outcome.fresh += done.fresh
            outcome.known += done.known
            outcome.rejected += done.rejected
            for what, count in chunk.passed.items():
                outcome.passed[what] = outcome.passed.get(what, 0) + count
            self.progress.tell(
                force=True,
                done=chunk.done if chunk.total else file.read,
                total=chunk.total or file.size,
                records=self.progress.state.records + done.fresh,
                rejected=self.progress.state.rejected + done.rejected,
            )
            self._index_now_and_then(last=chunk.last)
            yield None

    def _index_now_and_then(self, *, last: bool) -> None:
        """Index after every chunk of a long file; short files of one run share one commit."""
        now = self.clock()
        if self.index and (not last or now - self.indexed > INDEX_EVERY):
            indexing.index_things(self.writer.layout.root)
            self.indexed = now

    def finish(self) -> None:
        """Bring people and organisations into the index, and judge what is published."""
        if self.index:
            self.progress.tell(force=True, stage="index")
            indexing.catch_up(self.writer.layout.root)
        self.progress.tell(force=True, stage="check")
        judging.judge(self.writer.layout.root, self.source)
