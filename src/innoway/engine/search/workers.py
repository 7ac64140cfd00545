"""Encode texts in processes of their own, one a core.

They are plain child processes with pipes rather than ``multiprocessing``: that would run the
caller's script again in every child, and a script that indexes at its top level is fine here.
"""

import os
import struct
import subprocess
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from queue import SimpleQueue
from typing import Any, BinaryIO, Self

import numpy as np
import orjson

from innoway.engine.search.models import Vectors

_HEAD = struct.Struct("<II")
_ONE_THREAD = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")


class WorkersLost(Exception):
    """A worker process ended: killed by the system, or out of memory."""


def processors() -> int:
    """Return how many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class Workers:
    """Some processes that encode chunks of texts; results come in the order of the chunks."""

    def __init__(self, count: int) -> None:
        self._processes: list[subprocess.Popen[bytes]] = []
        self._free: SimpleQueue[subprocess.Popen[bytes]] = SimpleQueue()
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
        environment.update(dict.fromkeys(_ONE_THREAD, "1"))
        for _ in range(count):
            worker = subprocess.Popen(
                [sys.executable, "-m", "innoway.engine.search.workers"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                env=environment,
            )
            self._processes.append(worker)
            self._free.put(worker)
        self._threads = ThreadPoolExecutor(count)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def map(self, encoder: str, use: str, chunks: Sequence[Sequence[str]]) -> Iterator[Vectors]:
        """Encode chunks by the named encoder; ``use`` is "documents" or "questions".

        Raises:
            WorkersLost: A process ended before it answered.
        """
        asked = [self._threads.submit(self._ask, encoder, use, chunk) for chunk in chunks]
        try:
            for answer in asked:
                yield answer.result()
        finally:
            for answer in asked:
                answer.cancel()

    def _ask(self, encoder: str, use: str, texts: Sequence[str]) -> Vectors:
        worker = self._free.get()
        try:
            return _asked(worker, orjson.dumps([encoder, use, [_plain(text) for text in texts]]))
        except (OSError, struct.error, ValueError) as error:
            raise WorkersLost("an encoding process ended") from error
        finally:
            self._free.put(worker)

    def close(self) -> None:
        """End the processes, whatever they are doing."""
        self._threads.shutdown(wait=False, cancel_futures=True)
        for worker in self._processes:
            worker.kill()
        self._threads.shutdown(wait=True)
        for worker in self._processes:
            worker.wait()
            for pipe in (worker.stdin, worker.stdout):
                if pipe is not None:
                    with suppress(OSError):  # what a dead process did not read
                        pipe.close()


def _plain(text: str) -> str:
    return text.encode("utf-8", "replace").decode()


def _asked(worker: "subprocess.Popen[bytes]", question: bytes) -> Vectors:
    assert worker.stdin is not None
    assert worker.stdout is not None
    worker.stdin.write(_HEAD.pack(len(question), 0) + question)
    worker.stdin.flush()
    rows, width = _HEAD.unpack(_exactly(worker.stdout, _HEAD.size))
    data = _exactly(worker.stdout, 4 * rows * width)
    return np.frombuffer(data, np.float32).reshape(rows, width)


def _exactly(pipe: Any, size: int) -> bytes:
    data: bytes = pipe.read(size)
    if len(data) != size:
        raise ValueError("the pipe ended")
    return data


def encode(encoder: str, use: str, texts: Sequence[str]) -> Vectors:
    """Encode in this process."""
    from innoway.engine.search.e5 import E5, fine_encoder
    from innoway.engine.search.models import corpus_encoder

    model: Any = fine_encoder() if encoder == E5.name else corpus_encoder()
    return model.questions(texts) if use == "questions" else model.documents(texts)  # type: ignore[no-any-return]


def serve(source: BinaryIO, target: BinaryIO) -> None:
    """Answer questions from a pipe until it ends."""
    while head := source.read(_HEAD.size):
        encoder, use, texts = orjson.loads(source.read(_HEAD.unpack(head)[0]))
        rows = np.ascontiguousarray(encode(encoder, use, texts), np.float32)
        target.write(_HEAD.pack(*rows.shape) + rows.tobytes())
        target.flush()


if __name__ == "__main__":
    with os.fdopen(os.dup(1), "wb") as answers:
        os.dup2(2, 1)  # nothing a library prints may mix with the answers
        serve(sys.stdin.buffer, answers)
