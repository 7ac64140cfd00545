"""Encoding processes: order, loss, and scripts that are not modules."""

import subprocess
import sys

import numpy as np
import pytest

from innoway.engine.search.models import corpus_encoder
from innoway.engine.search.workers import Workers, WorkersLost

SCRIPT = """
from pathlib import Path
from innoway.engine.facade.search import index_documents, query_topics
rows = [{"id": n, "text": f"document about subject {n}"} for n in range(300)]
filled = index_documents(Path("store"), rows, vectors=True)
answer = next(query_topics(Path("store"), [{"id": "t", "text": "subject 7"}], depth=3))
print(filled.vectors, answer.documents[0][0])
"""


def test_chunks_come_back_in_order_as_encoded_here():
    chunks = [["one wheel"], ["two pumps", "三个\ud800电池"], ["three lasers"]] * 3
    with Workers(2) as workers:
        found = list(workers.map("use3", "documents", chunks))

    here = [corpus_encoder().documents([t.replace("\ud800", "?") for t in c]) for c in chunks]
    assert np.concatenate(found) == pytest.approx(np.concatenate(here), abs=1e-4)


def test_a_killed_worker_is_told():
    with Workers(1) as workers:
        workers._processes[0].kill()
        with pytest.raises(WorkersLost):
            list(workers.map("use3", "documents", [["x"], ["y"]]))


def test_a_plain_script_can_index_and_ask(tmp_path):
    (tmp_path / "script.py").write_text(SCRIPT)

    done = subprocess.run(
        [sys.executable, "script.py"], cwd=tmp_path, capture_output=True, text=True, check=True
    )

    assert done.stdout == "300 7\n"
