"""Inflate deflate and gzip streams up to the very byte where they break."""

import zlib
from collections.abc import Iterator
from typing import BinaryIO

IN_BLOCK = 1 << 16
OUT_BLOCK = 1 << 20
RATIO_LIMIT = 1000
RATIO_FREE = 1 << 30

RAW_DEFLATE = -zlib.MAX_WBITS
GZIP = zlib.MAX_WBITS | 16


class Damage(Exception):
    """The stream ends here for a reason a person can read; bytes before it are good."""


def inflate(raw: BinaryIO, wbits: int, size: int | None = None) -> Iterator[bytes]:
    """Yield inflated blocks of at most ``OUT_BLOCK`` bytes from at most ``size`` bytes of ``raw``.

    Gzip members that follow each other are read as one stream. Output is flat in memory,
    and a stream that grows more than a thousandfold beyond its first GiB is refused.

    Raises:
        Damage: The stream is truncated, corrupt or a decompression bomb.
    """
    state = zlib.decompressobj(wbits)
    taken = given = 0
    left = size
    while True:
        piece = raw.read(IN_BLOCK if left is None else min(IN_BLOCK, left))
        if not piece:
            if taken == 0 and size != 0:
                raise Damage("the compressed stream is empty")
            if not state.eof and taken:
                raise Damage(f"the compressed stream is cut off after {taken} bytes")
            return
        taken += len(piece)
        left = None if left is None else left - len(piece)
        while piece:
            for block in _fed(state, piece):
                given += len(block)
                if given > RATIO_FREE and given > RATIO_LIMIT * taken:
                    raise Damage(f"decompression bomb: {taken} bytes grew to over {given}")
                yield block
            if not state.eof:
                break
            piece = state.unused_data
            if wbits == RAW_DEFLATE:
                raw.seek(-len(piece), 1)
                return
            piece = piece.lstrip(b"\0") or _padded(raw)
            if piece:
                state = zlib.decompressobj(wbits)


def _padded(raw: BinaryIO) -> bytes:
    """Return what follows a gzip member, past the zero padding tapes leave behind."""
    while piece := raw.read(IN_BLOCK):
        if piece := piece.lstrip(b"\0"):
            return piece
    return b""


def _fed(state: "zlib._Decompress", piece: bytes) -> Iterator[bytes]:
    safe = state.copy()
    try:
        block = state.decompress(piece, OUT_BLOCK)
    except zlib.error:
        yield from _by_byte(safe, piece)
        return
    yield block
    while state.unconsumed_tail and not state.eof:
        safe, piece = state.copy(), state.unconsumed_tail
        try:
            block = state.decompress(piece, OUT_BLOCK)
        except zlib.error:
            yield from _by_byte(safe, piece)
            return
        yield block


def _by_byte(state: "zlib._Decompress", piece: bytes) -> Iterator[bytes]:
    """Yield what comes out before the first bad byte, then raise."""
    kept: list[bytes] = []
    try:
        kept.extend(state.decompress(piece[at : at + 1]) for at in range(len(piece)))
    except zlib.error as error:
        yield b"".join(kept)
        raise Damage(f"the compressed stream is corrupt: {error}") from error
    yield b"".join(kept)
