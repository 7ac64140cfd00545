"""What any text index behind the search must do; another backend joins by one more parameter."""

import multiprocessing
import os
import signal
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from innoway.engine.records.document import Document
from innoway.engine.search.clauses import Clause, Conditions, Group, Request
from innoway.engine.search.errors import IndexBusy
from innoway.engine.search.index import TextIndex
from innoway.engine.text.words import terms


@pytest.fixture(params=[TextIndex], ids=["tantivy"])
def open_index(request, tmp_path):
    return lambda: request.param.open(tmp_path / "index")


def document(identifier, text="", title="", **fields):
    return Document(identifier, "", title, text, "en", None, fields)


def words(text, weight=1.0):
    return Request(tuple(Group((Clause((t,), "body", weight),)) for t in terms(text)))


def ids(index, request, limit=50):
    return [index.document(match.address).id for match in index.find(request, limit=limit).found]


def test_nothing_is_visible_before_commit(open_index):
    index = open_index()
    index.upsert([document("1", "laser")])

    before = open_index().count()
    index.commit()

    assert (before, open_index().count()) == (0, 1)


def test_upsert_replaces_and_last_of_duplicates_wins(open_index):
    index = open_index()
    index.upsert([document("1", "old"), document("1", "older"), document("1", "new")])
    index.commit()
    index.upsert([document("1", "newest")])
    index.commit()

    assert index.count() == 1
    assert [ids(index, words(w)) for w in ("old", "new", "newest")] == [[], [], ["1"]]


def test_deletion_hides(open_index):
    index = open_index()
    index.upsert([document("1", "laser"), document("2", "laser")])
    index.commit()
    index.delete(["1", "unknown"])
    index.commit()

    assert ids(index, words("laser")) == ["2"]


def test_weights_order_matches(open_index):
    index = open_index()
    index.upsert([document("a", "laser beam"), document("b", "optic fibre")])
    index.commit()
    light = words("laser", 1.0).groups + words("optic", 3.0).groups

    assert ids(index, Request(light)) == ["b", "a"]


def test_needed_groups(open_index):
    index = open_index()
    index.upsert([document("a", "laser beam"), document("b", "laser")])
    index.commit()

    assert ids(index, Request(words("laser beam").groups, needed=2)) == ["a"]


def test_conditions_filter_without_scoring(open_index):
    index = open_index()
    index.upsert([document("a", "laser", owner=("X Corp",)), document("b", "laser", owner=("Y",))])
    index.commit()
    conditions = Conditions(filters=(("filter.owner", ("x corp",)),))

    plain = index.find(words("laser"), limit=5).found[0].score
    narrowed = index.find(Request(words("laser").groups, conditions), limit=5)

    assert ([m.score for m in narrowed.found], narrowed.total) == ([plain], 1)


@settings(max_examples=15)
@given(st.lists(st.text(st.characters(), max_size=40), min_size=1, max_size=8))
def test_every_document_is_found_by_its_id(tmp_path_factory, texts):
    index = TextIndex.open(tmp_path_factory.mktemp("any"))
    index.upsert(document(f"id {n} 号", text, text, any=(text,)) for n, text in enumerate(texts))
    index.commit()

    held = [index.document(index.by_id(f"id {n} 号")).id for n in range(len(texts))]

    assert held == [f"id {n} 号" for n in range(len(texts))]
    assert index.count() == len(texts)


UPSERT_AND_WAIT = """
import sys, time
from pathlib import Path
from innoway.engine.records.document import Document
from innoway.engine.search.index import TextIndex
index = TextIndex.open(Path(sys.argv[1]))
index.upsert([Document("kept", "", "", "kept", "en")])
index.commit()
index.upsert([Document(f"lost {n}", "", "", "lost", "en") for n in range(20000)])
print("ready", flush=True)
time.sleep(60)
"""


def test_killed_writer_loses_nothing_committed_and_blocks_nobody(open_index, tmp_path):
    open_index()
    writer = subprocess.Popen(
        [sys.executable, "-c", UPSERT_AND_WAIT, str(tmp_path / "index")],
        stdout=subprocess.PIPE, text=True, env=os.environ,
    )  # fmt: skip
    assert writer.stdout.readline() == "ready\n"
    writer.send_signal(signal.SIGKILL)
    writer.wait()
    writer.stdout.close()

    index = open_index()
    held = index.count()
    index.upsert([document("after", "after")])
    index.commit()

    assert (held, ids(index, words("kept")), index.count()) == (1, ["kept"], 2)


def test_update_of_a_hundred_is_seen_by_another_process(open_index, tmp_path):
    index = open_index()
    index.upsert(document(str(n), "laser beam") for n in range(5000))
    index.commit()
    with multiprocessing.get_context("spawn").Pool(1) as other:
        assert other.apply(_count, (tmp_path / "index",)) == 5000
        index.upsert(document(f"new {n}", "laser beam") for n in range(100))
        index.commit()
        seen = other.apply(_count, (tmp_path / "index",))

    assert seen == 5100


_OPEN: dict = {}


def _count(folder):
    index = _OPEN.setdefault(folder, TextIndex.open(folder))
    return index.count()


def test_second_writer_waits_and_is_refused_in_the_end(open_index, monkeypatch):
    monkeypatch.setattr("innoway.engine.search.index.LOCK_SECONDS", 0.2)
    first, second = open_index(), open_index()
    first.upsert([document("1")])

    with pytest.raises(IndexBusy):
        second.upsert([document("2")])
    first.commit()
    second.upsert([document("2")])
    second.commit()

    assert first.count() == 2
