"""Lines of bounded length with their place in the file."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """A line without its break. ``size`` counts the whole line even where ``data`` was cut."""

    data: bytes
    number: int
    start: int
    end: int
    size: int

    @property
    def cut(self) -> bool:
        return len(self.data) < self.size


def bounded_lines(
    blocks: Iterable[bytes], limit: int, *, start: int = 0, number: int = 1, keep: int = 1 << 20
) -> Iterator[Line]:
    """Yield lines; of one longer than ``limit`` only the first ``keep`` bytes are held."""
    keep = min(keep, limit)
    held = bytearray()
    size = 0  # of the line so far, also of what is no longer held
    at = start  # where the line begins
    for block in blocks:
        begin = 0
        while (stop := block.find(b"\n", begin)) >= 0:
            size += stop - begin
            line = bytes(held) + block[begin:stop]
            yield _line(line if size <= limit else line[:keep], number, at, at + size + 1, size)
            at += size + 1
            number += 1
            begin, size = stop + 1, 0
            held.clear()
        size += len(block) - begin
        if size <= limit:
            held += block[begin:]
        elif len(held) < keep:
            held += block[begin : begin + keep - len(held)]
        else:
            del held[keep:]
    if size:
        yield _line(
            bytes(held) if size <= limit else bytes(held[:keep]), number, at, at + size, size
        )


def _line(data: bytes, number: int, start: int, end: int, size: int) -> Line:
    if data.endswith(b"\r") and len(data) == size:
        return Line(data[:-1], number, start, end, size - 1)
    return Line(data, number, start, end, size)
